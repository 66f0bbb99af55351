// Single numbers and ranges, parted by commas.
#include "sim/app/sweep/chunk_list.h"

#include <fmt/format.h>

#include "sim/app/stop.h"
#include "sim/input/numbers.h"

namespace agora::app {

std::vector<std::size_t> read_chunk_list(const std::string& text, std::size_t chunks) {
    std::vector<std::size_t> out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::string word = text.substr(at, text.find(',', at) - at);
        at += word.size() + 1;
        const std::size_t dash = word.find('-');
        const auto first = input::parse_whole(word.substr(0, dash));
        const auto last = dash == std::string::npos ? first : input::parse_whole(word.substr(dash + 1));
        if (!first || !last || *last < *first || *last >= chunks)
            throw Stop(kUsage,
                       fmt::format("--chunk takes chunks from 0 to {}, such as 3,7,9-12, not '{}'", chunks - 1, text));
        for (std::uint64_t c = *first; c <= *last; ++c) out.push_back(c);
    }
    return out;
}

std::string chunk_list_text(const std::vector<std::size_t>& chunks) {
    std::string out;
    for (std::size_t i = 0; i < chunks.size();) {
        std::size_t end = i + 1;
        while (end < chunks.size() && chunks[end] == chunks[end - 1] + 1) ++end;
        out += (out.empty() ? "" : ",") + std::to_string(chunks[i]);
        if (end > i + 1) out += "-" + std::to_string(chunks[end - 1]);
        i = end;
    }
    return out;
}

}  // namespace agora::app
