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

// Room for so many bytes, whatever they are.
void Buffer::hold(std::size_t bytes) {
    size_ = bytes;
    if (bytes <= capacity_) return;
    std::free(data_);
    const std::size_t alignment = bytes >= kHugePage ? kHugePage : 64;
    capacity_ = (bytes + alignment - 1) / alignment * alignment;
    data_ = static_cast<std::byte*>(std::aligned_alloc(alignment, capacity_));
    if (data_ == nullptr)
        std::abort();  // like operator new without exceptions: there is no smaller world to fall back on
#ifdef MADV_HUGEPAGE
    if (alignment == kHugePage) madvise(data_, capacity_, MADV_HUGEPAGE);
#endif
}

void Buffer::clear(std::size_t bytes) {
    hold(bytes);
    if (bytes > 0) std::memset(data_, 0, bytes);
}

void Buffer::copy(const Buffer& other) {
    hold(other.size_);
    if (size_ > 0) std::memcpy(data_, other.data_, size_);
}

Buffer::~Buffer() { std::free(data_); }

void Buffer::swap(Buffer& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
}

}  // namespace agora
