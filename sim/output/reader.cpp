// Variables and attributes by name, with every failure turned into one sentence about the file.
#include "sim/output/reader.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace agora::output {
namespace {

constexpr std::size_t kMostValues = std::size_t{1}
                                    << 31;  // more than any study holds; a damaged file may claim anything

herr_t add_name(hid_t, const char* name, const H5L_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

std::string open_problem(const std::string& path) {
    const std::string start = "cannot read '" + path + "': ";
    if (::access(path.c_str(), R_OK) != 0) return start + std::generic_category().message(errno);
    if (H5Fis_hdf5(path.c_str()) == 0) return start + "it is not an HDF5 file";
    return start + last_hdf5_error() + " (if the file system cannot lock files, set HDF5_USE_FILE_LOCKING=FALSE)";
}

}  // namespace

Reader::Reader(const std::string& path) : file_(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT)), path_(path) {
    if (!file_) problem_ = open_problem(path);
}

bool Reader::check(bool fine, const std::string& what) {
    if (!fine && problem_.empty()) problem_ = "cannot read '" + path_ + "': " + what;
    return fine;
}

bool Reader::has(const std::string& object) const {
    for (std::size_t slash = object.find('/'); slash != std::string::npos; slash = object.find('/', slash + 1))
        if (H5Lexists(file_.get(), object.substr(0, slash).c_str(), H5P_DEFAULT) <= 0) return false;
    return H5Lexists(file_.get(), object.c_str(), H5P_DEFAULT) > 0;
}

std::string Reader::attribute(const std::string& object, const std::string& name) {
    if (!problem_.empty() || H5Aexists_by_name(file_.get(), object.c_str(), name.c_str(), H5P_DEFAULT) <= 0) return {};
    const Handle attribute(H5Aopen_by_name(file_.get(), object.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT));
    const Handle type(H5Aget_type(attribute.get())), space(H5Aget_space(attribute.get()));
    const bool is_text = H5Tget_class(type.get()) == H5T_STRING && H5Tis_variable_str(type.get()) == 0 &&
                         H5Sget_simple_extent_npoints(space.get()) == 1;
    if (!check(is_text, "attribute '" + name + "' is not text")) return {};
    std::string text(H5Tget_size(type.get()), '\0');
    check(H5Aread(attribute.get(), type.get(), text.data()) >= 0, "attribute '" + name + "' is damaged");
    return text.substr(0, text.find('\0'));
}

std::size_t Reader::length(const std::string& dimension) {
    if (!problem_.empty()) return 0;
    const Handle dataset(H5Dopen2(file_.get(), dimension.c_str(), H5P_DEFAULT));
    const Handle space(dataset ? H5Dget_space(dataset.get()) : -1);
    const hssize_t size = space ? H5Sget_simple_extent_npoints(space.get()) : -1;
    if (!check(size > 0 && static_cast<std::size_t>(size) < kMostValues, "it has no '" + dimension + "'")) return 0;
    return static_cast<std::size_t>(size);
}

std::vector<std::string> Reader::variables(const std::string& group) {
    std::vector<std::string> names, variables;
    if (!problem_.empty()) return {};
    const Handle place(H5Gopen2(file_.get(), group.c_str(), H5P_DEFAULT));
    check(H5Literate(place.get(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, &add_name, &names) >= 0,
          "its variables cannot be listed");
    for (std::string& name : names) {
        const Handle object(H5Oopen(place.get(), name.c_str(), H5P_DEFAULT));
        if (object && H5Iget_type(object.get()) == H5I_DATASET) variables.push_back(std::move(name));
    }
    return variables;
}

std::size_t Reader::rank(const std::string& variable) {
    const Handle dataset(H5Dopen2(file_.get(), variable.c_str(), H5P_DEFAULT));
    const Handle space(dataset ? H5Dget_space(dataset.get()) : -1);
    const int rank = space ? H5Sget_simple_extent_ndims(space.get()) : 0;
    return rank > 0 ? static_cast<std::size_t>(rank) : 0;
}

bool Reader::is_text(const std::string& variable) const { return class_of(variable) == H5T_STRING; }

bool Reader::is_whole(const std::string& variable) const { return class_of(variable) == H5T_INTEGER; }

H5T_class_t Reader::class_of(const std::string& variable) const {
    const Handle dataset(H5Dopen2(file_.get(), variable.c_str(), H5P_DEFAULT));
    const Handle type(dataset ? H5Dget_type(dataset.get()) : -1);
    return type ? H5Tget_class(type.get()) : H5T_NO_CLASS;
}

Handle Reader::open_variable(const std::string& variable, std::size_t expected) {
    if (!problem_.empty()) return {};
    if (!check(has(variable), "it has no '" + variable + "'")) return {};
    Handle dataset(H5Dopen2(file_.get(), variable.c_str(), H5P_DEFAULT));
    const Handle space(dataset ? H5Dget_space(dataset.get()) : -1);
    const hssize_t size = space ? H5Sget_simple_extent_npoints(space.get()) : -1;
    const bool fine = size >= 0 && static_cast<std::size_t>(size) == expected && expected < kMostValues;
    return check(fine, "'" + variable + "' does not have " + std::to_string(expected) + " values") ? std::move(dataset)
                                                                                                   : Handle();
}

template <class T>
std::vector<T> Reader::numbers(const std::string& variable, std::size_t expected, hid_t type, H5T_class_t kind) {
    const Handle dataset = open_variable(variable, expected);
    if (!dataset) return {};
    const Handle stored(H5Dget_type(dataset.get()));
    if (!check(H5Tget_class(stored.get()) == kind, "'" + variable + "' has another type")) return {};
    std::vector<T> values(expected);
    const bool read = H5Dread(dataset.get(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) >= 0;
    return check(read, "'" + variable + "' is damaged") ? values : std::vector<T>();
}

std::vector<std::int32_t> Reader::integers(const std::string& variable, std::size_t expected) {
    return numbers<std::int32_t>(variable, expected, H5T_NATIVE_INT32, H5T_INTEGER);
}

std::vector<float> Reader::floats(const std::string& variable, std::size_t expected) {
    return numbers<float>(variable, expected, H5T_NATIVE_FLOAT, H5T_FLOAT);
}

std::vector<double> Reader::doubles(const std::string& variable, std::size_t expected) {
    return numbers<double>(variable, expected, H5T_NATIVE_DOUBLE, H5T_FLOAT);
}

std::vector<std::string> Reader::texts(const std::string& variable, std::size_t expected) {
    const Handle dataset = open_variable(variable, expected);
    if (!dataset) return {};
    const Handle stored(H5Dget_type(dataset.get())), space(H5Dget_space(dataset.get())), type = text_type();
    if (!check(H5Tis_variable_str(stored.get()) > 0, "'" + variable + "' is not text")) return {};
    std::vector<char*> pointers(expected, nullptr);
    const bool read = H5Dread(dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()) >= 0;
    std::vector<std::string> texts;
    for (const char* text : pointers) texts.emplace_back(text == nullptr ? "" : text);
    H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, pointers.data());
    return check(read, "'" + variable + "' is damaged") ? texts : std::vector<std::string>();
}

}  // namespace agora::output
