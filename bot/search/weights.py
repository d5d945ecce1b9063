"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 44.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-16.2050, 16.8521, 9.8710, 0.1408)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.1460, -0.1635, 0.1494, 1.2362, -0.7730, 1.5285, 2.2296, -0.1984, 2.7542, 0.2203, 0.3969, 2.2889, 4.7905, 2.0211, 4.6081, 1.2641, 3.3698)
RANKING_LONG = (-9.1710, -0.0636, -1.4435, 0.0348, 0.3878, 2.1196, 3.4464, 1.7997, 6.5050, -0.2668, -0.3076, 5.5858, 9.1079, 4.9141, 20.7424, 12.4710, 1.9085)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1287, 0.2791, 0.3535, -0.3393, 0.2456),
    "concepts": (0.0192, -0.2241, 0.3941, -0.0609, 0.0235),
    "patterns": (0.0418, 0.0890, 0.0580, 0.4395, 0.1962),
    "anti_patterns": (0.3549, -0.8300, -0.1281, -0.4508, 0.0823),
    "edge_cases": (0.4666, -0.3581, 0.4990, -0.4339, 0.4380),
}
