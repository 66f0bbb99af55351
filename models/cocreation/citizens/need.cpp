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

// A chunk of citizens side by side, so that draws and exponentials run over plain arrays.
struct Chunk {
    static constexpr std::uint32_t kMost = 256;
    std::array<float, kMost> hazard, recovery, shock;
};

AGORA_VECTOR void hazards(const Unit16* hardness, const Unit16* resources, std::uint32_t count, const NeedParams& p,
                          float* hazard) {
    for (std::uint32_t n = 0; n < count; ++n) hazard[n] = need_hazard(hardness[n], resources[n], p);
}

AGORA_VECTOR void recoveries(const ServiceReceived* received, const Surroundings* around, std::uint32_t count,
                             const NeedParams& p, float* recovery) {
    for (std::uint32_t n = 0; n < count; ++n) recovery[n] = recovery_of(received[n].value, around[n].support, p);
}

AGORA_VECTOR void draw_shocks(const Random<Citizen>& random, Row<Citizen> first, std::uint32_t count, float size,
                              Chunk& c) {
    for (std::uint32_t n = 0; n < count; ++n) {
        const Words words = random.words({first.index + n}, Purpose::need_shock);
        c.shock[n] = to_uniform(words[0]) < c.hazard[n] ? 2.0f * size * to_uniform(words[1]) : 0.0f;
    }
}

AGORA_VECTOR void next_needs(const Chunk& c, std::uint32_t count, float* need) {
    for (std::uint32_t n = 0; n < count; ++n) need[n] = next_need(need[n], c.shock[n], c.recovery[n]);
}

}  // namespace

void update_need(Rows<Citizen> citizens, Own<Hardness> hardness, Own<Resources> resources, Own<Received> received,
                 Own<Around> around, Update<UnmetNeed> need, Random<Citizen> random, const NeedParams& p) {
    Chunk c;
    for (std::uint32_t first = citizens.first(); first < citizens.last(); first += Chunk::kMost) {
        const std::uint32_t count = std::min(citizens.last() - first, Chunk::kMost);
        const Row<Citizen> i{first};
        hazards(&hardness[i], &resources[i], count, p, c.hazard.data());
        recoveries(&received[i], &around[i], count, p, c.recovery.data());
        if (p.mean_field < 0.5f) draw_shocks(random, i, count, p.size, c);
        else
            for (std::uint32_t n = 0; n < count; ++n) c.shock[n] = c.hazard[n] * p.size;
        next_needs(c, count, &need[i]);
    }
}

}  // namespace agora::cocreation
