"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 35.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-14.8440, 15.8494, 9.7080, -0.0476)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.3564, -0.8719, -0.0323, 1.2279, -1.3799, 1.7284, 5.5803, 1.4811, 0.9577, 0.1533, -0.0892, 0.9410, 6.6921, 1.4769, 1.7605, 0.7232, 4.1533)
RANKING_LONG = (-5.9734, -0.3971, -0.7610, 0.4712, -0.2904, 0.5846, 2.3267, -0.2061, 6.3241, -0.4723, -0.1949, 7.0898, 8.8417, 13.0761, 26.3476, 13.8992, 1.8718)
