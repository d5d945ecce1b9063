"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 50.0, 14.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-17.7408, 18.1830, 9.3358, 0.3073)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.2341, -0.1117, -0.1298, 1.3066, -0.7232, 1.2257, 1.7660, 0.5027, 1.4641, 1.9941, 3.2536, 1.0941, 3.4638, 2.0257, 4.6288, 1.5519)
RANKING_LONG = (-1.0526, 1.0426, -1.1451, 0.0871, -0.4378, 1.3371, 3.3456, 4.1811, 6.3222, 4.5750, 4.6754, -1.0913, 13.3318, 15.7496, 3.6598, -0.6353)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0949, 0.1277, -0.1409, -0.2604, 0.1244),
    "concepts": (0.0939, -0.3017, 0.1928, -0.1170, -0.0493),
    "patterns": (-0.1660, 0.0719, 0.0248, 0.4554, 0.0608),
    "anti_patterns": (-0.1370, -0.9321, -0.2499, -0.3627, -0.1623),
    "edge_cases": (0.0539, -0.3218, 0.4607, -0.5194, 0.2598),
}
