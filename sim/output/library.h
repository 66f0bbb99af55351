// What is known about the HDF5 library this program runs with.
#pragma once

#include <string>

namespace agora::output {

// "1.10.8".
std::string hdf5_version();

}  // namespace agora::output
