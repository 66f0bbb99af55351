// Reading links costs little more than looking at every byte once; finding double ones, one pass over sorted ends.
#include "sim/input/edges.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <utility>

#include "sim/input/fields.h"
#include "sim/input/link_table.h"
#include "sim/input/text_file.h"

namespace agora::input {
namespace {

constexpr const char* kColumns = "two columns, the ends of a link, or three with its weight";
// Double links that are looked at; those told are the first of them in the file.
constexpr std::size_t kMostFindings = 100000;

std::string with_line(std::string message, int line) {
    const std::size_t mark = message.find('%');
    return mark == std::string::npos ? message : message.replace(mark, 1, std::to_string(line));
}

class Hash {
  public:
    void add(std::uint64_t word) {
        state_ = (state_ ^ word) * 0x9E3779B97F4A7C15u;
        state_ ^= state_ >> 32;
    }
    std::string text() const {
        std::string out(16, '0');
        for (std::size_t i = 0; i < 16; ++i) out[15 - i] = "0123456789abcdef"[(state_ >> (4 * i)) & 15];
        return out;
    }

  private:
    std::uint64_t state_ = 0xCBF29CE484222325u;
};

}  // namespace

std::string hash_text(const GivenNetwork& network) {
    Hash hash;
    for (const GivenNetwork::Link& link : network.links) {
        hash.add(std::uint64_t{link.from} << 32 | link.to);
        hash.add(std::bit_cast<std::uint32_t>(link.weight));
    }
    return hash.text();
}

std::string hash_text(const std::vector<double>& values) {
    Hash hash;
    for (const double value : values) hash.add(std::bit_cast<std::uint64_t>(value));
    return hash.text();
}

void EdgeList::add(std::uint32_t from, std::uint32_t to, float weight, bool has_weight) {
    forms_[0]->links.push_back({from, to, weight});
    forms_[0]->weighted = forms_[0]->weighted || has_weight;
    least_nodes_ = std::max({least_nodes_, from + 1, to + 1});
}

void EdgeList::read_table(Report& report) {
    LinkTable table(path_, text_);
    while (table.next(report)) add(table.from(), table.to(), static_cast<float>(table.weight()), table.has_weight());
    declared_nodes_ = table.nodes();
    least_nodes_ = std::max(least_nodes_, declared_nodes_);
}

std::shared_ptr<EdgeList> EdgeList::read(const std::string& path, std::string text, Report& report) {
    std::shared_ptr<EdgeList> out(new EdgeList);
    out->path_ = out->forms_[0]->origin = path;
    out->text_ = std::move(text);
    constexpr std::size_t usual_bytes_per_link = 16;  // a guess that saves most of the copying while the list grows
    out->forms_[0]->links.reserve(out->text_.size() / usual_bytes_per_link);
    const bool had_problems = !report.empty();
    if (!is_foreign(path, out->text_, report)) out->read_table(report);
    if (out->links().empty() && (had_problems || report.empty()))
        report.add(path, "there is no link in this file", kColumns);
    return out;
}

void EdgeList::read_item(const Document& document, const Node& item, Report& report) {
    const Place place = place_of(document, item);
    if (item.kind == Node::Kind::refused) return;
    if (item.kind != Node::Kind::list || item.items.size() < 2 || item.items.size() > 3) {
        report.add(place, "this is not a link", "[from, to] or [from, to, weight]");
        return;
    }
    NumberRule agent{"1", 0, kMostAgents};
    agent.whole = true;
    const NumberRule weights{"1", 0, 3e38};
    const auto number = [&](std::size_t i, const char* name, const NumberRule& rule) {
        return read_number(name, item.items[i], place_of(document, item.items[i]), rule, report);
    };
    const auto from = number(0, "an agent", agent), to = number(1, "an agent", agent);
    const bool has_weight = item.items.size() == 3;
    const auto weight = has_weight ? number(2, "a weight", weights) : 1.0;
    if (!from || !to || !weight) return;
    add(static_cast<std::uint32_t>(*from), static_cast<std::uint32_t>(*to), static_cast<float>(*weight), has_weight);
    places_.push_back(place);
}

std::shared_ptr<EdgeList> EdgeList::read(const Document& document, const Node& list, Report& report) {
    std::shared_ptr<EdgeList> out(new EdgeList);
    const Place place = place_of(document, list);
    out->forms_[0]->origin = input::origin(place);
    for (const Node& item : list.items) out->read_item(document, item, report);
    if (list.items.empty()) report.add(place, "there is no link in this list", "`edges: [[0, 1], [1, 2]]`");
    return out;
}

// Looks for the lines of the links, which are not kept while reading because hardly anybody needs them.
void EdgeList::tell_table(const std::vector<Finding>& findings, Report& report) const {
    std::map<std::size_t, int> lines;
    for (const Finding& finding : findings) lines[finding.link] = lines[finding.before] = 0;
    LinkTable table(path_, text_);
    Report read_before;
    std::size_t link = 0;
    auto next = findings.begin();
    while (next != findings.end() && table.next(read_before)) {
        const auto wanted = lines.find(link);
        if (wanted != lines.end()) wanted->second = table.line();
        for (; next != findings.end() && next->link == link; ++next)
            table.report(next->end, with_line(next->message, lines[next->before]), next->expected, report);
        ++link;
    }
}

void EdgeList::tell(std::vector<Finding> findings, Report& report) const {
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.link < b.link; });
    findings.resize(std::min<std::size_t>(findings.size(), kMostTableProblems + 1));
    if (!path_.empty()) return tell_table(findings, report);
    for (const Finding& finding : findings)
        report.add(places_[finding.link], with_line(finding.message, places_[finding.before].line), finding.expected);
}

std::vector<EdgeList::Finding> EdgeList::self_links() const {
    std::vector<Finding> out;
    for (std::size_t i = 0; i < links().size() && out.size() <= kMostTableProblems; ++i)
        if (links()[i].from == links()[i].to)
            out.push_back({i, i, 0, "agent " + std::to_string(links()[i].from) + " is linked to itself",
                           "two different agents; `directed: yes` allows weights on oneself"});
    return out;
}

// Links are put into one drawer for each first end (the lower one when links have no direction), and each drawer is
// sorted.
std::vector<EdgeList::Finding> EdgeList::doubles(bool directed) const {
    const std::vector<GivenNetwork::Link>& all = links();
    const auto low = [&](const GivenNetwork::Link& l) { return directed ? l.from : std::min(l.from, l.to); };
    const auto high = [&](const GivenNetwork::Link& l) { return directed ? l.to : std::max(l.from, l.to); };
    std::vector<std::size_t> ends(least_nodes_ + 1ull, 0);
    for (const auto& link : all) ++ends[low(link) + 1ull];
    for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
    std::vector<std::uint64_t> drawers(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) drawers[ends[low(all[i])]++] = std::uint64_t{high(all[i])} << 32 | i;
    std::vector<Finding> out;
    for (std::size_t node = 0, first = 0; node < least_nodes_; first = ends[node++]) {
        std::sort(drawers.begin() + static_cast<std::ptrdiff_t>(first),
                  drawers.begin() + static_cast<std::ptrdiff_t>(ends[node]));
        for (std::size_t k = first + 1; k < ends[node] && out.size() < kMostFindings; ++k)
            if (drawers[k] >> 32 == drawers[k - 1] >> 32) {
                const std::size_t again = drawers[k] & 0xFFFFFFFFu, before = drawers[k - 1] & 0xFFFFFFFFu;
                out.push_back(
                    {again, before, 0,
                     "the link " + std::to_string(all[again].from) + " " + std::to_string(all[again].to) +
                         " stands here twice (first in line %)",
                     directed ? "each link once" : "each link once; without `directed: yes` it counts for both ends"});
            }
    }
    return out;
}

bool EdgeList::find_gaps(const Place& place, Report& report) const {
    if (declared_nodes_ > 0 || links().empty()) return false;
    const std::uint64_t ends = 2 * std::uint64_t{links().size()};
    // Where numbers are far larger than links are many, the first few places tell enough.
    std::vector<bool> is_linked(std::min<std::uint64_t>(least_nodes_, ends + 1), false);
    for (const GivenNetwork::Link& link : links())
        for (const std::uint32_t end : {link.from, link.to})
            if (end < is_linked.size()) is_linked[end] = true;
    const auto first = std::find(is_linked.begin(), is_linked.end(), false);
    if (first == is_linked.end()) return false;
    report.add(place,
               "no link speaks of agent " + std::to_string(first - is_linked.begin()) + ", though one does of agent " +
                   std::to_string(least_nodes_ - 1),
               "numbers from 0 without gaps; `ids: any` takes any numbers, `nodes: " + std::to_string(least_nodes_) +
                   "` says that there are agents without links");
    return true;
}

void EdgeList::number_anew() {
    if (declared_nodes_ > 0) return;
    GivenNetwork& network = *forms_[0];
    for (const GivenNetwork::Link& link : network.links) network.ids.insert(network.ids.end(), {link.from, link.to});
    std::sort(network.ids.begin(), network.ids.end());
    network.ids.erase(std::unique(network.ids.begin(), network.ids.end()), network.ids.end());
    const auto place = [&](std::uint32_t id) {
        return static_cast<std::uint32_t>(std::lower_bound(network.ids.begin(), network.ids.end(), id) -
                                          network.ids.begin());
    };
    for (GivenNetwork::Link& link : network.links) link = {place(link.from), place(link.to), link.weight};
    least_nodes_ = static_cast<std::uint32_t>(network.ids.size());
}

LinkCounts count_links(const GivenNetwork& network) {
    std::vector<bool> is_linked(network.nodes, false);
    for (const GivenNetwork::Link& link : network.links) is_linked[link.from] = is_linked[link.to] = true;
    const auto linked = std::count(is_linked.begin(), is_linked.end(), true);
    return {network.nodes, network.links.size(), network.nodes - static_cast<std::uint64_t>(linked)};
}

void EdgeList::check(bool directed, std::uint32_t nodes, Report& report) {
    const std::vector<GivenNetwork::Link>& all = links();
    if (least_nodes_ > nodes) {
        const auto beyond = std::find_if(all.begin(), all.end(),
                                         [&](const auto& link) { return std::max(link.from, link.to) >= nodes; });
        const auto link = static_cast<std::size_t>(beyond - all.begin());
        return tell({{link, link, beyond->from >= nodes ? 0u : 1u,
                      "there is no agent " + std::to_string(std::max(beyond->from, beyond->to)),
                      "a number from 0 to " + std::to_string(nodes - 1) +
                          "; network.nodes says how many agents there are, and `ids: any` takes any numbers"}},
                    report);
    }
    if (std::exchange(is_checked_[directed ? 1 : 0], true)) return;
    std::vector<Finding> findings = doubles(directed);
    if (!directed)
        for (Finding& finding : self_links()) findings.push_back(std::move(finding));
    if (!findings.empty()) tell(std::move(findings), report);
}

std::shared_ptr<const GivenNetwork> EdgeList::network(bool directed, std::uint32_t nodes) {
    for (const auto& form : forms_)
        if (is_shared_ && form->directed == directed && form->nodes == nodes) return form;
    if (std::exchange(is_shared_, true)) forms_.push_back(std::make_shared<GivenNetwork>(*forms_[0]));
    forms_.back()->directed = directed;
    forms_.back()->nodes = nodes;
    return forms_.back();
}

}  // namespace agora::input
