"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 35.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-16.2050, 16.8521, 9.8710, 0.1408)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.2525, -0.2092, -0.0910, 1.2521, -0.9464, 2.2722, 5.4245, 2.5775, 1.2003, -0.1850, -0.1141, 0.8243, 6.1536, 1.3766, 1.9049, 0.5416, 3.8980)
RANKING_LONG = (-9.0891, -0.0463, -0.4423, -0.0195, -0.0942, 0.6421, 1.2049, 0.9644, 5.7743, 0.2874, -0.4175, 6.4556, 9.0999, 10.1501, 25.6697, 11.9533, 1.3481)
