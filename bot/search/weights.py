"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 52.0, 14.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-17.8025, 18.2709, 9.3503, 0.3016)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.2330, -0.1074, -0.1405, 1.3101, -0.7199, 1.2214, 1.7542, 0.5207, 1.4950, 1.9897, 3.2369, 1.1032, 3.4588, 2.0608, 4.6166, 1.5782)
RANKING_LONG = (-0.7645, 1.0277, -1.1514, 0.0830, -0.4506, 1.2640, 3.2496, 4.1526, 6.4119, 4.5321, 4.6572, -1.1212, 13.3262, 15.5430, 3.6501, -0.6307)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0918, 0.1287, -0.1430, -0.2632, 0.1271),
    "concepts": (0.0958, -0.3047, 0.1874, -0.1187, -0.0443),
    "patterns": (-0.1659, 0.0727, 0.0207, 0.4601, 0.0650),
    "anti_patterns": (-0.1403, -0.9356, -0.2473, -0.3581, -0.1718),
    "edge_cases": (0.0494, -0.3129, 0.4693, -0.5215, 0.2572),
}
