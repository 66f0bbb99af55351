// The entities of the co-creation model and how they nest: nation, region, locality, catchment, and what a catchment
// hosts.
#pragma once

#include "agora/entity.h"
#include "agora/structure.h"

namespace agora::cocreation {

struct Nation {
    static constexpr EntityInfo info{"nation", "The country as a whole.", 1};
};
struct Region {
    static constexpr EntityInfo info{"region", "A region: holds policy support, regulation and the facilitator pool.",
                                     4};
};
struct Locality {
    static constexpr EntityInfo info{"locality", "A municipality: owns its public organisation.", 64};
};
struct Catchment {
    static constexpr EntityInfo info{"catchment", "A local ecosystem of about 3,000 citizens.", 4};
};
struct Citizen {
    static constexpr EntityInfo info{"citizen", "A resident; a user of a service when unmet need exceeds 0.1."};
};
struct Line {
    static constexpr EntityInfo info{"line", "A service line: one service of one organisation in one catchment.", 4};
};
struct Professional {
    static constexpr EntityInfo info{"professional", "A frontline professional or a manager on a service line."};
};
struct Organisation {
    static constexpr EntityInfo info{"organisation", "A public, third-sector or private owner of service lines.", 16};
};
struct Project {
    static constexpr EntityInfo info{"project",
                                     "A project slot of a catchment: idle, or a co-creation project in a phase.", 4};
};
struct Facilitator {
    static constexpr EntityInfo info{"facilitator", "A facilitator or broker of a regional pool.", 64};
};

struct NationRegions : Membership<Nation, Region> {
    static constexpr ConnectionInfo info{"nation_regions", "Regions of the nation."};
};
struct RegionLocalities : Membership<Region, Locality> {
    static constexpr ConnectionInfo info{"region_localities", "Localities of a region."};
};
struct LocalityCatchments : Membership<Locality, Catchment> {
    static constexpr ConnectionInfo info{"locality_catchments", "Catchments of a locality."};
};
struct CatchmentCitizens : Membership<Catchment, Citizen> {
    static constexpr ConnectionInfo info{"catchment_citizens", "Citizens of a catchment; households stand together."};
};
struct CatchmentLines : Membership<Catchment, Line> {
    static constexpr ConnectionInfo info{"catchment_lines",
                                         "Service lines of a catchment: the public one, then others."};
};
struct CatchmentProjects : Membership<Catchment, Project> {
    static constexpr ConnectionInfo info{"catchment_projects", "Project slots of a catchment (two)."};
};
struct LineStaff : Membership<Line, Professional> {
    static constexpr ConnectionInfo info{"line_staff", "Staff of a line: frontline first, then managers."};
};
struct RegionFacilitators : Membership<Region, Facilitator> {
    static constexpr ConnectionInfo info{"region_facilitators", "The facilitator pool of a region."};
};

struct SupportTies : Network<Citizen, Citizen> {
    static constexpr ConnectionInfo info{"support_ties",
                                         "Strong ties outside the household; symmetric, inside the catchment."};
};
struct WeakTies : Network<Citizen, Citizen> {
    static constexpr ConnectionInfo info{"weak_ties", "Acquaintances; symmetric, inside the locality."};
};
struct LineNeighbours : Network<Line, Line> {
    static constexpr ConnectionInfo info{"line_neighbours",
                                         "Lines that hear of each other: adjacent catchments and long links."};
};
struct OrganisationLines : Network<Organisation, Line> {
    static constexpr ConnectionInfo info{"organisation_lines", "Lines an organisation owns."};
};

inline constexpr std::uint32_t kProjectSlots = 2;  // per catchment

enum Sector : std::uint8_t { public_sector = 0, third_sector = 1, private_sector = 2 };

// Phase of a project slot.
enum Phase : std::uint8_t { idle = 0, initiate = 1, design = 2, deliver = 3, evaluate = 4 };

// What happened in a project slot this month, as flags.
enum ProjectEvent : std::uint8_t { started = 1, completed = 2, abandoned = 4, sustained = 8, citizen_led = 16 };

// How far a citizen came this month on the way into a project, as flags; the last says which project.
enum Funnel : std::uint8_t {
    aware_of_project = 1,
    was_asked = 2,
    was_willing = 4,
    was_admitted = 8,
    to_second_slot = 16
};

}  // namespace agora::cocreation
