// A text file as a tree in which every value knows its line and column; the only place that knows the YAML library.
#pragma once

#include <string>
#include <vector>

namespace agora::input {

struct Entry;

// One value of a YAML document. Scalars stay text: what they mean is decided by whoever knows what is expected.
struct Node {
    // `refused` stands for something already reported (an alias, say): readers pass over it in silence.
    enum class Kind { empty, text, list, map, refused };
    Kind kind = Kind::empty;
    std::string text;
    bool quoted = false;
    int line = 0;                // from 1
    int column = 0;              // from 1, in characters
    std::vector<Node> items;     // of a list
    std::vector<Entry> entries;  // of a map, in order, every key once
};

struct Entry {
    Node key;
    Node value;
};

struct Document {
    std::string path;                // as shown in messages
    std::string label;               // the file's name without its folder, as shown in origins
    std::vector<std::string> lines;  // for messages
    Node root;
};

// A position in a document; the document must outlive it.
struct Place {
    const Document* document = nullptr;
    int line = 0;
    int column = 0;
};

class Report;

// Reads one YAML document. Broken syntax, duplicate keys, aliases, type tags, keys that are not text, open quotes, text
// that is not UTF-8 and second documents are reported; after broken syntax or encoding the root is `refused`.
void parse(Document& document, const std::string& bytes, Report& report);

// "estonia.yaml:12".
std::string origin(const Place& place);

// Where a value stands, or its key when the value is empty (the YAML library places an empty value at what follows it).
Place place_of(const Document& document, const Entry& entry);
Place place_of(const Document& document, const Node& node);

}  // namespace agora::input
