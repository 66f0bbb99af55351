// Organisations and the service lines they own.
#include "models/cocreation/services_setup.h"

#include <algorithm>
#include <cmath>

#include "agora/model.h"
#include "models/cocreation/people.h"
#include "models/cocreation/setup_tools.h"

namespace agora::cocreation {

std::uint32_t organisation_count(float per_locality, std::uint32_t localities, float line_share) {
    if (line_share <= 0.0f) return 0;
    return std::max(1u, static_cast<std::uint32_t>(std::lround(per_locality * static_cast<float>(localities))));
}

std::uint32_t home_locality(std::uint32_t i, std::uint32_t count, std::uint32_t localities) {
    return static_cast<std::uint32_t>((2ull * i + 1) * localities / (2ull * count));
}

namespace {

// Organisations stand in the order public (one per locality), third sector, private.
struct Organisations {
    std::uint32_t localities, third, privates;
    std::uint32_t total() const { return localities + third + privates; }
    Sector sector(std::uint32_t i) const {
        return i < localities ? public_sector : (i < localities + third ? third_sector : private_sector);
    }
};

Organisations count_organisations(const World& world) {
    const auto& p = world.params<OrganisationsParams>();
    const std::uint32_t localities = world.all<Locality>().size();
    return {localities, organisation_count(p.third_per_locality, localities, p.third_sector_share),
            organisation_count(p.private_per_locality, localities, p.private_share)};
}

// The organisation of that sector that runs the line of a catchment: the locality's own, or by chance one at home in
// the region; if the region has none, the one whose home comes next in the list.
std::uint32_t pick_owner(const World& world, const Organisations& organisations, Sector sector, Row<Locality> locality,
                         std::uint32_t word) {
    if (sector == public_sector) return locality.index;
    const std::uint32_t count = sector == third_sector ? organisations.third : organisations.privates;
    const std::uint32_t offset = organisations.localities + (sector == third_sector ? 0 : organisations.third);
    const std::uint32_t region = world.membership(type_id<RegionLocalities>()).parents[locality.index];
    const Rows<Locality> home = world.members<RegionLocalities>({region});
    const auto first_at = [&](std::uint32_t wanted) {
        std::uint32_t low = 0, high = count;
        while (low < high) {
            const std::uint32_t middle = (low + high) / 2;
            if (home_locality(middle, count, organisations.localities) < wanted) low = middle + 1;
            else high = middle;
        }
        return low;
    };
    const std::uint32_t first = first_at(home.first()), last = first_at(home.last());
    if (first == last) return offset + std::min(first, count - 1);
    return offset + first + static_cast<std::uint32_t>((std::uint64_t{word} * (last - first)) >> 32);
}

struct PlannedLine {
    Sector sector;
    std::uint32_t owner;
};

// Draw numbers of purpose line_setup: for catchments, then for lines.
enum CatchmentDraw : std::uint32_t { draw_has_third, draw_has_private, draw_third_owner, draw_private_owner };
enum LineDraw : std::uint32_t { draw_design = 0, draw_gap = 3 };

std::vector<PlannedLine> plan_lines(const World& world, std::vector<std::uint32_t>& lines_per_catchment) {
    const auto& p = world.params<OrganisationsParams>();
    const auto random = world.random<Catchment>(kSetupStep);
    const auto& localities = world.membership(type_id<LocalityCatchments>()).parents;
    const Organisations organisations = count_organisations(world);
    std::vector<PlannedLine> lines;
    for (const Row<Catchment> c : world.all<Catchment>()) {
        const std::size_t before = lines.size();
        const Row<Locality> locality{localities[c.index]};
        Draws draws = random(c, Purpose::line_setup);
        const auto open = [&](Sector sector, std::uint32_t word) {
            lines.push_back({sector, pick_owner(world, organisations, sector, locality, word)});
        };
        open(public_sector, 0);
        if (draws.uniform(draw_has_third) < p.third_sector_share) open(third_sector, draws.word(draw_third_owner));
        if (draws.uniform(draw_has_private) < p.private_share) open(private_sector, draws.word(draw_private_owner));
        lines_per_catchment.push_back(static_cast<std::uint32_t>(lines.size() - before));
    }
    return lines;
}

Vector3 draw_line_design(const ServicesParams& p, Draws& draws) {
    const Vector3 lean{p.design_lean_1, p.design_lean_2, 0.0f};
    Vector3 design;
    for (std::uint32_t k = 0; k < 3; ++k)
        design[k] = clamp01(p.design_base + lean[k] + p.design_error * normal(draws, draw_design + k));
    return design;
}

}  // namespace

void found_organisations(World& world, const StartConditions& start) {
    const auto& p = world.params<OrganisationsParams>();
    const Organisations organisations = count_organisations(world);
    world.resize<Organisation>(organisations.total());
    const auto random = world.random<Organisation>(kSetupStep);
    for (const Row<Organisation> i : world.all<Organisation>()) {
        Draws draws = random(i, Purpose::organisation_setup);
        const Sector sector = organisations.sector(i.index);
        const float extra = sector == third_sector ? p.openness_third_sector : 0.0f;
        world.values<OrganisationSector>()[i.index] = sector;
        world.values<Openness>()[i.index] = clamp01(p.openness_mean + extra + p.openness_spread * normal(draws, 0));
        world.values<Discretion>()[i.index] = clamp01(start.discretion_base + p.discretion_spread * normal(draws, 1));
        world.values<Legitimacy>()[i.index] = p.legitimacy;
        world.values<Absorption>()[i.index] = p.absorption;
        world.values<Slack>()[i.index] = p.slack;
        world.values<Funded>()[i.index] = 1;
    }
}

void open_lines(World& world, const StartConditions& start) {
    const auto& p = world.params<ServicesParams>();
    std::vector<std::uint32_t> lines_per_catchment;
    const std::vector<PlannedLine> lines = plan_lines(world, lines_per_catchment);
    world.resize<Line>(lines.size());
    world.set_members(type_id<CatchmentLines>(), lines_per_catchment);
    const auto random = world.random<Line>(kSetupStep);
    for (const Row<Line> i : world.all<Line>()) {
        Draws draws = random(i, Purpose::line_setup);
        const Vector3 design = draw_line_design(p, draws);
        world.values<LineSector>()[i.index] = lines[i.index].sector;
        world.values<LineOwner>()[i.index] = {lines[i.index].owner};
        world.values<Design>()[i.index] = design;
        world.values<DesignPrior>()[i.index] = design;
        world.values<Quality>()[i.index] = 1.0f;
        for (std::uint32_t k = 0; k < 3; ++k)
            world.values<EpistemicGap>()[i.index][k] = p.gap_spread * normal(draws, draw_gap + k);
        world.values<DigitalShare>()[i.index] = start.digital_share;
        world.values<UserProfileMean>()[i.index] = design;  // until there are users, staff see what they offer
        world.values<UserTrustMean>()[i.index] = world.parameter(&PeopleParams::trust_mean);
        world.values<LineLoad>()[i.index] = 1.0f;
        world.values<LineCoverage>()[i.index] = 1.0f;
        world.values<Evidence>()[i.index] = p.evidence;
        world.values<LineDiscretion>()[i.index] = world.values<Discretion>()[lines[i.index].owner];
    }
}

void establish_services(World& world, const StartConditions& start) {
    found_organisations(world, start);
    open_lines(world, start);
    hire_staff(world);
    link_lines(world);
}

}  // namespace agora::cocreation
