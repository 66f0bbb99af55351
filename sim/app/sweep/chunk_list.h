// Lists of chunks as Slurm writes them: "3,7,9-12".
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace agora::app {

// The chunks of such a text, each below `chunks`. Stops (64) when it is anything else.
std::vector<std::size_t> read_chunk_list(const std::string& text, std::size_t chunks);

// Ascending chunks as a text.
std::string chunk_list_text(const std::vector<std::size_t>& chunks);

}  // namespace agora::app
