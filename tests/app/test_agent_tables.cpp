// Tables of agents hold the engine's state: every column of arrays component by component, and where rows belong.
#include <array>
#include <bit>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

#include "models/cocreation/households.h"
#include "models/cocreation/project_columns.h"
#include "sim/app/study.h"
#include "sim/core/serial_executor.h"
#include "sim/output/reader.h"
#include "sim/output/recorder.h"
#include "sim/output/result_file.h"
#include "sim/run/run.h"
#include "tests/output/temporary_folder.h"

using namespace agora;
using namespace agora::cocreation;

namespace {

using Numbers = std::vector<double>;

double number_of(float value) { return static_cast<double>(value); }
double number_of(std::uint8_t value) { return value; }
template <int Max>
double number_of(Scaled16<Max> value) {
    return static_cast<double>(static_cast<float>(value));
}
double number_of(std::uint32_t value) { return std::bit_cast<std::int32_t>(value); }
template <class E>
double number_of(Row<E> row) {
    return number_of(row.index);
}
template <class T, std::size_t N>
void append(Numbers& out, const std::array<T, N>& value) {
    for (const T& component : value) out.push_back(number_of(component));
}
template <class T>
void append(Numbers& out, const T& value) {
    out.push_back(number_of(value));
}

// A column as the world holds it, [row][component], under "entity/column".
template <class C>
void keep(const World& world, std::map<std::string, Numbers>& kept) {
    Numbers& out = kept[std::string(C::Entity::info.name) + "/" + std::string(C::info.name)];
    for (const auto& value : world.values<C>()) append(out, value);
}
template <class... C>
std::map<std::string, Numbers> columns_of(const World& world) {
    std::map<std::string, Numbers> kept;
    (keep<C>(world, kept), ...);
    return kept;
}

std::map<std::string, Numbers> arrays_of(const World& world) {
    return columns_of<Profile, Design, DesignPrior, EpistemicGap, UserProfileMean, StaffMeans, Competitors, ContextBias,
                      Agenda, StartDesign, VoiceMean, PeerMeans, Stocks, Alternatives, Offers, Influence>(world);
}
std::map<std::string, Numbers> single_numbers_of(const World& world) {
    return columns_of<UnmetNeed, FreeTime, Hardness, LineChoice, IsManager, LineOwner, ProjectLine, Assignment, Policy>(
        world);
}

// What the engine holds when a recorder has just seen it.
struct Held final : Observer {
    bool observe(const StepView& view) override {
        arrays = arrays_of(view.world);
        numbers = single_numbers_of(view.world);
        return true;
    }
    std::map<std::string, Numbers> arrays, numbers;
};

// `agora run italy --citizens 20000 --agents all`, for 30 months in which projects start early and often.
struct RecordedRun {
    RecordedRun() {
        app::Options options;
        options.names = {AGORA_SOURCE_DIR "/scenarios/contexts/italy.yaml"};
        options.citizens = 20'000;
        options.steps = 30;
        options.sets = {"projects.start_rate=0.05", "projects.first_month=1"};
        const app::Study study = app::load_study(options);
        output::RecordOptions record;
        record.micro = record.network = record.all_agents = true;
        output::RunResult result;
        output::Recorder recorder(*study.model, study.scenarios[0], 0, 0, record, result);
        SerialExecutor executor;
        populated = std::make_unique<Populated>(populate(*study.model, study.scenarios[0], 0, executor));
        recorder.begin(populated->world);
        Observer* const observers[] = {&recorder, &held};
        recorder.finish(run(*study.model, study.scenarios[0], populated->world, executor, observers, {.trace = true}));
        auto created = output::ResultFile::create(folder.file("a.h5"), *study.model, study.scenarios, {}, false);
        REQUIRE(created.problem == "");
        REQUIRE(created.file->add(std::move(result)) == "");
        REQUIRE(created.file->publish() == "");
        reader = std::make_unique<output::Reader>(folder.file("a.h5"));
    }

    // A variable of a table as (row, time, component); there are two times.
    Numbers stored(const std::string& name, std::size_t values) {
        const std::string path = "micro/0_0/" + name;
        if (reader->is_whole(path)) {
            const auto integers = reader->integers(path, values);
            return {integers.begin(), integers.end()};
        }
        return reader->doubles(path, values);
    }

    test::TemporaryFolder folder;
    Held held;
    std::unique_ptr<Populated> populated;
    std::unique_ptr<output::Reader> reader;
};

RecordedRun& italy() {
    static RecordedRun run;
    return run;
}

void check_last_snapshot(const std::string& name, const Numbers& held, std::size_t components) {
    INFO(name);
    const Numbers stored = italy().stored(name, 2 * held.size());
    REQUIRE(italy().reader->problem() == "");
    std::size_t different = 0;
    for (std::size_t row = 0; row < held.size() / components; ++row)
        for (std::size_t k = 0; k < components; ++k)
            different += stored[(2 * row + 1) * components + k] != held[row * components + k];
    CHECK(different == 0);
}

}  // namespace

TEST_CASE("every column of arrays comes back component by component") {
    const Model& model = italy().populated->world.model();
    std::size_t arrays = 0;
    for (const EntityDescription& entity : model.entities)
        for (const ColumnDescription& column : model.columns) {
            const Components& components = column.info.components;
            if (column.entity != entity.type || components.count() == 0) continue;
            const std::string name = std::string(entity.info.name) + "/" + std::string(column.info.name);
            REQUIRE(italy().held.arrays.contains(name));
            check_last_snapshot(name, italy().held.arrays.at(name), components.count());
            const std::string dimension = "micro/0_0/" + std::string(entity.info.name) + "/";
            const auto names = italy().reader->texts(dimension + std::string(components.dimension), components.count());
            CHECK(std::equal(names.begin(), names.end(), components.names.begin()));
            ++arrays;
        }
    CHECK(arrays == 16);
    CHECK(italy().held.arrays.size() == 16);
}

TEST_CASE("columns of single numbers come back, whatever they are kept in") {
    for (const auto& [name, held] : italy().held.numbers) check_last_snapshot(name, held, 1);
}

TEST_CASE("citizens and staff say where they belong") {
    const World& world = italy().populated->world;
    const std::size_t citizens = world.all<Citizen>().size(), staff = world.all<Professional>().size();
    const Numbers catchment = italy().stored("citizen/catchment", citizens);
    const Numbers locality = italy().stored("citizen/locality", citizens),
                  region = italy().stored("citizen/region", citizens);
    const Numbers household = italy().stored("citizen/household", citizens);
    const Numbers line = italy().stored("citizen/line", 2 * citizens),
                  project = italy().stored("citizen/project", 2 * citizens);
    REQUIRE(italy().reader->problem() == "");
    std::size_t wrong = 0, inside = 0;
    for (std::uint32_t i = 0; i < citizens; ++i) {
        const Row<Catchment> home{static_cast<std::uint32_t>(catchment[i])};
        const Row<Locality> town{static_cast<std::uint32_t>(locality[i])};
        wrong += !world.members<CatchmentCitizens>(home).contains({i});
        wrong += !world.members<LocalityCatchments>(town).contains(home);
        wrong += !world.members<RegionLocalities>({static_cast<std::uint32_t>(region[i])}).contains(town);
        wrong += household[i] != household_first(i, world.values<HouseholdPlace>()[i]);
        wrong += line[2 * i + 1] != world.members<CatchmentLines>(home).first() + world.values<LineChoice>()[i];
        const std::uint8_t place = world.values<ProjectPlace>()[i];
        inside += place > 0;
        wrong +=
            project[2 * i + 1] != (place == 0 ? -1.0 : world.members<CatchmentProjects>(home).first() + place - 1.0);
    }
    CHECK(wrong == 0);
    CHECK(inside > 0);
    const Numbers of_staff = italy().stored("professional/line", staff);
    const Numbers owner = italy().stored("professional/organisation", staff);
    for (std::uint32_t i = 0; i < staff; ++i) {
        const Row<Line> own{static_cast<std::uint32_t>(of_staff[i])};
        CHECK(world.members<LineStaff>(own).contains({i}));
        CHECK(owner[i] == world.values<LineOwner>()[own.index].index);
    }
}

TEST_CASE("a table names the columns it has to leave out") {
    CHECK(italy().reader->attribute("micro/0_0/project", "columns_left_out") ==
          "project_start, general_seats, quota_seats");
    CHECK(italy().reader->attribute("micro/0_0/citizen", "columns_left_out") == "broadcast");
}
