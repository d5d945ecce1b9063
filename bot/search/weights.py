"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 40.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-16.3859, 18.7541, 13.1075, -0.3687)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (
    1.1373,
    -1.7940,
    0.1222,
    1.5848,
    -1.7239,
    2.5931,
    5.7195,
    1.8678,
    0.9348,
    0.3468,
    -0.3291,
    1.0813,
    7.0927,
    1.9808,
    1.9098,
    0.2300,
    4.2348,
)
RANKING_LONG = (
    4.0533,
    -0.8217,
    -1.5436,
    2.4999,
    -0.3578,
    -5.9198,
    1.3730,
    1.2365,
    9.1418,
    -0.7560,
    -0.7267,
    7.5186,
    10.8279,
    14.2420,
    33.7736,
    15.4352,
    1.3559,
)
