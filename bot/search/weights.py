"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 35.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-15.4856, 17.5903, 9.2162, -0.2707)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (
    0.8945,
    -1.1643,
    0.0662,
    1.2731,
    -1.5874,
    2.1842,
    5.4866,
    2.3015,
    1.0841,
    0.0250,
    -0.2580,
    0.9619,
    6.7808,
    1.5854,
    1.9143,
    0.5109,
    4.3272,
)
RANKING_LONG = (
    3.9071,
    -0.1999,
    -1.1339,
    1.9573,
    -0.3893,
    -4.5234,
    1.8338,
    0.5235,
    6.8820,
    -0.7886,
    -0.8314,
    7.6082,
    9.6489,
    15.8028,
    29.6162,
    15.7288,
    1.0357,
)
