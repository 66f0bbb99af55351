// Builds document trees from the events of yaml-cpp, which by itself lets duplicate keys and open quotes pass.
#include "sim/input/document.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <string_view>
#include <utility>

#include "sim/input/report.h"

namespace agora::input {
namespace {

class Builder : public YAML::EventHandler {
  public:
    Builder(const Document& document, Report& report) : document_(document), report_(report) {}

    Node take_root() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { finish(node(Node::Kind::empty, mark)); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        report_.add(place(mark), "references (*name) are not used here", "the value itself, written out");
        finish(node(Node::Kind::refused, mark));
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
        Node scalar = node(Node::Kind::text, mark);
        scalar.text = value;
        scalar.quoted = tag == "!";
        refuse_tag(mark, tag);
        if (scalar.quoted && !quote_closes(mark)) {
            report_.add(place(mark), "the quote that opens here is never closed", "a closing quote");
            scalar.kind = Node::Kind::refused;
        }
        finish(std::move(scalar));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        refuse_tag(mark, tag);
        open_.push_back({node(Node::Kind::list, mark), {}, false});
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        refuse_tag(mark, tag);
        open_.push_back({node(Node::Kind::map, mark), {}, false});
    }
    void OnMapEnd() override { close(); }

  private:
    struct Open {
        Node container;
        Node key;
        bool has_key;
    };

    static Node node(Node::Kind kind, const YAML::Mark& mark) {
        Node out;
        out.kind = kind;
        out.line = mark.line + 1;
        out.column = mark.column + 1;
        return out;
    }
    Place place(const YAML::Mark& mark) const { return {&document_, mark.line + 1, mark.column + 1}; }

    void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (tag.empty() || tag == "?" || tag == "!") return;
        report_.add(place(mark), "type tags (!name) are not used here", "the value alone");
    }

    // Looks for the closing quote from the opening one on; the library takes the end of the file for one.
    bool quote_closes(const YAML::Mark& mark) const {
        const std::vector<std::string>& lines = document_.lines;
        auto line = static_cast<std::size_t>(mark.line);
        if (line >= lines.size()) return true;
        const std::size_t start = byte_of(lines[line], mark.column);
        const char quote = start < lines[line].size() ? lines[line][start] : ' ';
        if (quote != '"' && quote != '\'') return true;  // a block of text (| or >)
        for (std::size_t at = start + 1; line < lines.size(); ++line, at = 0)
            for (; at < lines[line].size(); ++at) {
                const char c = lines[line][at];
                const bool next_is_quote = at + 1 < lines[line].size() && lines[line][at + 1] == quote;
                if ((quote == '"' && c == '\\') || (quote == '\'' && c == quote && next_is_quote)) ++at;
                else if (c == quote) return true;
            }
        return false;
    }
    static std::size_t byte_of(const std::string& line, int column) {
        std::size_t at = 0;
        for (int characters = 0; at < line.size(); ++at)
            if ((static_cast<unsigned char>(line[at]) & 0xC0u) != 0x80u && characters++ == column) break;
        return at;
    }

    void close() {
        Node done = std::move(open_.back().container);
        open_.pop_back();
        finish(std::move(done));
    }

    void finish(Node value) {
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (Open& top = open_.back(); top.container.kind == Node::Kind::list) {
            top.container.items.push_back(std::move(value));
        } else if (!top.has_key) {
            top.key = std::move(value);
            top.has_key = true;
        } else {
            top.has_key = false;
            add_entry(top.container, {std::move(top.key), std::move(value)});
        }
    }

    void add_entry(Node& map, Entry entry) {
        const Place where{&document_, entry.key.line, entry.key.column};
        if (entry.key.kind == Node::Kind::refused) return;
        if (entry.key.kind != Node::Kind::text) {
            report_.add(where, "a key must be a name", "`name: value`");
            return;
        }
        const auto same = std::find_if(map.entries.begin(), map.entries.end(),
                                       [&](const Entry& other) { return other.key.text == entry.key.text; });
        if (same == map.entries.end()) {
            map.entries.push_back(std::move(entry));
            return;
        }
        report_.add(where, entry.key.text + " stands here twice",
                    "each name once (the first is on line " + std::to_string(same->key.line) + ")");
    }

    const Document& document_;
    Report& report_;
    std::vector<Open> open_;
    Node root_;
};

std::vector<std::string> split_lines(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        out.push_back(line);
    }
    return out;
}

// Bytes of the character that starts with `first`, or 0 when no character does.
std::size_t utf8_length(unsigned char first) {
    if (first < 0x80) return first == 0 ? 0 : 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    return first < 0xE0 ? 2 : (first < 0xF0 ? 3 : 4);
}

// Index of the first byte that is not UTF-8 text (or is a NUL), or npos.
std::size_t first_bad_byte(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        const std::size_t length = utf8_length(c);
        if (length == 0 || at + length > text.size()) return at;
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(text[at + k]) & 0xC0u) != 0x80u) return at;
        at += length;
    }
    return std::string::npos;
}

bool is_text(Document& document, const std::string& text, Report& report) {
    const std::size_t bad = first_bad_byte(text);
    if (bad == std::string::npos) return true;
    const auto line =
        static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n')) + 1;
    document.lines.clear();  // they could not be shown
    report.add(Place{&document, line, 1}, "this line is not UTF-8 text", "a file saved as UTF-8");
    return false;
}

int characters(const std::string& line) {
    const auto starts_one = [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; };
    return static_cast<int>(std::count_if(line.begin(), line.end(), starts_one));
}

// Tabs before a name are the usual reason why indented lines are not understood, so they are named before the rest.
void report_syntax(const Document& document, const YAML::Exception& error, Report& report) {
    const auto last = static_cast<int>(document.lines.size());
    for (int line = 1; line <= std::min(error.mark.line + 1, last); ++line) {
        const std::string& text = document.lines[static_cast<std::size_t>(line - 1)];
        const std::size_t first = text.find_first_not_of(" \t");
        if (first == std::string::npos || text.find('\t') >= first) continue;
        report.add(Place{&document, line, 1}, "a tab indents this line", "blanks, which YAML asks for");
        return;
    }
    Place place{&document, std::max(0, error.mark.line) + 1, std::max(0, error.mark.column) + 1};
    if (place.line > last && last > 0) place = {&document, last, characters(document.lines.back()) + 1};
    report.add(place, "this is not YAML: " + error.msg, "`name: value` lines, indented by blanks");
}

}  // namespace

void parse(Document& document, const std::string& bytes, Report& report) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    const std::string text = bytes.starts_with(byte_order_mark) ? bytes.substr(byte_order_mark.size()) : bytes;
    document.lines = split_lines(text);
    document.root.kind = Node::Kind::refused;
    if (!is_text(document, text, report)) return;
    Builder builder(document, report);
    try {
        std::istringstream stream(text);
        YAML::Parser parser(stream);
        parser.HandleNextDocument(builder);
        document.root = builder.take_root();
        Builder rest(document, report);
        if (parser.HandleNextDocument(rest)) {
            const Node second = rest.take_root();
            report.add(place_of(document, second), "a second document starts here", "one document in a file");
        }
    } catch (const YAML::Exception& error) {
        document.root.kind = Node::Kind::refused;
        report_syntax(document, error, report);
    }
}

std::string origin(const Place& place) { return place.document->label + ":" + std::to_string(place.line); }

Place place_of(const Document& document, const Entry& entry) {
    return place_of(document, entry.value.kind == Node::Kind::empty ? entry.key : entry.value);
}

Place place_of(const Document& document, const Node& node) {
    return {&document, std::max(1, node.line), std::max(1, node.column)};
}

}  // namespace agora::input
