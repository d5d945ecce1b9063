"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.1244, 0.0078, -0.1938, 1.0609, -0.6290, 1.3320, 1.5534, 0.1297, 1.0246, -0.4318, -0.3104, 2.1217, 2.9059, 1.1601, 3.6619, 1.4974, 1.1125, 3.2736, 2.1043, 3.5098, 3.2158)
RANKING_LONG = (-5.5617, -0.0718, -1.3790, -0.3556, 0.2988, 1.7725, 2.8759, 3.9950, 5.4580, -0.4087, -0.1665, 4.7373, 4.6160, 3.4820, 15.2526, 13.0212, 0.5968, -0.2546, -0.5480, 2.8077, 4.6098)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1051, -0.0361, 0.2808, -0.2731, 0.1633),
    "concepts": (0.0610, -0.2890, 0.4453, -0.0770, 0.0176),
    "patterns": (-0.0237, 0.0585, -0.0332, 0.5734, 0.0801),
    "anti_patterns": (-0.0757, -0.5635, -0.0731, -0.4227, -0.1534),
    "edge_cases": (0.1320, -0.2567, 0.1718, -0.2997, 0.2899),
}
