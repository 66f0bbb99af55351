// Creation of variables, attributes and dimension scales with the HDF5 C API, byte for byte the same for the same
// input.
#include "sim/output/writer.h"

#include <limits>
#include <type_traits>

namespace agora::output {
namespace {

constexpr hsize_t kChunkBytes = 256 * 1024;
constexpr hsize_t kSmallBytes = 1024;  // below this, compression costs more than it saves
constexpr std::size_t kImageIncrement = 4 << 20;

template <class T>
hid_t number_type() {
    if constexpr (std::is_same_v<T, float>) return H5T_IEEE_F32LE;
    else if constexpr (std::is_same_v<T, double>) return H5T_IEEE_F64LE;
    else if constexpr (std::is_same_v<T, std::int8_t>) return H5T_STD_I8LE;
    else if constexpr (std::is_same_v<T, std::int16_t>) return H5T_STD_I16LE;
    else return H5T_STD_I32LE;
}

Handle copy_of_type(const Values& values) {
    return std::visit(
        [](auto span) {
            using T = std::remove_const_t<typename decltype(span)::element_type>;
            if constexpr (std::is_same_v<T, std::string>) return text_type();
            else return Handle(H5Tcopy(number_type<T>()));
        },
        values);
}

// Whole trailing axes and as much of the leading ones as fits: one design's replicates and times lie together.
std::vector<hsize_t> chunk_of(std::vector<hsize_t> shape, hsize_t value_bytes) {
    hsize_t bytes = value_bytes;
    for (const hsize_t size : shape) bytes *= size;
    for (hsize_t& size : shape) {
        if (bytes <= kChunkBytes) break;
        const hsize_t rest = bytes / size;
        size = rest >= kChunkBytes ? 1 : kChunkBytes / rest;
        bytes = rest * size;
    }
    return shape;
}

Handle dataset_creation(const Values& values, const std::vector<hsize_t>& shape, hsize_t value_bytes, int deflate) {
    Handle list(H5Pcreate(H5P_DATASET_CREATE));
    H5Pset_obj_track_times(list.get(), false);
    H5Pset_attr_creation_order(list.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    if (std::holds_alternative<std::span<const float>>(values)) {
        const float nothing = std::numeric_limits<float>::quiet_NaN();
        H5Pset_fill_value(list.get(), H5T_NATIVE_FLOAT, &nothing);
    }
    hsize_t bytes = value_bytes;
    for (const hsize_t size : shape) bytes *= size;
    if (bytes < kSmallBytes || deflate == 0 || std::holds_alternative<std::span<const std::string>>(values))
        return list;
    const std::vector<hsize_t> chunk = chunk_of(shape, value_bytes);
    H5Pset_chunk(list.get(), static_cast<int>(chunk.size()), chunk.data());
    H5Pset_shuffle(list.get());
    H5Pset_deflate(list.get(), static_cast<unsigned>(deflate));
    H5Pset_fletcher32(list.get());  // a damaged chunk is refused instead of read as other numbers
    return list;
}

herr_t write_values(hid_t dataset, const Values& values) {
    return std::visit(
        [dataset](auto span) {
            using T = std::remove_const_t<typename decltype(span)::element_type>;
            if constexpr (std::is_same_v<T, std::string>) {
                std::vector<const char*> pointers;
                for (const std::string& text : span) pointers.push_back(text.c_str());
                return H5Dwrite(dataset, text_type().get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data());
            } else {
                return H5Dwrite(dataset, number_type<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, span.data());
            }
        },
        values);
}

bool put_attribute(hid_t object, const std::string& name, hid_t type, hid_t space, const void* data) {
    const Handle attribute(H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT));
    return attribute && H5Awrite(attribute.get(), type, data) >= 0;
}

bool put_text(hid_t object, const std::string& name, const std::string& text) {
    const Handle type(H5Tcopy(H5T_C_S1));
    H5Tset_size(type.get(), text.size());
    H5Tset_strpad(type.get(), H5T_STR_NULLPAD);
    H5Tset_cset(type.get(), H5T_CSET_UTF8);
    return put_attribute(object, name, type.get(), Handle(H5Screate(H5S_SCALAR)).get(), text.data());
}

// The form the dimension scale specification asks for: ASCII with a terminating zero.
bool put_mark(hid_t object, const std::string& name, const std::string& text) {
    const Handle type(H5Tcopy(H5T_C_S1));
    H5Tset_size(type.get(), text.size() + 1);
    return put_attribute(object, name, type.get(), Handle(H5Screate(H5S_SCALAR)).get(), text.c_str());
}

template <class T>
bool put_numbers(hid_t object, const std::string& name, const std::vector<T>& values) {
    const hsize_t size = values.size();
    return put_attribute(object, name, number_type<T>(), Handle(H5Screate_simple(1, &size, nullptr)).get(),
                         values.data());
}

// The driver that keeps the whole file in memory and never writes it to a disk.
Handle access_in_memory() {
    Handle access(H5Pcreate(H5P_FILE_ACCESS));
    H5Pset_libver_bounds(access.get(), H5F_LIBVER_EARLIEST, H5F_LIBVER_V110);
    H5Pset_fclose_degree(access.get(), H5F_CLOSE_SEMI);
    H5Pset_fapl_core(access.get(), kImageIncrement, false);
    return access;
}

hobj_ref_t reference_to(hid_t dataset) {
    hobj_ref_t reference = 0;
    H5Rcreate(&reference, dataset, ".", H5R_OBJECT, -1);
    return reference;
}

}  // namespace

FileImage::FileImage(int deflate) : deflate_(deflate) {
    const Handle creation(H5Pcreate(H5P_FILE_CREATE)), access = access_in_memory();
    H5Pset_obj_track_times(creation.get(), false);
    H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_attr_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    // The name is never used as a file; HDF5 wants one that no other open file of the process has.
    const std::string name = "agora-image-" + std::to_string(reinterpret_cast<std::uintptr_t>(this));
    file_ = Handle(H5Fcreate(name.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()));
    check(bool(file_), "start the file");
}

FileImage::FileImage(const std::string& path, int deflate)
    : file_(H5Fopen(path.c_str(), H5F_ACC_RDWR, access_in_memory().get())), deflate_(deflate) {
    check(bool(file_), "open '" + path + "'");
}

void FileImage::remove(const std::string& group) {
    if (problem_.empty() && H5Lexists(file_.get(), group.c_str(), H5P_DEFAULT) > 0)
        check(H5Ldelete(file_.get(), group.c_str(), H5P_DEFAULT) >= 0, "replace group /" + group);
}

bool FileImage::check(bool fine, const std::string& what) {
    if (!fine && problem_.empty()) problem_ = "cannot " + what + ": " + last_hdf5_error();
    return fine;
}

std::vector<std::byte> FileImage::finish() {
    if (!problem_.empty()) return {};
    check(H5Fflush(file_.get(), H5F_SCOPE_GLOBAL) >= 0, "complete the file");
    const ssize_t size = H5Fget_file_image(file_.get(), nullptr, 0);
    if (!check(size > 0, "measure the file")) return {};
    std::vector<std::byte> image(static_cast<std::size_t>(size));
    check(H5Fget_file_image(file_.get(), image.data(), image.size()) == size, "copy the file");
    return problem_.empty() ? std::move(image) : std::vector<std::byte>{};
}

Group::Group(FileImage& image) : image_(image), path_("/") {
    if (image_.problem_.empty()) group_ = Handle(H5Gopen2(image_.file_.get(), "/", H5P_DEFAULT));
    if (image_.problem_.empty()) image_.check(bool(group_), "open the root group");
}

Group::Group(const Group& parent, const std::string& name) : image_(parent.image_), path_(parent.path_ + name + "/") {
    if (!image_.problem_.empty()) return;
    const Handle creation(H5Pcreate(H5P_GROUP_CREATE));
    H5Pset_obj_track_times(creation.get(), false);
    H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_attr_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    group_ = Handle(H5Gcreate2(parent.group_.get(), name.c_str(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
    image_.check(bool(group_), "create group " + path_);
}

Group::~Group() {
    for (auto& [name, dimension] : dimensions_)
        if (image_.problem_.empty() && !dimension.uses.empty()) write_uses(dimension);
}

void Group::write(const Attribute& attribute) {
    if (image_.problem_.empty()) write_attribute(group_.get(), attribute);
}

void Group::write(const Variable& variable) {
    if (!image_.problem_.empty()) return;
    const std::vector<hsize_t> shape = shape_of(variable);
    Handle dataset = create_dataset(variable, shape);
    if (!dataset) return;
    for (const Attribute& attribute : variable.attributes) write_attribute(dataset.get(), attribute);
    if (variable.dimensions.size() == 1 && variable.dimensions[0] == variable.name)
        define_dimension(variable, std::move(dataset));
    else if (!variable.dimensions.empty()) attach_dimensions(variable, dataset.get());
}

std::vector<hsize_t> Group::shape_of(const Variable& variable) {
    const std::size_t count = std::visit([](auto span) { return span.size(); }, variable.values);
    if (variable.dimensions.size() == 1 && variable.dimensions[0] == variable.name) return {count};
    std::vector<hsize_t> shape;
    hsize_t expected = 1;
    for (const std::string& name : variable.dimensions) {
        const auto found = dimensions_.find(name);
        if (!image_.check(found != dimensions_.end(), "find dimension " + path_ + name)) return {};
        shape.push_back(found->second.size);
        expected *= found->second.size;
    }
    image_.check(expected == count, "write " + path_ + variable.name + " with " + std::to_string(count) +
                                        " values, not " + std::to_string(expected));
    return shape;
}

Handle Group::create_dataset(const Variable& variable, const std::vector<hsize_t>& shape) {
    if (!image_.problem_.empty()) return {};
    const Handle type = copy_of_type(variable.values);
    const Handle space(shape.empty() ? H5Screate(H5S_SCALAR)
                                     : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr));
    const Handle creation = dataset_creation(variable.values, shape, H5Tget_size(type.get()), image_.deflate_);
    Handle dataset(H5Dcreate2(group_.get(), variable.name.c_str(), type.get(), space.get(), H5P_DEFAULT, creation.get(),
                              H5P_DEFAULT));
    if (!image_.check(bool(dataset), "create variable " + path_ + variable.name)) return {};
    image_.check(write_values(dataset.get(), variable.values) >= 0, "write variable " + path_ + variable.name);
    if (std::holds_alternative<std::span<const float>>(variable.values))
        write_attribute(dataset.get(), {"_FillValue", std::vector<float>{std::numeric_limits<float>::quiet_NaN()}});
    return dataset;
}

void Group::write_attribute(hid_t object, const Attribute& attribute) {
    const bool written = std::visit(
        [&](const auto& value) {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::string>)
                return value.empty() || put_text(object, attribute.name, value);
            else if constexpr (std::is_same_v<T, std::int32_t>)
                return put_attribute(object, attribute.name, H5T_STD_I32LE, Handle(H5Screate(H5S_SCALAR)).get(),
                                     &value);
            else return put_numbers(object, attribute.name, value);
        },
        attribute.value);
    image_.check(written, "write attribute " + attribute.name + " in " + path_);
}

// The attributes of HDF5's dimension scales are written here and not by its high-level library, which writes the list
// of uses anew for every variable and leaves undefined bytes in it, so that equal inputs would give unequal files.
void Group::define_dimension(const Variable& variable, Handle dataset) {
    image_.check(put_mark(dataset.get(), "CLASS", "DIMENSION_SCALE") && put_mark(dataset.get(), "NAME", variable.name),
                 "define dimension " + path_ + variable.name);
    const std::size_t size = std::visit([](auto span) { return span.size(); }, variable.values);
    const hobj_ref_t reference = reference_to(dataset.get());
    dimensions_.emplace(variable.name, Dimension{std::move(dataset), reference, size, {}});
}

void Group::attach_dimensions(const Variable& variable, hid_t dataset) {
    std::vector<hvl_t> scales;
    const hobj_ref_t self = reference_to(dataset);
    for (const std::string& name : variable.dimensions) {
        Dimension& dimension = dimensions_.at(name);
        dimension.uses.push_back({self, static_cast<std::uint32_t>(scales.size())});
        scales.push_back({1, &dimension.reference});
    }
    const hsize_t size = scales.size();
    const Handle type(H5Tvlen_create(H5T_STD_REF_OBJ)), space(H5Screate_simple(1, &size, nullptr));
    image_.check(put_attribute(dataset, "DIMENSION_LIST", type.get(), space.get(), scales.data()),
                 "attach dimensions to " + path_ + variable.name);
}

void Group::write_uses(Dimension& dimension) {
    constexpr std::size_t stored_bytes = sizeof(hobj_ref_t) + sizeof(std::uint32_t);
    const Handle stored(H5Tcreate(H5T_COMPOUND, stored_bytes)), held(H5Tcreate(H5T_COMPOUND, sizeof(Use)));
    H5Tinsert(stored.get(), "dataset", 0, H5T_STD_REF_OBJ);
    H5Tinsert(stored.get(), "dimension", sizeof(hobj_ref_t), H5T_STD_U32LE);
    H5Tinsert(held.get(), "dataset", offsetof(Use, variable), H5T_STD_REF_OBJ);
    H5Tinsert(held.get(), "dimension", offsetof(Use, axis), H5T_STD_U32LE);
    const hsize_t size = dimension.uses.size();
    const Handle space(H5Screate_simple(1, &size, nullptr));
    const Handle attribute(
        H5Acreate2(dimension.dataset.get(), "REFERENCE_LIST", stored.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT));
    image_.check(attribute && H5Awrite(attribute.get(), held.get(), dimension.uses.data()) >= 0,
                 "list the variables along a dimension of " + path_);
}

}  // namespace agora::output
