"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 36.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-16.5476, 17.6218, 8.5834, 0.1840)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (
    0.9614,
    -1.1885,
    0.1200,
    1.3160,
    -1.6061,
    2.2292,
    5.5928,
    2.2219,
    1.0303,
    0.2347,
    -0.4245,
    0.9644,
    6.9535,
    1.5728,
    1.9438,
    0.5290,
    4.4782,
)
RANKING_LONG = (
    0.1798,
    -0.2687,
    -1.2971,
    2.0863,
    -0.3462,
    -4.2373,
    1.8930,
    0.4304,
    7.2107,
    -0.5011,
    -0.7341,
    7.5427,
    9.7695,
    16.2328,
    29.4413,
    14.9252,
    1.0706,
)
