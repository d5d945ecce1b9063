"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 44.0, 14.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-17.3938, 18.0723, 9.4998, 0.2040)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.3373, -0.1149, 0.1560, 1.1479, -0.8241, 1.3078, 1.9827, 0.1450, 2.5095, 0.2372, 0.3112, 2.0294, 4.7329, 1.8559, 4.2494, 1.5339, 3.1785)
RANKING_LONG = (-5.9485, -0.0937, -1.6480, -0.1253, 0.3156, 1.7154, 2.7047, 5.1616, 7.8510, -0.2327, -0.2571, 4.7325, 7.7532, 3.4319, 16.7549, 14.3749, 1.7782)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0869, 0.1917, 0.3886, -0.3269, 0.1712),
    "concepts": (0.0882, -0.2143, 0.4104, -0.0968, -0.0581),
    "patterns": (-0.0551, 0.0486, -0.0456, 0.5385, 0.1204),
    "anti_patterns": (0.0025, -0.7601, -0.0738, -0.3296, -0.0687),
    "edge_cases": (0.2197, -0.3864, 0.3465, -0.3559, 0.3211),
}
