"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 42.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-18.5426, 20.8033, 13.2966, -0.3015)
# Weights of `evidence.FIGURES`.
RANKING = (
    3.0888,
    -1.5150,
    -0.3510,
    1.7060,
    -1.7662,
    0.7231,
    7.8232,
    4.3648,
    1.6344,
    0.3132,
    -0.7665,
    1.4820,
    11.4960,
    2.3185,
    3.1346,
    0.5704,
)
