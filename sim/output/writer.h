// Writes groups, dimensions and variables as netCDF-4 compatible HDF5, into memory: the disk is touched only when all
// is well.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "sim/output/handle.h"

namespace agora::output {

using AttributeValue =
    std::variant<std::string, std::int32_t, std::vector<std::int8_t>, std::vector<std::int32_t>, std::vector<float>>;

struct Attribute {
    std::string name;
    AttributeValue value;  // an empty text is not written
};

using Values = std::variant<std::span<const float>, std::span<const double>, std::span<const std::int8_t>,
                            std::span<const std::int16_t>, std::span<const std::int32_t>, std::span<const std::string>>;

// One variable, values in row-major order. A variable named like its only dimension defines that dimension in its
// group, and must be written before the variables that lie along it. Float variables hold NaN where there is no value.
struct Variable {
    std::string name;
    std::vector<std::string> dimensions;
    Values values;
    std::vector<Attribute> attributes;
};

// The file being built. The first thing that fails is kept as the problem; all later calls then do nothing.
class FileImage {
  public:
    explicit FileImage(int deflate);
    // A copy of the file at `path`, to which groups can be added.
    FileImage(const std::string& path, int deflate);

    // Takes a group of the root out, if it is there; the bytes it used stay in the file.
    void remove(const std::string& group);

    // The finished file; empty with a problem. All groups must be gone.
    std::vector<std::byte> finish();
    const std::string& problem() const { return problem_; }

  private:
    friend class Group;
    bool check(bool fine, const std::string& what);

    QuietErrors quiet_;
    Handle file_;
    int deflate_;
    std::string problem_;
};

// One group: a data set that is complete without its parents. Dimensions learn of the variables along them at the end.
class Group {
  public:
    explicit Group(FileImage& image);  // the root
    Group(const Group& parent, const std::string& name);
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;
    ~Group();

    void write(const Variable& variable);
    void write(const Attribute& attribute);

  private:
    struct Use {  // as stored: which variable lies along a dimension, and as which of its axes
        hobj_ref_t variable;
        std::uint32_t axis;
    };
    struct Dimension {
        Handle dataset;
        hobj_ref_t reference;
        std::size_t size;
        std::vector<Use> uses;
    };

    std::vector<hsize_t> shape_of(const Variable& variable);
    Handle create_dataset(const Variable& variable, const std::vector<hsize_t>& shape);
    void write_attribute(hid_t object, const Attribute& attribute);
    void define_dimension(const Variable& variable, Handle dataset);
    void attach_dimensions(const Variable& variable, hid_t dataset);
    void write_uses(Dimension& dimension);

    FileImage& image_;
    Handle group_;
    std::string path_;
    std::map<std::string, Dimension> dimensions_;
};

}  // namespace agora::output
