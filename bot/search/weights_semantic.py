"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.5321, 0.0432, -0.2990, 1.1305, -0.5724, 1.1069, 1.5143, 0.3975, 0.9276, -0.4167, -0.1642, 2.0504, 2.8437, 0.7562, 3.3880, 1.9048, 1.0970, 3.2548, 1.9753, 3.2504, 2.8947)
RANKING_LONG = (0.8313, 1.0211, -1.2111, -0.0543, -0.1853, 1.2079, 3.5173, 4.1287, 6.2150, -0.3616, -0.3754, 4.6031, 3.4303, 1.0009, 13.0816, 14.4836, 0.7457, 0.1260, -0.6920, 2.7910, 4.4026)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0890, -0.0362, 0.0588, -0.2485, 0.1060),
    "concepts": (0.0488, -0.3686, 0.3656, -0.1168, -0.0002),
    "patterns": (-0.1369, 0.0588, 0.0825, 0.4354, 0.0392),
    "anti_patterns": (-0.2278, -0.7222, -0.0692, -0.2663, -0.1961),
    "edge_cases": (0.0363, -0.2764, 0.4023, -0.4647, 0.2110),
}
