// A scenario as plain data: everything that decides a run, already checked.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace agora {

// One public figure a context rests on.
struct Indicator {
    std::string name;
    double value = 0;
    std::string unit;
    int year = 0;
    std::string source;
    std::string licence;
    std::string note;
    std::string origin;  // file:line
};

// A parameter's value and where it came from: "default", "indicator …", "file.yaml:12", "--set", "policy …".
struct ParameterValue {
    double value = 0;
    std::string origin;
};

// A dated change of a parameter: from step `at` on the parameter moves to `value`, linearly over `over` steps.
struct Intervention {
    std::uint32_t at = 0;
    std::uint32_t over = 0;
    std::string parameter;
    double value = 0;
    std::string policy;  // name of the policy it belongs to, or empty
    std::string origin;
};

// Links that a scenario gives instead of having them generated. A link counts for both ends unless `directed`.
struct GivenNetwork {
    struct Link {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        float weight = 1;
    };
    std::uint32_t nodes = 0;  // one more than the largest number that occurs
    bool weighted = false;
    bool directed = false;
    std::vector<Link> links;         // in the order of the file, each once
    std::string origin;              // file, or file:line of a list
    std::vector<std::uint32_t> ids;  // the numbers the scenario had for the agents, in their order; empty: 0, 1, 2 ...
};

// Initial values that a scenario gives for one column of the agents, one for each agent.
struct GivenColumn {
    std::string column;
    std::vector<double> values;
    std::string origin;
};

// All that populating a world may look at besides the world's parameters and random numbers.
struct Setup {
    double scale = 1.0;                           // share of places simulated, (0, 1]
    std::shared_ptr<const GivenNetwork> network;  // null when the network is generated
    std::vector<GivenColumn> agents;
};

struct Scenario : Setup {
    std::string model;
    std::string name;
    std::string title;
    std::string context;  // ISO 3166 alpha-3, or empty
    std::string description;
    std::uint64_t seed = 1;
    std::uint32_t replicates = 1;
    std::uint32_t steps = 120;
    std::map<std::string, ParameterValue> parameters;  // complete: every parameter of the model, by full name
    std::vector<Indicator> indicators;
    std::vector<Intervention> interventions;
    std::vector<std::string> policies;  // names of the policies laid over it, in order
    std::string resolved_text;          // canonical YAML that loads to this same scenario, without any other file
};

}  // namespace agora
