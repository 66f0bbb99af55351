// Plain values, lists and texts as bytes one after another, and back again, with every size checked before it is used.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace agora::output {

template <class T>
concept Plain = std::is_trivially_copyable_v<T>;

// Appends what it is given: numbers as they lie in memory, lists and texts after their length.
class Packer {
  public:
    template <Plain T>
    void exchange(const T& value) {
        append(&value, sizeof value);
    }
    template <Plain T>
    void exchange(const std::vector<T>& list) {
        exchange(std::uint64_t{list.size()});
        append(list.data(), list.size() * sizeof(T));
    }
    void exchange(const std::string& text) {
        exchange(std::uint64_t{text.size()});
        append(text.data(), text.size());
    }
    // Packs a list whose items `exchange_item(packer, item)` knows how to pack.
    template <class T, class Function>
    void exchange_each(const std::vector<T>& list, const Function& exchange_item) {
        exchange(std::uint64_t{list.size()});
        for (const T& item : list) exchange_item(*this, item);
    }
    const std::vector<std::byte>& bytes() const { return bytes_; }

    void append(const void* data, std::size_t size) {
        const std::size_t end = bytes_.size();
        bytes_.resize(end + size);
        if (size > 0) std::memcpy(bytes_.data() + end, data, size);
    }

  private:
    std::vector<std::byte> bytes_;
};

// Takes the same things in the same order. What does not fit in the bytes is left as it was, and finished() is false.
class Unpacker {
  public:
    explicit Unpacker(std::span<const std::byte> bytes) : left_(bytes) {}

    template <Plain T>
    void exchange(T& value) {
        take(&value, 1, sizeof value);
    }
    template <Plain T>
    void exchange(std::vector<T>& list) {
        list.resize(count_of(sizeof(T)));
        take(list.data(), list.size(), sizeof(T));
    }
    void exchange(std::string& text) {
        text.resize(count_of(1));
        take(text.data(), text.size(), 1);
    }
    template <class T, class Function>
    void exchange_each(std::vector<T>& list, const Function& exchange_item) {
        list.clear();
        for (std::size_t left = count_of(1); left > 0 && fine_; --left) exchange_item(*this, list.emplace_back());
    }
    // For what can be read and yet not be right.
    void refuse() { fine_ = false; }
    // Whether everything was there, and nothing is left.
    bool finished() const { return fine_ && left_.empty(); }

  private:
    // A length, or 0 when so many items cannot follow.
    std::size_t count_of(std::size_t item_bytes) {
        std::uint64_t count = 0;
        exchange(count);
        fine_ = fine_ && count <= left_.size() / item_bytes;
        return fine_ ? static_cast<std::size_t>(count) : 0;
    }
    void take(void* data, std::size_t count, std::size_t item_bytes) {
        fine_ = fine_ && count <= left_.size() / item_bytes;
        if (!fine_ || count == 0) return;
        std::memcpy(data, left_.data(), count * item_bytes);
        left_ = left_.subspan(count * item_bytes);
    }
    std::span<const std::byte> left_;
    bool fine_ = true;
};

}  // namespace agora::output
