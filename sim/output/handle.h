// The few pieces of the HDF5 C API that reading and writing share: owned handles, silence, and errors as text.
#pragma once

#include <hdf5.h>

#include <string>
#include <utility>

namespace agora::output {

// Owns one HDF5 identifier of any kind; false when the call that made it failed.
class Handle {
  public:
    Handle() = default;
    explicit Handle(hid_t id) : id_(id) {}
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)) {}
    Handle& operator=(Handle&& other) noexcept { return std::swap(id_, other.id_), *this; }
    ~Handle() {
        if (id_ >= 0) H5Idec_ref(id_);
    }

    hid_t get() const { return id_; }
    explicit operator bool() const { return id_ >= 0; }

  private:
    hid_t id_ = -1;
};

// While one lives, HDF5 keeps its errors to itself instead of printing them.
class QuietErrors {
  public:
    QuietErrors() {
        H5Eget_auto2(H5E_DEFAULT, &function_, &data_);
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;
    ~QuietErrors() { H5Eset_auto2(H5E_DEFAULT, function_, data_); }

  private:
    H5E_auto2_t function_ = nullptr;
    void* data_ = nullptr;
};

// What HDF5 says went wrong last, innermost cause first; empty when it says nothing.
std::string last_hdf5_error();

// Text of any length in UTF-8.
Handle text_type();

}  // namespace agora::output
