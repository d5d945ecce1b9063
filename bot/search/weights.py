"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 50.0, 14.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-17.5881, 18.2245, 9.4881, 0.2356)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.6506, -0.0868, 0.1110, 1.1712, -0.7915, 1.2719, 1.9450, 0.5407, 2.0620, 0.2727, 0.4509, 1.9881, 4.4341, 1.6479, 3.8294, 2.0829, 3.0503)
RANKING_LONG = (-0.2201, 1.0337, -1.3374, 0.1125, -0.2905, 1.4595, 3.5214, 5.1977, 7.7656, -0.2021, -0.3444, 4.5824, 6.3969, 0.1418, 14.2484, 15.9953, 1.7691)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0838, 0.1520, 0.2273, -0.2500, 0.1076),
    "concepts": (0.0763, -0.3371, 0.1758, -0.1220, -0.0876),
    "patterns": (-0.2101, 0.0639, 0.1212, 0.3463, 0.0665),
    "anti_patterns": (-0.1389, -0.8900, -0.1657, -0.2629, -0.1983),
    "edge_cases": (0.0658, -0.3448, 0.5289, -0.5588, 0.2326),
}
