// Deffuant, Neau, Amblard & Weisbuch 2000 (doi 10.1142/S0219525900000078): two who meet and are not too far apart move
// towards each other.
//
//     if |xᵢ − xⱼ| < ε:    xᵢ' = xᵢ + μ (xⱼ − xᵢ),    xⱼ' = xⱼ + μ (xᵢ − xⱼ)
//
// In a step everybody meets at most one other: on the complete graph a random order is cut into pairs; on a network two
// meet if each is the other's first choice, the link between them being the first in a random order at both ends.
#pragma once

#include "models/reference/opinion.h"

namespace agora::reference {

struct DeffuantParams {
    float confidence = 0.2f;
    float convergence = 0.5f;
    float meeting = 1.0f;
};

inline double after_meeting(double own, double other, double confidence, double convergence) {
    const double distance = other - own;
    return distance < confidence && distance > -confidence ? own + convergence * distance : own;
}

}  // namespace agora::reference
