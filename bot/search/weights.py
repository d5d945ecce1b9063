"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 44.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-16.3182, 16.9756, 9.8569, 0.1341)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.2496, -0.1273, 0.1009, 1.1664, -0.8030, 1.4589, 2.0990, 0.0760, 2.5362, 0.2333, 0.2490, 2.0715, 4.8127, 1.9508, 4.3280, 1.1962, 3.2666)
RANKING_LONG = (-6.9111, -0.1575, -1.5681, -0.0383, 0.1277, 1.6977, 3.1580, 3.7246, 7.4770, 0.0682, -0.2771, 5.1155, 8.4485, 4.2214, 17.7669, 14.3314, 1.6043)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1177, 0.2049, 0.3077, -0.3462, 0.1790),
    "concepts": (0.0707, -0.2305, 0.3861, -0.0962, -0.0177),
    "patterns": (-0.0390, 0.0360, 0.0711, 0.5220, 0.0852),
    "anti_patterns": (0.0775, -0.7745, -0.2717, -0.2676, -0.0728),
    "edge_cases": (0.2540, -0.4130, 0.3298, -0.4020, 0.3633),
}
