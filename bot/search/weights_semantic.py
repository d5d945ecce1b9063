"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.0776, -0.0259, -0.1773, 1.0503, -0.6458, 1.3771, 1.5037, 0.1816, 0.9260, -0.3313, -0.3024, 1.9844, 2.8396, 1.1224, 3.6452, 1.5673, 1.1793, 3.0577, 2.0996, 3.3125, 3.0939)
RANKING_LONG = (-5.5639, -0.2714, -1.4999, -0.2580, 0.4261, 1.0041, 2.8093, 3.7608, 5.3856, -1.8011, -0.6053, 5.6501, 9.1775, 3.4389, 13.0079, 9.9665, 0.5915, 1.0942, 0.1409, 2.5145, 4.6031)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0346, -0.0759, 0.2421, -0.3375, 0.1281),
    "concepts": (0.1440, -0.3325, 0.5354, -0.1527, -0.0570),
    "patterns": (-0.0234, 0.0695, 0.0159, 0.5860, 0.0881),
    "anti_patterns": (-0.1538, -0.5046, -0.0723, -0.3662, -0.1247),
    "edge_cases": (-0.0022, -0.1472, 0.2244, -0.1705, 0.3973),
}
