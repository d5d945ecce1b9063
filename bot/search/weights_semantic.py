"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.5532, 0.0420, -0.2925, 1.0800, -0.5914, 1.1548, 1.5594, 0.3414, 0.9322, -0.4082, -0.1663, 2.0070, 2.8818, 0.8879, 3.4030, 1.9058, 1.1088, 3.1797, 1.9768, 3.2236, 2.9563)
RANKING_LONG = (0.2326, 1.0271, -1.2104, -0.0526, -0.1354, 1.3131, 3.6043, 4.2366, 6.1626, -0.3408, -0.3825, 4.5505, 3.4462, 1.2725, 13.0279, 14.8464, 0.8675, 0.0721, -0.6315, 2.8025, 4.4303)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0993, -0.0318, 0.0711, -0.2111, 0.1236),
    "concepts": (0.0420, -0.3699, 0.3461, -0.1252, 0.0047),
    "patterns": (-0.1491, 0.0842, 0.1272, 0.4241, 0.0406),
    "anti_patterns": (-0.1996, -0.7514, -0.0791, -0.2782, -0.2326),
    "edge_cases": (0.0391, -0.2648, 0.3764, -0.4601, 0.2248),
}
