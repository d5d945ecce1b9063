"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 46.0, 14.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-17.5880, 18.2245, 9.4880, 0.2356)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.3763, -0.0476, 0.1321, 1.1413, -0.8361, 1.3406, 1.9792, 0.1316, 2.5324, 0.1771, 0.3520, 2.0282, 4.7060, 1.8284, 4.2558, 1.5437, 3.1597)
RANKING_LONG = (-5.8586, -0.0028, -1.6560, -0.1284, 0.3175, 1.6732, 2.7115, 5.1915, 7.8547, -0.3195, -0.2131, 4.7204, 7.7072, 3.1961, 16.6777, 14.3760, 1.7775)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0889, 0.1933, 0.3845, -0.3281, 0.1683),
    "concepts": (0.0943, -0.2120, 0.4180, -0.0928, -0.0577),
    "patterns": (-0.0573, 0.0490, -0.0302, 0.5245, 0.1215),
    "anti_patterns": (0.0057, -0.7590, -0.0787, -0.3231, -0.0715),
    "edge_cases": (0.2210, -0.3896, 0.3447, -0.3590, 0.3189),
}
