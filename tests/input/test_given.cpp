// Links and initial values that a scenario gives: lists and files, layers, and the text that stands for them.
#include <catch2/catch.hpp>
#include <map>

#include "sim/input/documents.h"
#include "sim/input/edges.h"
#include "tests/input/round_trip.h"

using namespace agora;
using input_test::load_text;

namespace {

using Texts = std::map<std::string, std::string>;

// Loads the file a.yaml of these texts.
input::Loaded try_texts(const Texts& texts, const std::vector<std::string>& sets = {}) {
    input::Request request;
    request.files = {"a.yaml"};
    request.texts = texts;
    request.sets = sets;
    return input::load(request, input_test::models());
}

Scenario load_texts(const Texts& texts, const std::vector<std::string>& sets = {}) {
    input::Loaded loaded = try_texts(texts, sets);
    for (const input::Problem& problem : loaded.problems) UNSCOPED_INFO(input::to_text(problem, false));
    REQUIRE(loaded.scenarios.size() == 1);
    return loaded.scenarios[0];
}

void check_same_links(const Scenario& a, const Scenario& b) {
    REQUIRE(a.network != nullptr);
    REQUIRE(b.network != nullptr);
    CHECK(a.network->nodes == b.network->nodes);
    CHECK(a.network->weighted == b.network->weighted);
    CHECK(a.network->directed == b.network->directed);
    REQUIRE(a.network->links.size() == b.network->links.size());
    for (std::size_t i = 0; i < a.network->links.size(); ++i) {
        CHECK(a.network->links[i].from == b.network->links[i].from);
        CHECK(a.network->links[i].to == b.network->links[i].to);
        CHECK(a.network->links[i].weight == b.network->links[i].weight);
    }
}

std::string chain(std::size_t links) {
    std::string out;
    for (std::size_t i = 0; i < links; ++i) out += std::to_string(i) + " " + std::to_string(i + 1) + "\n";
    return out;
}

const std::string kHead = "model: web\nname: a\n";

}  // namespace

TEST_CASE("links in a list, with and without weights") {
    const Scenario scenario = load_text(kHead + "network: {edges: [[0, 1], [1, 2, 0.1]], directed: yes}\n");
    REQUIRE(scenario.network != nullptr);
    CHECK(scenario.network->nodes == 3);
    CHECK(scenario.network->weighted);
    CHECK(scenario.network->directed);
    REQUIRE(scenario.network->links.size() == 2);
    CHECK(scenario.network->links[0].weight == 1);
    CHECK(scenario.network->links[1].from == 1);
    CHECK(scenario.network->links[1].to == 2);
    CHECK(scenario.network->links[1].weight == 0.1f);
    CHECK(scenario.parameters.at("network.nodes").value == 3);
    CHECK(scenario.parameters.at("network.generator").value == 2);
    const Scenario again = load_text(scenario.resolved_text);
    input_test::check_same(scenario, again);
    check_same_links(scenario, again);
}

TEST_CASE("fields under network: are parameters of that group") {
    const Scenario scenario = load_text(kHead + "network: {generator: complete, nodes: 7}\n");
    CHECK(scenario.network == nullptr);
    CHECK(scenario.parameters.at("network.generator").value == 1);
    CHECK(scenario.parameters.at("network.nodes").value == 7);
}

TEST_CASE("a file of links may part columns as it likes and name them") {
    for (const char* text : {"0 1 0.5\n2 1 2\n", "# links\nfrom,to,weight\n0,1,0.5\r\n\n2,1,2\r\n",
                             "0\t1\t5e-1\n 2\t1\t2", "src; dst; Weight\n0; 1; .5\n#\n2; 1; 2\n"}) {
        INFO(text);
        const Scenario scenario =
            load_texts({{"a.yaml", kHead + "network: {edges: links.txt}\n"}, {"links.txt", text}});
        REQUIRE(scenario.network->links.size() == 2);
        CHECK(scenario.network->origin == "links.txt");
        CHECK(scenario.network->nodes == 3);
        CHECK(scenario.network->weighted);
        CHECK(scenario.network->links[0].weight == 0.5f);
        CHECK(scenario.network->links[1].from == 2);
        CHECK(scenario.network->links[1].to == 1);
    }
    const Scenario plain = load_texts({{"a.yaml", kHead + "network: {edges: links.txt}\n"}, {"links.txt", "0 1\n"}});
    CHECK_FALSE(plain.network->weighted);
}

namespace {

// The network that a file of links makes of this text, and the problems that were told instead.
input::Loaded links_of(const std::string& text, const std::string& more = "") {
    return try_texts({{"a.yaml", kHead + "network: {edges: links.txt" + more + "}\n"}, {"links.txt", text}});
}

std::string first_problem(const std::string& text, const std::string& more = "") {
    const input::Loaded loaded = links_of(text, more);
    REQUIRE_FALSE(loaded.problems.empty());
    return loaded.problems[0].message + " | " + loaded.problems[0].expected;
}

}  // namespace

TEST_CASE("columns of links are found by their titles, whatever ends the lines and encloses the words") {
    for (const char* text :
         {"weight,source,target\n0.5,0,1\n2,2,1\n", "\xEF\xBB\xBFTarget,Source,Weight\r1,0,.5\r1,2,2\r",
          "\"to\",\"from\",\"weight\"\r\n% a remark\r\n\"1\",\"0\",\"0.5\"\r\n'1','2','2'\r\n"}) {
        INFO(text);
        const input::Loaded loaded = links_of(text);
        REQUIRE(loaded.scenarios.size() == 1);
        const GivenNetwork& network = *loaded.scenarios[0].network;
        REQUIRE(network.links.size() == 2);
        CHECK(network.links[0].from == 0);
        CHECK(network.links[0].to == 1);
        CHECK(network.links[0].weight == 0.5f);
        CHECK(network.links[1].from == 2);
        CHECK(network.links[1].weight == 2);
    }
    CHECK_THAT(first_problem("source,target,year\n0,1,1999\n"), Catch::Contains("no column called year"));
    CHECK_THAT(first_problem("source,weight\n0,1\n"), Catch::Contains("no column target"));
    CHECK_THAT(first_problem("source,from,target\n0,1,2\n"), Catch::Contains("stands here twice"));
}

TEST_CASE("numbers of agents that no link speaks of are refused, or numbered anew on request") {
    const std::string ring = "1 2\n2 3\n3 1\n";
    CHECK_THAT(first_problem(ring), Catch::Contains("no link speaks of agent 0") && Catch::Contains("ids: any"));
    CHECK_THAT(first_problem("0 1\n1 5\n"), Catch::Contains("no link speaks of agent 2"));
    CHECK_THAT(first_problem("0 4000000000\n"),
               Catch::Contains("there is no agent 4000000000") && Catch::Contains("ids: any"));
    CHECK(links_of("0 1\n1 5\n", ", nodes: 6").scenarios.at(0).network->nodes == 6);
    for (const char* more : {", ids: any", ", nodes: 3, ids: any"}) {
        const input::Loaded loaded = links_of("10 20\n20 4000000000\n4000000000 10\n", more);
        REQUIRE(loaded.scenarios.size() == 1);
        const GivenNetwork& network = *loaded.scenarios[0].network;
        CHECK(network.nodes == 3);
        CHECK(network.ids == std::vector<std::uint32_t>{10, 20, 4000000000});
        CHECK(network.links[2].from == 2);
        const Scenario again = load_text(loaded.scenarios[0].resolved_text);
        check_same_links(loaded.scenarios[0], again);
        CHECK(again.network->ids == network.ids);
        const input::LinkCounts counts = input::count_links(network);
        CHECK(counts.agents == 3);
        CHECK(counts.links == 3);
        CHECK(counts.isolated == 0);
    }
    CHECK(input::count_links(*links_of("0 1\n", ", nodes: 5").scenarios.at(0).network).isolated == 3);
}

TEST_CASE("a matrix of the Matrix Market says how many agents there are, and numbers them from 1") {
    const std::string head = "%%MatrixMarket matrix coordinate pattern symmetric\n% made by hand\n";
    const input::Loaded loaded = links_of(head + "4 4 2\n2 1\n3 1\n");
    REQUIRE(loaded.scenarios.size() == 1);
    const GivenNetwork& network = *loaded.scenarios[0].network;
    CHECK(network.nodes == 4);
    CHECK_FALSE(network.weighted);
    CHECK(network.links[1].from == 2);
    CHECK(network.links[1].to == 0);
    CHECK(links_of("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 2 .5\n")
              .scenarios.at(0)
              .network->links[0]
              .weight == .5f);
    CHECK_THAT(first_problem(head + "4 3 1\n2 1\n"), Catch::Contains("not the size of a network"));
    CHECK_THAT(first_problem(head + "4 4 1\n0 1\n"), Catch::Contains("from 1 to 4"));
    CHECK_THAT(first_problem("%%MatrixMarket matrix array real general\n2 2\n1\n"), Catch::Contains("holds no links"));
}

TEST_CASE("packed text is read, and formats of other programs are named with the way to convert them") {
    const std::string packed(
        "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x33\x50\x30\xe4\x32\x54\x30\xe2\x02\x00\x6a\x1d\xbb\xd7\x08\x00\x00"
        "\x00",
        28);
    CHECK(links_of(packed).scenarios.at(0).network->links.size() == 2);
    CHECK_THAT(first_problem(packed.substr(0, 20)), Catch::Contains("damaged"));
    const std::map<std::string, std::string> formats{{"*Vertices 3\n", "Pajek"},
                                                     {"<?xml version=\"1.0\"?>\n", "GraphML"},
                                                     {"% sym unweighted\n1 2\n", "KONECT"},
                                                     {"graph [\n", "GML"},
                                                     {"PK\x03\x04", "spreadsheet"},
                                                     {"\x89HDF\r\n", "HDF5"},
                                                     {"\xFF\xFEs", "UTF-16"}};
    for (const auto& [text, name] : formats) CHECK_THAT(first_problem(text), Catch::Contains(name));
}

TEST_CASE("directed networks may link an agent to itself and back") {
    const Scenario scenario = load_text(kHead + "network: {edges: [[0, 0], [0, 1], [1, 0]], directed: yes}\n");
    CHECK(scenario.network->links.size() == 3);
}

TEST_CASE("more agents than links speak of") {
    CHECK(load_text(kHead + "network: {edges: [[0, 1]], nodes: 5}\n").network->nodes == 5);
}

TEST_CASE("small files are written into the resolved text, large ones named with their hash") {
    const std::string yaml = kHead + "network: {edges: parts/links.txt, nodes: 1000}\nagents: parts/values.csv\n";
    std::string values = "opinion\n";
    for (int i = 0; i < 1000; ++i) values += std::to_string(i / 10) + ".5\n";
    const Scenario small =
        load_texts({{"a.yaml", yaml}, {"parts/links.txt", chain(900)}, {"parts/values.csv", values}});
    check_same_links(small, load_text(small.resolved_text));
    CHECK(load_text(small.resolved_text).agents[0].values == small.agents[0].values);

    std::string many;
    for (int i = 0; i < 300; ++i)
        for (int k = i + 1; k < 300; ++k) many += std::to_string(i) + " " + std::to_string(k) + " 0.25\n";
    const Scenario large = load_texts({{"a.yaml", yaml}, {"parts/links.txt", many}, {"parts/values.csv", values}});
    CHECK(large.network->links.size() == 44850);
    CHECK(large.resolved_text.find("  edges: {file: \"parts/links.txt\", hash: \"") != std::string::npos);
    CHECK(large.resolved_text.find("rows: 44850}") != std::string::npos);
    const Scenario again = load_texts({{"a.yaml", large.resolved_text}, {"parts/links.txt", many}});
    CHECK(again.resolved_text == large.resolved_text);
    check_same_links(large, again);

    const auto changed = try_texts({{"a.yaml", large.resolved_text}, {"parts/links.txt", many.substr(9)}});
    CHECK(changed.changed_file);
    REQUIRE(changed.problems.size() == 1);
    CHECK(changed.problems[0].message.find("parts/links.txt has changed") == 0);
    const auto missing = try_texts({{"a.yaml", large.resolved_text}});
    CHECK(missing.missing_file);
    REQUIRE(missing.problems.size() == 1);
    CHECK(missing.problems[0].message.find("parts/links.txt") != std::string::npos);
}

TEST_CASE("of links and a generator the later layer's count") {
    const Texts base{{"base.yaml", kHead + "network: {edges: [[0, 1], [1, 2]]}\n"}};
    const auto with = [&](const std::string& rest) {
        Texts texts = base;
        texts["a.yaml"] = "model: web\nname: b\nextends: base.yaml\n" + rest;
        return texts;
    };
    CHECK(load_texts(with("")).network->links.size() == 2);
    CHECK(load_texts(with("network: {edges: [[0, 1]]}\n")).network->links.size() == 1);
    const Scenario generated = load_texts(with("network: {generator: ring}\n"));
    CHECK(generated.network == nullptr);
    CHECK(generated.parameters.at("network.nodes").origin == "default");
    CHECK(load_texts(with(""), {"network.generator=ring"}).network == nullptr);
    CHECK(load_texts(with(""), {"network.directed=yes"}).network->directed);
    Texts back{{"a.yaml", "model: web\nname: b\nextends: base.yaml\nnetwork: {edges: [[0, 1]]}\n"},
               {"base.yaml", kHead + "network: {generator: ring}\n"}};
    CHECK(load_texts(back).network->links.size() == 1);
}

TEST_CASE("initial values in lists and files, by agent or in order") {
    const Scenario lists = load_text(kHead + "agents: {opinion: [25, 25.5, 1e1], adopted: [0, 1, 0]}\n");
    REQUIRE(lists.agents.size() == 2);
    CHECK(lists.agents[0].column == "opinion");
    CHECK(lists.agents[0].values == std::vector<double>{25, 25.5, 10});
    CHECK(load_text(lists.resolved_text).agents[1].values == lists.agents[1].values);
    CHECK(load_text(lists.resolved_text).resolved_text == lists.resolved_text);
    const std::string yaml = kHead + "agents: values.csv\n";
    const Scenario ordered = load_texts({{"a.yaml", yaml}, {"values.csv", "opinion\tadopted\n1.5\t0\n2\t1\n"}});
    CHECK(ordered.agents[0].values == std::vector<double>{1.5, 2});
    CHECK(ordered.agents[0].origin == "values.csv");
    const Scenario numbered = load_texts({{"a.yaml", yaml}, {"values.csv", "node,opinion\n1,1.5\n# last\n0,2\n"}});
    REQUIRE(numbered.agents.size() == 1);
    CHECK(numbered.agents[0].values == std::vector<double>{2, 1.5});
    const Scenario one = load_texts({{"a.yaml", kHead + "agents: {adopted: {file: values.csv}}\n"},
                                     {"values.csv", "opinion,adopted\n1.5,0\n2,1\n"}});
    REQUIRE(one.agents.size() == 1);
    CHECK(one.agents[0].values == std::vector<double>{0, 1});
}

TEST_CASE("values of a later layer replace those of the same column only") {
    const Scenario scenario =
        load_texts({{"base.yaml", kHead + "agents: {opinion: [1, 2], adopted: [0, 0]}\n"},
                    {"a.yaml", "model: web\nname: b\nextends: base.yaml\nagents: {adopted: [1, 1]}\n"}});
    REQUIRE(scenario.agents.size() == 2);
    CHECK(scenario.agents[0].values == std::vector<double>{1, 2});
    CHECK(scenario.agents[1].values == std::vector<double>{1, 1});
}

TEST_CASE("a template holds the links and values of the scenario it starts from") {
    const Scenario scenario = load_text(kHead + "network: {edges: [[0, 1]]}\nagents: {opinion: [1, 2]}\n");
    input_test::check_same(scenario, load_text(input::template_scenario(input_test::models()[2], scenario)));
}

TEST_CASE("designs of one study share the links of a file") {
    const Texts texts{{"a.yaml", "study: s\nmodel: web\nscenarios: [b.yaml, c.yaml]\n"},
                      {"b.yaml", "model: web\nname: b\nnetwork: {edges: links.txt}\n"},
                      {"c.yaml", "model: web\nname: c\nnetwork: {edges: links.txt, nodes: 9}\n"},
                      {"links.txt", chain(5)}};
    const auto loaded = try_texts(texts);
    REQUIRE(loaded.scenarios.size() == 2);
    CHECK(loaded.scenarios[0].network->nodes == 6);
    CHECK(loaded.scenarios[1].network->nodes == 9);
    const auto twice = try_texts({{"a.yaml", "study: s\nmodel: web\nscenarios: [b.yaml, c.yaml]\n"},
                                  {"b.yaml", texts.at("b.yaml")},
                                  {"c.yaml", "model: web\nname: c\nextends: b.yaml\n"},
                                  {"links.txt", chain(5)}});
    REQUIRE(twice.scenarios.size() == 2);
    CHECK(twice.scenarios[0].network == twice.scenarios[1].network);
}
