"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 35.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-16.2050, 16.8521, 9.8710, 0.1408)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.2365, -0.2199, -0.0413, 1.3082, -0.9140, 2.1740, 4.5111, 1.3447, 2.4188, -0.0218, 0.0293, 1.6413, 5.1713, 1.2074, 3.8258, 1.0880, 3.5190)
RANKING_LONG = (-8.8176, -0.1347, -0.4862, -0.0811, -0.0724, 0.6894, 1.5391, 1.2470, 5.7219, 0.2110, -0.4504, 6.0431, 9.2422, 10.3675, 24.3639, 11.1324, 1.4895)
