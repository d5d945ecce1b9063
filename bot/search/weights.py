"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 50.0, 14.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-17.5881, 18.2245, 9.4881, 0.2356)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.2349, -0.1021, -0.1367, 1.3224, -0.7230, 1.2554, 1.7928, 0.4734, 1.4468, 2.0086, 3.2625, 1.1040, 3.4393, 2.0308, 4.5997, 1.5617)
RANKING_LONG = (-1.2005, 1.0447, -1.1287, 0.0473, -0.4286, 1.3433, 3.3632, 4.2088, 6.3575, 4.5599, 4.6440, -0.7498, 13.4098, 15.5302, 3.6781, -0.6861)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0979, 0.1302, 0.1278, -0.2836, 0.1170),
    "concepts": (0.0991, -0.3190, 0.3464, -0.1442, -0.0566),
    "patterns": (-0.1488, 0.0547, 0.1426, 0.3935, 0.0573),
    "anti_patterns": (-0.1562, -0.8108, -0.1470, -0.2766, -0.1487),
    "edge_cases": (0.0532, -0.3509, 0.5282, -0.4914, 0.2555),
}
