// Writes links and values so that they load to exactly the same.
#include "sim/input/given_text.h"

#include <algorithm>

#include "sim/input/canonical.h"
#include "sim/input/edges.h"
#include "sim/input/numbers.h"

namespace agora::input {
namespace {

// As many links, or values of a column, are written out; a longer list in a file is left there.
constexpr std::size_t kMostWritten = 10000;

// Origins are a file, or a file and a line for lists that stand in a scenario.
bool is_file(const std::string& origin) {
    const std::size_t colon = origin.rfind(':');
    if (colon == std::string::npos || colon + 1 == origin.size()) return true;
    return !std::all_of(origin.begin() + static_cast<std::ptrdiff_t>(colon) + 1, origin.end(),
                        [](char c) { return c >= '0' && c <= '9'; });
}

std::string reference_text(const std::string& path, const std::string& hash, std::size_t rows) {
    return "{file: " + quoted(path) + ", hash: " + quoted(hash) + ", rows: " + std::to_string(rows) + "}\n";
}

std::string network_text(const GivenNetwork& network) {
    const std::size_t count = network.links.size();
    if (count > kMostWritten && is_file(network.origin))
        return "network:\n  edges: " + reference_text(network.origin, hash_text(network), count) +
               (network.ids.empty() ? "" : "  ids: any\n");
    std::string out = "network:\n  edges:\n";
    for (const GivenNetwork::Link& link : network.links) {
        out += "    - [" + std::to_string(link.from) + ", " + std::to_string(link.to);
        if (network.weighted) out += ", " + format_number(decimal(link.weight));
        out += "]\n";
    }
    std::string ids;
    for (const std::uint32_t id : network.ids) ids += (ids.empty() ? "" : ", ") + std::to_string(id);
    return out + (ids.empty() ? "" : "  ids: [" + ids + "]\n");
}

std::string column_text(const GivenColumn& given) {
    const std::size_t count = given.values.size();
    if (count > kMostWritten && is_file(given.origin))
        return "  " + given.column + ": " + reference_text(given.origin, hash_text(given.values), count);
    std::string out;
    for (const double value : given.values) out += (out.empty() ? "" : ", ") + format_number(value);
    return "  " + given.column + ": [" + out + "]\n";
}

}  // namespace

std::string given_text(const Scenario& scenario) {
    std::string out = scenario.network ? network_text(*scenario.network) : "";
    if (!scenario.agents.empty()) out += "agents:\n";
    for (const GivenColumn& given : scenario.agents) out += column_text(given);
    return out;
}

}  // namespace agora::input
