// Organisations, lines, staff, project slots and facilitators of the reference run.
#include <algorithm>
#include <catch2/catch.hpp>

#include "population_fixture.h"

using namespace agora;
using namespace agora::cocreation;

namespace {
const TestPopulation& reference() {
    static const TestPopulation population(reference_settings());
    return population;
}
}  // namespace

TEST_CASE("organisations are counted per locality and spread over the list") {
    CHECK(organisation_count(0.67f, 15, 0.5f) == 10);
    CHECK(organisation_count(0.67f, 15, 0.0f) == 0);
    CHECK(organisation_count(0.1f, 1, 0.2f) == 1);
    CHECK(home_locality(0, 10, 15) == 0);
    CHECK(home_locality(9, 10, 15) == 14);
    CHECK(home_locality(0, 1, 15) == 7);
}

TEST_CASE("posts are in proportion to citizens") {
    const StaffParams p;
    CHECK(frontline_posts(p, 1000, true, 0.5f) == 6);
    CHECK(frontline_posts(p, 1000, false, 0.05f) == 3);  // 2.1
    CHECK(frontline_posts(p, 1000, false, 0.5f) == 2);
    CHECK(frontline_posts(p, 10, false, 0.9f) == 1);
    CHECK(manager_posts(p, 6, true, 0.9f) == 1);
    CHECK(manager_posts(p, 2, false, 0.9f) == 0);
    CHECK(manager_posts(p, 16, false, 0.9f) == 2);
}

TEST_CASE("the reference run has 15 public and 10 third-sector owners and a second line in half of the catchments") {
    REQUIRE(reference().problem == "");
    const World& world = reference().world;
    const auto sectors = world.values<OrganisationSector>();
    CHECK(std::count(sectors.begin(), sectors.end(), public_sector) == 15);
    CHECK(std::count(sectors.begin(), sectors.end(), third_sector) == 10);
    CHECK(std::count(sectors.begin(), sectors.end(), private_sector) == 0);
    const double lines = world.all<Line>().size();
    CHECK(lines == Approx(225).margin(20));
    const double staff = world.all<Professional>().size();
    CHECK(staff == Approx(150 * 7 + (lines - 150) * (2.1 + 0.26)).epsilon(0.03));
}

TEST_CASE("lines belong to an owner of their sector at home in their region; the public one comes first") {
    const World& world = reference().world;
    const auto& regions = world.membership(type_id<RegionLocalities>()).parents;
    for (const Row<Catchment> c : world.all<Catchment>()) {
        const Rows<Line> lines = world.members<CatchmentLines>(c);
        const std::uint32_t locality = world.membership(type_id<LocalityCatchments>()).parents[c.index];
        CHECK(world.values<LineOwner>()[lines.first()].index == locality);
        for (const Row<Line> line : lines) {
            const std::uint32_t owner = world.values<LineOwner>()[line.index].index;
            CHECK(world.values<LineSector>()[line.index] == world.values<OrganisationSector>()[owner]);
            if (owner >= 15) CHECK(regions[home_locality(owner - 15, 10, 15)] == regions[locality]);
        }
    }
}

TEST_CASE("owners know their lines") {
    const World& world = reference().world;
    const NetworkStore& links = world.links<OrganisationLines>();
    REQUIRE(links.targets.size() == world.all<Line>().size());
    for (const Row<Organisation> o : world.all<Organisation>())
        for (std::uint32_t e = links.offsets[o.index]; e < links.offsets[o.index + 1ull]; ++e)
            CHECK(world.values<LineOwner>()[links.targets[e]] == o);
}

TEST_CASE("teams stand frontline first, then managers, one manager at least in the public line") {
    const World& world = reference().world;
    const auto managers = world.values<IsManager>();
    for (const Row<Catchment> c : world.all<Catchment>())
        for (const Row<Line> line : world.members<CatchmentLines>(c)) {
            const auto staff = world.members<LineStaff>(line);
            CHECK(std::is_sorted(managers.begin() + staff.first(), managers.begin() + staff.last()));
            CHECK(managers[staff.first()] == 0);
            if (line.index == world.members<CatchmentLines>(c).first()) CHECK(managers[staff.last() - 1] == 1);
        }
}

TEST_CASE("staff start around their means, third-sector staff more strengths-based") {
    const World& world = reference().world;
    double sums[2][3] = {};
    for (const Row<Line> line : world.all<Line>())
        for (const Row<Professional> i : world.members<LineStaff>(line)) {
            double* sum = sums[world.values<LineSector>()[line.index]];
            sum[0] += static_cast<double>(world.values<Exhaustion>()[i.index]);
            sum[1] += static_cast<double>(world.values<Orientation>()[i.index]);
            ++sum[2];
        }
    CHECK(sums[0][0] / sums[0][2] == Approx(0.35).margin(0.02));
    CHECK(sums[0][1] / sums[0][2] == Approx(0.35).margin(0.02));
    CHECK(sums[1][1] / sums[1][2] == Approx(0.45).margin(0.03));
}

TEST_CASE("lines hear of the same sector next door, of their own catchment and of one far away") {
    const World& world = reference().world;
    const NetworkStore& links = world.links<LineNeighbours>();
    const std::uint32_t line = world.members<CatchmentLines>({5}).first();
    const auto first = links.targets.begin() + links.offsets[line],
               last = links.targets.begin() + links.offsets[line + 1ull];
    CHECK(std::is_sorted(first, last));
    CHECK(std::binary_search(first, last, world.members<CatchmentLines>({4}).first()));
    CHECK(std::binary_search(first, last, world.members<CatchmentLines>({6}).first()));
    const std::uint32_t border = world.members<CatchmentLines>({9}).first();  // last catchment of the first locality
    const auto border_first = links.targets.begin() + links.offsets[border];
    const auto border_last = links.targets.begin() + links.offsets[border + 1ull];
    CHECK(std::binary_search(border_first, border_last, world.members<CatchmentLines>({8}).first()));
    CHECK(std::count(first, last, line) == 0);
}

TEST_CASE("lines next door of another sector are not heard of, except by chance") {
    const World& world = reference().world;
    const NetworkStore& links = world.links<LineNeighbours>();
    const auto sectors = world.values<LineSector>();
    const auto& catchments = world.membership(type_id<CatchmentLines>()).parents;
    std::uint32_t other_sector = 0;
    for (const Row<Line> line : world.all<Line>())
        for (std::uint32_t e = links.offsets[line.index]; e < links.offsets[line.index + 1ull]; ++e) {
            const std::uint32_t here = catchments[line.index], there = catchments[links.targets[e]];
            const bool next_door = here + 1 == there || there + 1 == here;
            other_sector += next_door && sectors[line.index] != sectors[links.targets[e]] ? 1 : 0;
        }
    CHECK(other_sector < 6);  // long links fall next door now and then
}

TEST_CASE("project slots are idle and facilitators wait") {
    const World& world = reference().world;
    CHECK(world.all<Project>().size() == 300);
    CHECK(world.members<CatchmentProjects>({7}).first() == 14);
    CHECK(world.values<ProjectLine>()[3].index == kNoRow);
    CHECK(world.values<FormalRung>()[3] == 1.0f);
    CHECK(world.all<Facilitator>().size() == 5);  // room for 20 per million: 0.6 per region, rounded up
    CHECK(world.values<Assignment>()[0] == kNoRow);
    CHECK(world.values<Policy>()[4] == 0.1f);
    CHECK(world.values<LocalAutonomy>()[14] == 0.5f);
}

TEST_CASE("citizens turn to the lines of their catchment in proportion to staff") {
    const World& world = reference().world;
    double second = 0, expected = 0;
    for (const Row<Catchment> c : world.all<Catchment>()) {
        const Rows<Line> lines = world.members<CatchmentLines>(c);
        const double first = world.members<LineStaff>({lines.first()}).size();
        const double other = lines.size() < 2 ? 0 : world.members<LineStaff>({lines.first() + 1}).size();
        expected += 1000 * other / (first + other);
        for (const Row<Citizen> i : world.members<CatchmentCitizens>(c)) {
            REQUIRE(world.values<LineChoice>()[i.index] < lines.size());
            second += world.values<LineChoice>()[i.index];
        }
    }
    CHECK(expected > 10000);
    CHECK(second == Approx(expected).epsilon(0.03));
}
