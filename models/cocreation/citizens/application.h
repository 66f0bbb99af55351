// Which project a citizen applies to, and with what ticket: said once, used when applying and when entering.
#pragma once

#include "agora/model.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

// Of the projects a citizen has heard of, the one led by the citizen's own line, else the first.
inline Row<Project> project_applied_to(std::uint8_t aware, std::uint8_t choice, Row<Catchment> catchment,
                                       const Members<CatchmentLines>& lines, const Members<CatchmentProjects>& projects,
                                       const Read<ProjectLine>& lead) {
    const std::uint32_t first = projects[catchment].first();
    if (aware == 3) {
        const Row<Line> own_line{lines[catchment].first() + choice};
        return {first + (lead[{first + 1}] == own_line ? 1u : 0u)};
    }
    return {first + (aware & 1 ? 0u : 1u)};
}

// Unique, and random in its high half; word 1 of the joining draws.
inline std::uint64_t ticket_of(Draws draw, Row<Citizen> citizen) {
    return (std::uint64_t{draw.word(1)} << 32) | citizen.index;
}

}  // namespace agora::cocreation
