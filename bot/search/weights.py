"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 52.0, 14.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-17.7345, 18.2670, 9.3941, 0.2736)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.4165, -0.0333, -0.1502, 1.4507, -0.6738, 1.3132, 2.1208, 0.6916, 1.6238, 2.4018, 2.7549, 0.8885, 4.2886, 2.6529, 4.3438, 1.5976)
RANKING_LONG = (-2.3558, 1.0693, -0.7357, 0.1859, -0.1302, 1.5028, 3.3324, 4.9974, 5.8239, 4.0970, 5.1389, -2.6862, 10.9399, 13.3525, 4.2704, -0.9879)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0018, 0.0389, -0.0310, -0.3111, 0.1127),
    "concepts": (0.1082, -0.2233, 0.1028, -0.0603, -0.1031),
    "patterns": (-0.1562, 0.1386, 0.0893, 0.3734, 0.1141),
    "anti_patterns": (-0.2627, -0.8868, -0.2596, -0.2674, -0.1160),
    "edge_cases": (-0.0133, -0.2439, 0.3196, -0.4561, 0.2399),
}
