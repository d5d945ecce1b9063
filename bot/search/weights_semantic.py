"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.2083, 0.0075, -0.3691, 1.2974, -0.5806, 1.1891, 1.7549, 0.4992, 0.9467, 2.4847, 1.8845, 0.5557, 4.2398, 2.5488, 1.5204, 0.5677, 2.3646, 1.1530, 2.8430, 3.2511)
RANKING_LONG = (-2.0143, 1.0069, -0.7261, 0.0395, 0.1491, 1.6154, 3.4589, 4.6796, 5.4538, 4.1155, 3.4696, -1.9973, 10.5658, 12.9233, 2.6631, -1.0569, -0.5294, -0.8113, 3.0135, 3.2417)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0161, -0.0914, -0.1070, -0.2845, 0.1074),
    "concepts": (0.0717, -0.2689, 0.1573, -0.0795, -0.0344),
    "patterns": (-0.1273, 0.1254, 0.1408, 0.3869, 0.1159),
    "anti_patterns": (-0.2898, -0.7806, -0.2522, -0.2525, -0.1839),
    "edge_cases": (-0.0302, -0.1291, 0.2082, -0.4056, 0.2297),
}
