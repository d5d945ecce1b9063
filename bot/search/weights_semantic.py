"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.0349, -0.0663, -0.3141, 1.1672, -0.6107, 1.1035, 1.4843, 0.3575, 0.8339, 2.0864, 2.3799, 0.7632, 3.3730, 1.9880, 1.8460, 0.5830, 2.3755, 1.1523, 3.1030, 2.7393)
RANKING_LONG = (-0.9377, 0.9685, -1.1281, -0.0308, -0.2564, 1.3683, 3.5526, 3.8390, 5.7183, 4.6334, 2.9085, 0.6715, 12.8657, 14.7018, 2.0258, -0.5896, -0.4706, -1.3613, 2.8090, 3.9443)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1065, -0.0006, 0.0379, -0.2631, 0.1058),
    "concepts": (0.0506, -0.3612, 0.3793, -0.1362, 0.0056),
    "patterns": (-0.1230, 0.0641, 0.1096, 0.4348, 0.0478),
    "anti_patterns": (-0.1932, -0.7269, -0.0856, -0.2927, -0.1909),
    "edge_cases": (0.0459, -0.2734, 0.3931, -0.4518, 0.2293),
}
