// Links that a scenario gives: read from a list or a text file, and checked once it is known whether they have a
// direction.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "agora/scenario.h"
#include "sim/input/document.h"
#include "sim/input/report.h"

namespace agora::input {

// Sixteen hexadecimal digits that tell lists of links, or of values, apart.
std::string hash_text(const GivenNetwork& network);
std::string hash_text(const std::vector<double>& values);

// How many agents and links a network has that is given, and how many agents without a link.
struct LinkCounts {
    std::uint64_t agents = 0, links = 0, isolated = 0;
};
LinkCounts count_links(const GivenNetwork& network);

class EdgeList {
  public:
    // A text of links, as LinkTable takes it. Reports whatever is not as expected, with its line.
    static std::shared_ptr<EdgeList> read(const std::string& path, std::string text, Report& report);
    // [[0, 1], [1, 2, 0.5]]; the document must outlive the list.
    static std::shared_ptr<EdgeList> read(const Document& document, const Node& list, Report& report);

    // Reports links that stand here twice (a – b and b – a are the same link unless directed), links from an agent to
    // itself unless directed, and numbers of agents that are not below `nodes`.
    void check(bool directed, std::uint32_t nodes, Report& report);

    // Reports numbers of agents that no link speaks of, below the largest one; says whether there are any. A file that
    // says how many agents there are has none.
    bool find_gaps(const Place& place, Report& report) const;

    // Numbers the agents from 0 in the order of their numbers so far, which the network keeps as `ids`.
    void number_anew();
    // Says which numbers the agents had before, one for each.
    void keep_ids(std::vector<std::uint32_t> ids) { forms_[0]->ids = std::move(ids); }

    // The network of so many nodes, shared by all who ask for the same.
    std::shared_ptr<const GivenNetwork> network(bool directed, std::uint32_t nodes);

    // One more than the largest number of an agent.
    std::uint32_t least_nodes() const { return least_nodes_; }
    std::string hash() const { return hash_text(*forms_[0]); }
    const std::string& origin() const { return forms_[0]->origin; }

  private:
    EdgeList() : forms_{std::make_shared<GivenNetwork>()} {}
    void add(std::uint32_t from, std::uint32_t to, float weight, bool has_weight);
    void read_table(Report& report);
    void read_item(const Document& document, const Node& item, Report& report);
    struct Finding {
        std::size_t link;
        std::size_t before;  // the same link as before, or itself
        std::size_t end;     // which end to point at
        std::string message, expected;
    };
    // Tells findings in the order of the links; "%" in a message becomes the line of the link before.
    void tell(std::vector<Finding> findings, Report& report) const;
    void tell_table(const std::vector<Finding>& findings, Report& report) const;
    std::vector<Finding> self_links() const;
    std::vector<Finding> doubles(bool directed) const;
    const std::vector<GivenNetwork::Link>& links() const { return forms_[0]->links; }

    std::string path_, text_;    // of a file
    std::vector<Place> places_;  // of a list, one for each link
    std::uint32_t least_nodes_ = 0, declared_nodes_ = 0;
    bool is_shared_ = false;               // whether somebody has the first form already
    bool is_checked_[2] = {false, false};  // without and with directions
    std::vector<std::shared_ptr<GivenNetwork>> forms_;
};

}  // namespace agora::input
