// Staff of service lines at the start, and what lines know of each other.
#include <algorithm>
#include <utility>

#include "agora/model.h"
#include "models/cocreation/services/professionals.h"
#include "models/cocreation/services_setup.h"
#include "models/cocreation/setup_tools.h"

namespace agora::cocreation {

std::uint32_t frontline_posts(const StaffParams& p, std::uint32_t citizens, bool first_line, float uniform) {
    const float share = first_line ? 1.0f : p.other_line_share;
    return std::max(1u, round_by_draw(p.per_1000 * share * static_cast<float>(citizens) / 1000.0f, uniform));
}

std::uint32_t manager_posts(const StaffParams& p, std::uint32_t frontline, bool first_line, float uniform) {
    return std::max(first_line ? 1u : 0u,
                    round_by_draw(static_cast<float>(frontline) / p.frontline_per_manager, uniform));
}

namespace {

struct Team {
    std::uint32_t frontline, managers;
};

Team plan_team(const World& world, Row<Line> line) {
    const auto& p = world.params<StaffParams>();
    const Row<Catchment> catchment{world.membership(type_id<CatchmentLines>()).parents[line.index]};
    const bool first_line = world.members<CatchmentLines>(catchment).first() == line.index;
    Draws draws = world.random<Line>(kSetupStep)(line, Purpose::professional_setup);
    const std::uint32_t citizens = world.members<CatchmentCitizens>(catchment).size();
    const std::uint32_t frontline = frontline_posts(p, citizens, first_line, draws.uniform(0));
    return {frontline, manager_posts(p, frontline, first_line, draws.uniform(1))};
}

void fill_professional(World& world, Row<Professional> i, Sector sector, bool manager) {
    const auto& p = world.params<StaffParams>();
    Draws draws = world.random<Professional>(kSetupStep)(i, Purpose::professional_setup);
    const auto around = [&](float mean, std::uint32_t n) { return clamp01(mean + p.spread * normal(draws, n)); };
    const float extra = sector == third_sector ? p.orientation_third_sector : 0.0f;
    world.values<Exhaustion>()[i.index] = around(p.exhaustion_mean, 0);
    world.values<Engagement>()[i.index] = around(p.engagement_mean, 1);
    world.values<Orientation>()[i.index] = around(p.orientation_mean + extra, 2);
    world.values<Identity>()[i.index] = around(p.identity_mean, 3);
    world.values<Cession>()[i.index] = around(world.parameter(&CessionParams::start), 4);
    world.values<StaffTrustGood>()[i.index] = 0.5f * p.trust_evidence;
    world.values<StaffTrustBad>()[i.index] = 0.5f * p.trust_evidence;
    world.values<IsManager>()[i.index] = manager ? 1 : 0;
}

// Fills compressed rows from a list of (from, to) pairs; a pair that stands twice counts once.
void fill_links(NetworkStore& store, std::size_t rows, std::vector<std::pair<std::uint32_t, std::uint32_t>> links) {
    std::sort(links.begin(), links.end());
    links.erase(std::unique(links.begin(), links.end()), links.end());
    store.offsets.assign(rows + 1, 0);
    store.targets.clear();
    for (const auto& [from, to] : links) {
        ++store.offsets[from + 1ull];
        store.targets.push_back(to);
    }
    for (std::size_t i = 1; i <= rows; ++i) store.offsets[i] += store.offsets[i - 1];
}

// Lines of the same sector in the catchments before and after, of the same locality; then the catchment's own lines.
template <class Link>
void link_near_lines(const World& world, Row<Line> line, const Link& link) {
    const auto sectors = world.values<LineSector>();
    const Row<Catchment> catchment{world.membership(type_id<CatchmentLines>()).parents[line.index]};
    const Row<Locality> locality{world.membership(type_id<LocalityCatchments>()).parents[catchment.index]};
    const Rows<Catchment> here = world.members<LocalityCatchments>(locality);
    for (const std::uint32_t index : {catchment.index - 1, catchment.index + 1}) {
        if (!here.contains({index})) continue;
        for (const Row<Line> other : world.members<CatchmentLines>({index}))
            if (sectors[other.index] == sectors[line.index]) link(other.index);
    }
    for (const Row<Line> other : world.members<CatchmentLines>(catchment))
        if (other != line) link(other.index);
}

}  // namespace

void hire_staff(World& world) {
    std::vector<Team> teams;
    std::vector<std::uint32_t> staff_per_line;
    std::size_t total = 0;
    for (const Row<Line> line : world.all<Line>()) {
        teams.push_back(plan_team(world, line));
        staff_per_line.push_back(teams.back().frontline + teams.back().managers);
        total += staff_per_line.back();
    }
    world.resize<Professional>(total);
    world.set_members(type_id<LineStaff>(), staff_per_line);
    for (const Row<Line> line : world.all<Line>()) {
        const auto staff = world.members<LineStaff>(line);
        const auto sector = static_cast<Sector>(world.values<LineSector>()[line.index]);
        for (const Row<Professional> i : staff)
            fill_professional(world, i, sector, i.index - staff.first() >= teams[line.index].frontline);
    }
}

void choose_lines(World& world, Executor& executor) {
    const auto random = world.random<Citizen>(kSetupStep);
    const auto choice = world.values<LineChoice>();
    executor.for_each(world.all<Catchment>().size(), [&](std::size_t index, std::size_t) {
        const Row<Catchment> catchment{static_cast<std::uint32_t>(index)};
        const Rows<Line> lines = world.members<CatchmentLines>(catchment);
        const std::uint32_t first = world.members<LineStaff>({lines.first()}).first();
        const auto staff = static_cast<float>(world.members<LineStaff>({lines.last() - 1}).last() - first);
        for (const Row<Citizen> i : world.members<CatchmentCitizens>(catchment)) {
            if (lines.size() == 1) break;
            const float uniform = random(i, Purpose::line_setup).uniform(0);
            std::uint8_t line = 0;
            while (static_cast<float>(world.members<LineStaff>({lines.first() + line}).last() - first) <=
                   uniform * staff)
                ++line;
            choice[i.index] = line;
        }
    });
}

void link_lines(World& world) {
    const auto random = world.random<Line>(kSetupStep);
    const std::uint32_t lines = world.all<Line>().size();
    const auto long_links = static_cast<std::uint32_t>(world.params<OrganisationsParams>().long_links);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> neighbours, owned;
    for (const Row<Line> line : world.all<Line>()) {
        link_near_lines(world, line, [&](std::uint32_t other) { neighbours.emplace_back(line.index, other); });
        Draws draws = random(line, Purpose::line_link);
        for (std::uint32_t n = 0; n < long_links; ++n) {
            const auto other = static_cast<std::uint32_t>((std::uint64_t{draws.word(n)} * lines) >> 32);
            if (other != line.index) neighbours.emplace_back(line.index, other);
        }
        owned.emplace_back(world.values<LineOwner>()[line.index].index, line.index);
    }
    fill_links(world.links<LineNeighbours>(), lines, std::move(neighbours));
    fill_links(world.links<OrganisationLines>(), world.all<Organisation>().size(), std::move(owned));
}

}  // namespace agora::cocreation
