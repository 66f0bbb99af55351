// Memory for columns: zero-filled, aligned, on huge pages where the system gives them.
#include <sys/mman.h>

#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "agora/world.h"

namespace agora {
namespace {

constexpr std::size_t kHugePage = std::size_t{2} << 20;

}  // namespace

Buffer::Buffer(std::size_t bytes) : size_(bytes) {
    if (bytes == 0) return;
    const std::size_t alignment = bytes >= kHugePage ? kHugePage : 64;
    const std::size_t padded = (bytes + alignment - 1) / alignment * alignment;
    data_ = static_cast<std::byte*>(std::aligned_alloc(alignment, padded));
    if (data_ == nullptr)
        std::abort();  // like operator new without exceptions: there is no smaller world to fall back on
#ifdef MADV_HUGEPAGE
    if (alignment == kHugePage) madvise(data_, padded, MADV_HUGEPAGE);
#endif
    std::memset(data_, 0, padded);
}

Buffer::~Buffer() { std::free(data_); }

void Buffer::swap(Buffer& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
}

}  // namespace agora
