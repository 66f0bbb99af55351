// Formats are recognised by what they begin with, never by the name of the file.
#include "sim/input/text_file.h"

#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace agora::input {
namespace {

constexpr std::size_t kMostUnpacked = std::size_t{1} << 32;
constexpr const char* kNetworkx = "two columns of numbers; networkx reads this format and writes them (write_edgelist)";
constexpr const char* kUnpackFirst = "plain text, or text packed with gzip: unpack the file first";

struct Format {
    std::string_view beginning;  // in small letters
    const char* name;
    const char* way;
};
constexpr Format kFormats[] = {
    {"*vertices", "Pajek", kNetworkx},
    {"*network", "Pajek", kNetworkx},
    {"*edges", "Pajek", kNetworkx},
    {"*arcs", "Pajek", kNetworkx},
    {"<?xml", "XML, such as GraphML or GEXF", kNetworkx},
    {"<graphml", "GraphML", kNetworkx},
    {"<gexf", "GEXF", kNetworkx},
    {"graph [", "GML", kNetworkx},
    {"graph\n", "GML", kNetworkx},
    {"creator", "GML", kNetworkx},
    {"% sym", "KONECT", "two columns or three; `grep -v '^%' FILE | cut -d' ' -f1,2` leaves them, with `ids: any`"},
    {"% asym", "KONECT", "two columns or three; `grep -v '^%' FILE | cut -d' ' -f1,2` leaves them, with `ids: any`"},
    {"% bip", "KONECT, with two kinds of nodes", "a network of one kind of nodes"},
    {"pk\x03\x04", "a packed file or a spreadsheet", "plain text: save the sheet as CSV"},
    {"\x89hdf", "HDF5", "plain text"},
    {"bzh", "text packed with bzip2", kUnpackFirst},
    {"\xfd"
     "7zxz",
     "text packed with xz", kUnpackFirst},
    {"(\xb5/\xfd", "text packed with zstd", kUnpackFirst},
    {"\xff\xfe", "text in UTF-16", "text in UTF-8"},
    {"\xfe\xff", "text in UTF-16", "text in UTF-8"},
};

bool begins_with(std::string_view text, std::string_view beginning) {
    return text.size() >= beginning.size() &&
           std::equal(beginning.begin(), beginning.end(), text.begin(), [](char wanted, char found) {
               return found == wanted || std::tolower(static_cast<unsigned char>(found)) == wanted;
           });
}

// Goes on from one packed part to the next, since parts may stand one after the other.
bool inflate_all(z_stream& stream, std::string& out) {
    std::string piece(std::size_t{1} << 20, '\0');
    int state = Z_OK;
    while (state != Z_STREAM_END || stream.avail_in > 0) {
        if (state == Z_STREAM_END && inflateReset(&stream) != Z_OK) return false;
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        state = inflate(&stream, Z_NO_FLUSH);
        const std::size_t made = piece.size() - stream.avail_out;
        const bool is_stuck = state == Z_BUF_ERROR || (made == 0 && stream.avail_in == 0 && state != Z_STREAM_END);
        if (is_stuck || (state != Z_OK && state != Z_STREAM_END) || out.size() + made > kMostUnpacked) return false;
        out.append(piece, 0, made);
    }
    return true;
}

}  // namespace

std::optional<std::string> unpacked(std::string text) {
    if (!begins_with(text, "\x1f\x8b")) return text;
    constexpr int gzip_window = 15 + 16;
    z_stream stream{};
    if (text.size() > kMostUnpacked - 1 || inflateInit2(&stream, gzip_window) != Z_OK) return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef*>(text.data());
    stream.avail_in = static_cast<uInt>(text.size());
    std::string out;
    const bool fine = inflate_all(stream, out);
    inflateEnd(&stream);
    return fine ? std::optional(std::move(out)) : std::nullopt;
}

bool is_foreign(const std::string& path, std::string_view text, Report& report) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (const Format& format : kFormats)
        if (begins_with(text, format.beginning)) {
            report.add(path, "this file is in another format: " + std::string(format.name), format.way);
            return true;
        }
    return false;
}

bool is_matrix_market(std::string_view text) { return begins_with(text, "%%matrixmarket"); }

}  // namespace agora::input
