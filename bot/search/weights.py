"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 44.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-16.2711, 16.8573, 9.7786, 0.1617)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.3002, -0.0911, 0.1537, 1.1367, -0.8393, 1.4120, 2.0091, 0.2145, 2.5179, 0.2143, 0.2949, 2.0108, 4.7169, 1.9091, 4.2097, 1.5624, 3.2066)
RANKING_LONG = (-5.9898, -0.0909, -1.6201, -0.0922, 0.2259, 1.5592, 2.9716, 4.9546, 7.6817, -0.1823, -0.1900, 4.7770, 7.7749, 3.6247, 16.9012, 13.7672, 1.5345)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1021, 0.1960, 0.3801, -0.2786, 0.1753),
    "concepts": (0.1054, -0.2447, 0.3660, -0.0615, -0.0511),
    "patterns": (-0.0821, 0.0435, 0.0113, 0.5329, 0.1153),
    "anti_patterns": (0.0142, -0.7530, -0.0779, -0.3172, -0.1171),
    "edge_cases": (0.2081, -0.3861, 0.3513, -0.3757, 0.3208),
}
