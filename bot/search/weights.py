"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 40.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-16.0965, 17.7009, 13.1901, -0.1783)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.1652, -1.8241, 0.1159, 1.5729, -1.7283, 2.6007, 5.7092, 1.8977, 0.9495, 0.3214, -0.2907, 1.0778, 6.9738, 2.0061, 1.9115, 0.2302, 4.3807)
RANKING_LONG = (4.7878, -0.8317, -1.6033, 2.3867, -0.3007, -6.1174, 1.3697, 1.2192, 9.0943, -0.7706, -0.7099, 7.4411, 10.7708, 13.8276, 33.2684, 15.6685, 2.2496)
