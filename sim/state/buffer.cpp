// Memory for columns: zero-filled, aligned, on huge pages where the system gives them.
#include <sys/mman.h>

#include <cstring>
#include <new>
#include <utility>

#include "agora/world.h"

namespace agora {
namespace {

constexpr std::size_t kHugePage = std::size_t{2} << 20;

std::size_t alignment_of(std::size_t bytes) { return bytes >= kHugePage ? kHugePage : 64; }

}  // namespace

// Room for so many bytes, whatever they are.
void Buffer::hold(std::size_t bytes) {
    if (bytes <= capacity_) {
        size_ = bytes;
        return;
    }
    Buffer().swap(*this);
    const std::size_t alignment = alignment_of(bytes);
    const std::size_t whole = (bytes + alignment - 1) / alignment * alignment;
    data_ = static_cast<std::byte*>(::operator new(whole, std::align_val_t(alignment)));  // or std::bad_alloc
    capacity_ = whole;
    size_ = bytes;
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

Buffer::~Buffer() {
    if (data_ != nullptr) ::operator delete(data_, std::align_val_t(alignment_of(capacity_)));
}

void Buffer::swap(Buffer& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
}

}  // namespace agora
