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
    double confidence = 0.2;
    double convergence = 0.5;
    double meeting = 1.0;
};

inline double after_meeting(double own, double other, double confidence, double convergence) {
    const double distance = other - own, reach = below(confidence);
    return distance < reach && distance > -reach ? own + convergence * distance : own;
}

}  // namespace agora::reference
