"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 44.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-16.2050, 16.8521, 9.8710, 0.1408)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.1464, -0.1634, 0.1493, 1.2360, -0.7731, 1.5285, 2.2297, -0.1985, 2.7544, 0.2205, 0.3967, 2.2889, 4.7906, 2.0214, 4.6080, 1.2641, 3.3696)
RANKING_LONG = (-9.1537, -0.0637, -1.4441, 0.0335, 0.3872, 2.1163, 3.4466, 1.7996, 6.5056, -0.2664, -0.3079, 5.5859, 9.1081, 4.9236, 20.7425, 12.4711, 1.9083)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1286, 0.2791, 0.3535, -0.3393, 0.2456),
    "concepts": (0.0192, -0.2240, 0.3941, -0.0609, 0.0235),
    "patterns": (0.0418, 0.0890, 0.0579, 0.4395, 0.1962),
    "anti_patterns": (0.3549, -0.8300, -0.1282, -0.4507, 0.0823),
    "edge_cases": (0.4666, -0.3581, 0.4990, -0.4339, 0.4380),
}
