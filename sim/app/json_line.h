// What every command prints with --json: one object a line, of a shape with a version.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace agora::app {

// The fields as one line, after "schema": "agora.cli/1". Bytes that are not UTF-8 are replaced.
std::string json_line(const nlohmann::ordered_json& fields);

}  // namespace agora::app
