"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.0727, -0.0241, -0.2241, 1.0857, -0.5943, 1.3772, 1.6751, 0.0334, 0.8278, -0.4212, -0.3493, 2.1635, 2.9778, 1.2250, 3.7691, 1.0755, 1.1767, 3.2716, 2.0172, 3.4948, 3.3483)
RANKING_LONG = (-6.7586, -0.1344, -1.2962, -0.3038, 0.1951, 2.0447, 3.0651, 2.9209, 5.0390, -0.2219, -0.2790, 5.0417, 5.1066, 3.6966, 15.8242, 13.6566, 0.5764, -0.0053, -0.4363, 2.7003, 4.8996)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1165, -0.0291, 0.1658, -0.3295, 0.1655),
    "concepts": (0.0310, -0.2855, 0.5403, -0.1189, 0.0541),
    "patterns": (0.0145, 0.0672, 0.0473, 0.5537, 0.0570),
    "anti_patterns": (-0.0301, -0.5644, -0.3121, -0.3412, -0.1201),
    "edge_cases": (0.1675, -0.2648, 0.1626, -0.2874, 0.3303),
}
