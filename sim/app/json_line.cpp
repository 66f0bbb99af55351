// Writes lines of JSON.
#include "sim/app/json_line.h"

namespace agora::app {

std::string json_line(const nlohmann::ordered_json& fields) {
    nlohmann::ordered_json line{{"schema", "agora.cli/1"}};
    line.update(fields);
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace agora::app
