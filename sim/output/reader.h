// Reads variables and attributes of an HDF5 file that may be damaged or not ours: every size is checked before it is
// used.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/output/handle.h"

namespace agora::output {

// The first thing that fails is kept as the problem; all later calls then return nothing.
class Reader {
  public:
    explicit Reader(const std::string& path);

    bool has(const std::string& object) const;
    std::string attribute(const std::string& object, const std::string& name);  // text; empty when there is none
    std::size_t length(const std::string& dimension);                           // values of a one-dimensional variable
    std::vector<std::string> variables(const std::string& group = "/");         // as they were created
    std::size_t rank(const std::string& variable);
    bool is_text(const std::string& variable) const;
    bool is_whole(const std::string& variable) const;  // whether it holds integers

    // All values of a variable, which must be `expected` in number.
    std::vector<std::string> texts(const std::string& variable, std::size_t expected);
    std::vector<std::int32_t> integers(const std::string& variable, std::size_t expected);
    std::vector<float> floats(const std::string& variable, std::size_t expected);
    std::vector<double> doubles(const std::string& variable, std::size_t expected);

    const std::string& problem() const { return problem_; }
    bool check(bool fine, const std::string& what);

  private:
    H5T_class_t class_of(const std::string& variable) const;
    Handle open_variable(const std::string& variable, std::size_t expected);
    template <class T>
    std::vector<T> numbers(const std::string& variable, std::size_t expected, hid_t type, H5T_class_t kind);

    QuietErrors quiet_;
    Handle file_;
    std::string path_;
    std::string problem_;
};

}  // namespace agora::output
