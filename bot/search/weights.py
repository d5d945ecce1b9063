"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 36.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-16.3859, 18.7541, 13.1075, -0.3687)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (
    1.3077,
    -1.4747,
    0.1470,
    1.5725,
    -1.5601,
    2.4112,
    5.3022,
    1.6757,
    0.9312,
    0.3901,
    -0.4287,
    1.0043,
    6.4146,
    1.8872,
    1.8534,
    0.2749,
    4.0652,
)
RANKING_LONG = (
    2.4272,
    -0.7011,
    -1.4668,
    2.2889,
    -0.4423,
    -5.2057,
    2.3190,
    0.7346,
    8.8047,
    -0.3748,
    -0.7181,
    7.3023,
    10.8570,
    12.6079,
    30.5190,
    15.2990,
    1.2444,
)
