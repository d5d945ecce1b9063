"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 52.0, 14.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-17.8046, 18.2731, 9.3501, 0.3017)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.3041, -0.0829, -0.1635, 1.3160, -0.6542, 1.1934, 1.6851, 0.5675, 1.4768, 1.9817, 3.2078, 1.1296, 3.4851, 2.1774, 4.6353, 1.4847)
RANKING_LONG = (-2.2870, 1.0344, -1.0947, 0.3113, -0.2296, 1.2261, 3.3098, 4.1700, 6.4408, 4.5334, 4.2677, -0.7723, 13.3659, 14.8293, 3.6042, -0.6152)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0810, 0.0583, -0.1273, -0.2577, 0.1342),
    "concepts": (0.0894, -0.2859, 0.2081, -0.1234, -0.0371),
    "patterns": (-0.1703, 0.1483, 0.0096, 0.4991, 0.0769),
    "anti_patterns": (-0.1338, -0.9377, -0.2403, -0.3244, -0.1832),
    "edge_cases": (0.0572, -0.3144, 0.4189, -0.4861, 0.3076),
}
