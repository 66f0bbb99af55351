// HDF5's error stack as a line of text, and the string type of all labels.
#include "sim/output/handle.h"

namespace agora::output {
namespace {

herr_t keep_innermost(unsigned, const H5E_error2_t* error, void* text) {
    auto& out = *static_cast<std::string*>(text);
    if (out.empty() && error->desc != nullptr) out = error->desc;
    return 0;
}

}  // namespace

std::string last_hdf5_error() {
    std::string text;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, &keep_innermost, &text);
    H5Eclear2(H5E_DEFAULT);
    return text;
}

Handle text_type() {
    Handle type(H5Tcopy(H5T_C_S1));
    H5Tset_size(type.get(), H5T_VARIABLE);
    H5Tset_cset(type.get(), H5T_CSET_UTF8);
    return type;
}

}  // namespace agora::output
