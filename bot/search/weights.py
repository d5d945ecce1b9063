"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 50.0, 14.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-17.5881, 18.2245, 9.4881, 0.2356)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.2349, -0.1020, -0.1366, 1.3225, -0.7230, 1.2554, 1.7929, 0.4735, 1.4469, 2.0088, 3.2628, 1.1039, 3.4389, 2.0311, 4.5999, 1.5618)
RANKING_LONG = (-1.1978, 1.0446, -1.1285, 0.0469, -0.4284, 1.3437, 3.3637, 4.2075, 6.3563, 4.5613, 4.6469, -0.7490, 13.4084, 15.5239, 3.6754, -0.6879)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0982, 0.1304, 0.1278, -0.2834, 0.1173),
    "concepts": (0.0991, -0.3190, 0.3464, -0.1442, -0.0567),
    "patterns": (-0.1488, 0.0547, 0.1426, 0.3935, 0.0573),
    "anti_patterns": (-0.1558, -0.8112, -0.1471, -0.2769, -0.1492),
    "edge_cases": (0.0530, -0.3507, 0.5282, -0.4912, 0.2557),
}
