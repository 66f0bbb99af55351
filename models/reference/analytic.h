// Closed forms and fixed points that the reference models come near when networks are large.
#pragma once

namespace agora::reference {

// The part of Watts' window on Poisson networks: mean degrees z between which single seeds can set off cascades, when
// nodes of up to `most` neighbours are tipped by one (most = ⌊1/φ⌋). Roots of z P(Pois(z) ≤ most − 2) = 1.
struct Window {
    double from;
    double to;
};
Window cascade_window(int most);

// Share of the nodes of a Poisson network that can set off a cascade: those linked with the giant cluster of nodes that
// one neighbour tips (Watts 2002).
double triggering_share(double mean_degree, double threshold);

// Final active share on a Poisson network for a share of seeds (Gleeson & Cahalane 2007):
//     q = ρ₀ + (1 − ρ₀) Σₖ (k pₖ / z) P(Bin(k − 1, q) ≥ φ k),    ρ = ρ₀ + (1 − ρ₀) Σₖ pₖ P(Bin(k, q) ≥ φ k)
// Nodes without neighbours stay inactive unless they are seeds.
double cascade_size(double mean_degree, double threshold, double seeds);

// Share of nodes in the giant component of a Poisson network: S = 1 − e^(−c S); 0 up to c = 1 (Erdős & Rényi 1960).
double giant_component(double mean_degree);

// Share ever infected in a large crowd, those who start included: r = 1 − (1 − i₀) e^(−R₀ r).
double epidemic_size(double reproduction, double infected_at_start);

}  // namespace agora::reference
