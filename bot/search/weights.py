"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 44.0, 10.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-16.2711, 16.8573, 9.7786, 0.1617)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.2195, -0.1248, 0.1487, 1.1274, -0.8453, 1.4562, 1.9466, 0.2610, 2.3202, 0.3172, 0.2601, 1.9080, 4.5522, 1.8467, 4.2036, 1.6459, 3.1881)
RANKING_LONG = (-5.9077, -0.2807, -1.5514, 0.0277, 0.2848, 0.7220, 2.8927, 4.7716, 7.8408, -1.1658, -0.4619, 5.7647, 12.0377, 5.1058, 14.2851, 10.7792, 1.7297)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0278, 0.1465, 0.4103, -0.3380, 0.1239),
    "concepts": (0.1995, -0.2933, 0.5126, -0.1537, -0.1357),
    "patterns": (-0.0720, 0.0604, 0.1052, 0.5365, 0.1114),
    "anti_patterns": (-0.0952, -0.6870, -0.0545, -0.2454, -0.0359),
    "edge_cases": (0.0703, -0.2625, 0.4527, -0.2651, 0.4342),
}
