"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.1875, 0.0618, -0.2155, 1.0642, -0.6331, 1.2731, 1.5519, 0.0312, 1.0247, -0.4773, -0.2424, 2.1178, 2.9093, 1.0891, 3.7074, 1.4636, 1.0667, 3.2784, 2.0822, 3.4607, 3.1990)
RANKING_LONG = (-5.2848, 0.0860, -1.3969, -0.4492, 0.3760, 1.8803, 2.5319, 4.3601, 5.6574, -0.6454, -0.2062, 4.7255, 4.5822, 3.1036, 15.0715, 13.5408, 0.8924, 0.0067, -0.7390, 2.7095, 4.6369)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0920, -0.0441, 0.2361, -0.3192, 0.1633),
    "concepts": (0.0518, -0.2667, 0.5646, -0.1128, 0.0132),
    "patterns": (-0.0024, 0.0679, -0.0615, 0.5616, 0.0852),
    "anti_patterns": (-0.0862, -0.5592, -0.0689, -0.4133, -0.1053),
    "edge_cases": (0.1465, -0.2710, 0.1529, -0.2672, 0.2965),
}
