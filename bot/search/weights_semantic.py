"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.0370, -0.0652, -0.3183, 1.1682, -0.6078, 1.0974, 1.4883, 0.3602, 0.8482, 2.0812, 2.3790, 0.7637, 3.3734, 1.9839, 1.8344, 0.5889, 2.3732, 1.1487, 3.1044, 2.7423)
RANKING_LONG = (-0.8839, 0.9653, -1.1547, -0.0256, -0.2454, 1.3441, 3.5137, 3.8151, 5.7106, 4.6402, 2.8996, 0.6697, 12.8717, 14.7182, 2.0431, -0.5902, -0.4796, -1.3782, 2.7897, 3.9394)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1069, 0.0013, 0.0364, -0.2624, 0.1039),
    "concepts": (0.0485, -0.3589, 0.3779, -0.1345, 0.0045),
    "patterns": (-0.1224, 0.0645, 0.1074, 0.4392, 0.0435),
    "anti_patterns": (-0.1943, -0.7252, -0.0842, -0.2920, -0.1951),
    "edge_cases": (0.0457, -0.2718, 0.3994, -0.4610, 0.2265),
}
