// SHA-256, for names of inputs and texts that anyone can compute again with common tools.
#pragma once

#include <string>
#include <string_view>

namespace agora {

// The SHA-256 digest of the bytes (FIPS 180-4), as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace agora
