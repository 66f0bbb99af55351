// The engine's own foundations: the random number generator.
#include "agora/random.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

Check philox_answer(const char* what, Words counter, RandomKey key, const Words& expected) {
    return {what, 1, 0, philox(counter, key) == expected ? 1.0 : 0.0};
}

std::vector<Check> philox_answers(const Effort&) {
    constexpr std::uint32_t ones = 0xFFFFFFFFu;
    return {
        philox_answer("counter 0, key 0", {0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}),
        philox_answer("counter and key all ones", {ones, ones, ones, ones}, {ones, ones},
                      {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}),
        philox_answer("digits of pi", {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0},
                      {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}),
    };
}

}  // namespace

std::vector<Target> infrastructure_targets() {
    return {{"V01", "Philox4x32-10 known answers", "Salmon et al. 2011", false, philox_answers}};
}

}  // namespace agora::verify
