"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.0349, -0.0663, -0.3141, 1.1672, -0.6108, 1.1034, 1.4844, 0.3575, 0.8339, 2.0864, 2.3800, 0.7632, 3.3729, 1.9881, 1.8461, 0.5830, 2.3755, 1.1523, 3.1031, 2.7392)
RANKING_LONG = (-0.9352, 0.9684, -1.1281, -0.0310, -0.2565, 1.3684, 3.5528, 3.8386, 5.7180, 4.6340, 2.9101, 0.6709, 12.8652, 14.6991, 2.0246, -0.5900, -0.4714, -1.3605, 2.8076, 3.9435)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1067, -0.0005, 0.0379, -0.2630, 0.1059),
    "concepts": (0.0507, -0.3612, 0.3793, -0.1362, 0.0056),
    "patterns": (-0.1230, 0.0641, 0.1096, 0.4348, 0.0478),
    "anti_patterns": (-0.1930, -0.7271, -0.0856, -0.2929, -0.1911),
    "edge_cases": (0.0457, -0.2733, 0.3931, -0.4517, 0.2294),
}
