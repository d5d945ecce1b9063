"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.1249, -0.0514, -0.3596, 1.1471, -0.5661, 1.0695, 1.3965, 0.4318, 0.8486, 2.0538, 2.3603, 0.8014, 3.4192, 2.1577, 1.8641, 0.5637, 2.2456, 1.2662, 3.0650, 2.7561)
RANKING_LONG = (-1.9635, 0.9545, -1.0869, 0.2109, 0.0628, 1.2632, 3.4689, 3.7689, 5.8128, 4.5920, 2.6246, 0.3102, 12.8763, 14.1002, 2.0821, -0.4931, -0.4565, -1.7235, 2.6836, 3.9371)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0939, -0.0547, -0.1685, -0.2527, 0.1181),
    "concepts": (0.0466, -0.3310, 0.2123, -0.1212, 0.0129),
    "patterns": (-0.1443, 0.1364, 0.0252, 0.5127, 0.0658),
    "anti_patterns": (-0.1741, -0.8615, -0.1874, -0.3582, -0.2241),
    "edge_cases": (0.0395, -0.2256, 0.3130, -0.4620, 0.2734),
}
