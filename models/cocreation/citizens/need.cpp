// Need: parameters and the monthly update.
#include "models/cocreation/citizens/need.h"

#include <algorithm>
#include <array>

#include "agora/vector.h"

namespace agora::cocreation {

ParameterGroup need_parameters() {
    using P = NeedParams;
    // clang-format off
    return describe<P>(
        "need",
        {{&P::rate, "rate", "1/month", {0, 0.1}, "Chance a month of a need arising, for an average citizen.", "assumption: theory 2.8"},
         {&P::size, "size", "1", {0, 0.7}, "Mean size of a need that arises.", "assumption: theory 2.8"},
         {&P::hardness, "hardness", "1", {0, 2}, "How much more often need strikes the hard to reach (log scale).", "assumption: theory 2.7 S1"},
         {&P::resources, "resources", "1", {0, 2}, "How much more often need strikes those with few resources (log scale).", "assumption: theory 2.7 S1"},
         {&P::recovery_base, "recovery_base", "1/month", {0, 0.05}, "Recovery without any help.", "assumption: theory 2.8"},
         {&P::recovery_service, "recovery_service", "1/month", {0, 0.3}, "Recovery through the value of services.", "assumption: theory 2.8"},
         {&P::recovery_support, "recovery_support", "1/month", {0, 0.1}, "Recovery through informal support.", "assumption: theory 2.8"},
         {&P::mean_field, "mean_field", "1", {0, 1}, "1 replaces shocks by their mean, for verification (V60).", "theory 4.11", When::at_start}});
    // clang-format on
}

namespace {

// A chunk of citizens side by side, so that the exponentials run over plain arrays.
struct Chunk {
    static constexpr std::uint32_t kMost = 256;
    std::array<float, kMost> value, support, hazard, recovery;
};

AGORA_VECTOR void hazards(const Unit16* hardness, const Unit16* resources, std::uint32_t count, const NeedParams& p,
                          float* hazard) {
    for (std::uint32_t n = 0; n < count; ++n) hazard[n] = need_hazard(hardness[n], resources[n], p);
}

AGORA_VECTOR void recoveries(Chunk& c, std::uint32_t count, const NeedParams& p) {
    for (std::uint32_t n = 0; n < count; ++n) c.recovery[n] = recovery_of(c.value[n], c.support[n], p);
}

}  // namespace

void update_need(Rows<Citizen> citizens, Own<Hardness> hardness, Own<Resources> resources, Own<Received> received,
                 Own<Around> around, Update<UnmetNeed> need, Random<Citizen> random, const NeedParams& p) {
    for (std::uint32_t first = citizens.first(); first < citizens.last(); first += Chunk::kMost) {
        const std::uint32_t count = std::min(citizens.last() - first, Chunk::kMost);
        Chunk c;
        hazards(&hardness[{first}], &resources[{first}], count, p, c.hazard.data());
        for (std::uint32_t n = 0; n < count; ++n) {
            c.value[n] = received[{first + n}].value;
            c.support[n] = around[{first + n}].support;
        }
        recoveries(c, count, p);
        for (std::uint32_t n = 0; n < count; ++n) {
            const Row<Citizen> i{first + n};
            float shock = c.hazard[n] * p.size;
            if (p.mean_field < 0.5f) {
                Draws draw = random(i, Purpose::need_shock);
                shock = draw.uniform(0) < c.hazard[n] ? 2.0f * p.size * draw.uniform(1) : 0.0f;
            }
            need[i] = next_need(need[i], shock, c.recovery[n]);
        }
    }
}

}  // namespace agora::cocreation
