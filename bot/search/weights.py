"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 32.0, 5.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-16.2050, 16.8521, 9.8710, 0.1408)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.2400, -0.2155, -0.0440, 1.3259, -0.9109, 2.1748, 4.5004, 1.4279, 2.3601, 0.0412, -0.0016, 1.6450, 5.0913, 1.1882, 3.8473, 1.1249, 3.5575)
RANKING_LONG = (-9.9052, -0.1262, -0.4525, -0.0368, -0.0312, 0.9864, 1.5545, 1.4109, 5.8090, 0.2072, -0.4528, 6.0884, 9.2006, 10.5490, 24.2910, 10.9123, 1.5485)
