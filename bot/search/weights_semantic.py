"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.0286, -0.0764, -0.3115, 1.1551, -0.6092, 1.0826, 1.4494, 0.3926, 0.8536, 2.0728, 2.3711, 0.7640, 3.3877, 1.9895, 1.8557, 0.5773, 2.3798, 1.1726, 3.1460, 2.7315)
RANKING_LONG = (-0.7419, 0.9643, -1.1384, 0.0135, -0.2704, 1.3565, 3.5285, 3.8024, 5.6771, 4.6430, 2.9346, 0.2811, 12.7925, 14.9430, 2.0286, -0.5230, -0.4926, -1.4598, 2.7912, 3.9882)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1028, -0.0015, -0.1761, -0.2587, 0.1112),
    "concepts": (0.0456, -0.3431, 0.1997, -0.1038, 0.0117),
    "patterns": (-0.1392, 0.0781, 0.0415, 0.4839, 0.0530),
    "anti_patterns": (-0.1764, -0.8566, -0.1942, -0.3764, -0.2063),
    "edge_cases": (0.0455, -0.2355, 0.3277, -0.4669, 0.2366),
}
