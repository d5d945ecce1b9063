"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 40.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-18.5426, 20.8033, 13.2966, -0.3015)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (
    0.8396,
    -1.8026,
    0.0311,
    1.5608,
    -1.7255,
    2.9416,
    5.9854,
    2.6779,
    1.1202,
    0.6191,
    -0.2424,
    1.0947,
    8.3785,
    1.7266,
    2.0919,
    0.2481,
)
RANKING_LONG = (
    5.4573,
    -0.8112,
    -1.6766,
    2.4878,
    -0.2911,
    -6.4561,
    1.2887,
    1.0505,
    9.7602,
    -0.3425,
    -0.7643,
    7.7360,
    10.9483,
    15.1556,
    34.9383,
    15.4829,
)
