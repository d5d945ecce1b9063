"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.1645, 0.0002, -0.1473, 1.0951, -0.5959, 1.3575, 1.9896, -0.1843, 2.0630, -1.0301, -0.1917, 2.3558, 3.6640, 0.9986, 4.4613, 1.4042, 1.8565, 4.7576, 3.6513)
RANKING_LONG = (-8.6763, -0.1323, -1.4260, -0.2213, 0.3647, 2.1198, 3.4070, 1.6986, 5.4327, -1.1189, -0.4066, 5.5328, 8.1987, 4.5896, 20.0835, 12.7074, 1.3409, 1.5044, 2.5868)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1439, 0.0428, 0.2491, -0.3561, 0.2122),
    "concepts": (-0.0401, -0.2547, 0.4707, -0.0815, 0.0667),
    "patterns": (0.0556, 0.1473, 0.0545, 0.4407, 0.1481),
    "anti_patterns": (0.2317, -0.6769, -0.2238, -0.4782, 0.0643),
    "edge_cases": (0.3833, -0.3848, 0.4829, -0.3920, 0.4303),
}
