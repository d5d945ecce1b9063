"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 50.0, 14.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-17.5881, 18.2245, 9.4881, 0.2356)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.2403, -0.1006, -0.1430, 1.3232, -0.7193, 1.2496, 1.7950, 0.4767, 1.4590, 2.0020, 3.2580, 1.1025, 3.4422, 2.0328, 4.5871, 1.5691)
RANKING_LONG = (-1.1198, 1.0420, -1.1775, 0.0483, -0.4110, 1.3105, 3.3290, 4.1894, 6.3592, 4.5670, 4.6189, -0.7250, 13.4168, 15.5361, 3.6784, -0.6913)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0975, 0.1332, 0.1247, -0.2836, 0.1169),
    "concepts": (0.0962, -0.3144, 0.3447, -0.1425, -0.0559),
    "patterns": (-0.1482, 0.0557, 0.1433, 0.3964, 0.0536),
    "anti_patterns": (-0.1576, -0.8083, -0.1463, -0.2746, -0.1527),
    "edge_cases": (0.0540, -0.3491, 0.5332, -0.5013, 0.2527),
}
