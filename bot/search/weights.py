"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 44.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-16.2050, 16.8521, 9.8710, 0.1408)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.1366, -0.1487, 0.1420, 1.2388, -0.7639, 1.5314, 2.2293, -0.2049, 2.7603, 0.2203, 0.3965, 2.2894, 4.7905, 2.0217, 4.6082, 1.2608, 3.3741)
RANKING_LONG = (-9.1689, -0.0727, -1.4350, 0.0341, 0.3803, 2.1186, 3.4467, 1.8011, 6.5047, -0.2664, -0.3074, 5.5862, 9.1077, 4.9125, 20.7444, 12.4739, 1.9070)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1290, 0.2793, 0.2927, -0.3482, 0.2460),
    "concepts": (0.0187, -0.2242, 0.3443, -0.0694, 0.0236),
    "patterns": (0.0413, 0.0894, 0.0003, 0.4300, 0.1969),
    "anti_patterns": (0.3543, -0.8294, -0.1846, -0.4599, 0.0830),
    "edge_cases": (0.4656, -0.3578, 0.4093, -0.4457, 0.4397),
}
