"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.1634, -0.0001, -0.1473, 1.0955, -0.5955, 1.3577, 1.9896, -0.1843, 2.0626, -1.0304, -0.1915, 2.3558, 3.6638, 0.9982, 4.4612, 1.4039, 1.8568, 4.7575, 3.6515)
RANKING_LONG = (-8.7095, -0.1329, -1.4249, -0.2184, 0.3659, 2.1257, 3.4067, 1.6988, 5.4315, -1.1196, -0.4060, 5.5324, 8.1982, 4.5718, 20.0834, 12.7074, 1.3411, 1.5042, 2.5871)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1439, 0.0428, 0.2491, -0.3560, 0.2123),
    "concepts": (-0.0400, -0.2548, 0.4707, -0.0815, 0.0667),
    "patterns": (0.0556, 0.1473, 0.0545, 0.4407, 0.1481),
    "anti_patterns": (0.2317, -0.6769, -0.2237, -0.4783, 0.0643),
    "edge_cases": (0.3833, -0.3848, 0.4829, -0.3920, 0.4303),
}
