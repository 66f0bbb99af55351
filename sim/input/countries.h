// Country codes of ISO 3166-1 alpha-3.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace agora::input {

bool is_country_code(std::string_view code);

// The code most like `code`: that of its alpha-2 form where it is one of Europe's, else the nearest spelling, or empty.
std::string nearest_country_code(std::string_view code);

}  // namespace agora::input
