"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Probabilities in percent: from ANSWER on the first entry is the answer, from CHOICE on
# entries are offered.
ANSWER, CHOICE = 50.0, 14.0
# Intercept and weights of `confidence.of_spelling`.
SPELLING = (-17.5881, 18.2245, 9.4881, 0.2356)
# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.5703, -0.0830, 0.1033, 1.2325, -0.7665, 1.2536, 1.9239, 0.5841, 2.0309, 0.2863, 0.4513, 2.0383, 4.4076, 1.5452, 3.7984, 2.0646, 3.0096)
RANKING_LONG = (0.5427, 1.0131, -1.3413, 0.0996, -0.3476, 1.3443, 3.3987, 4.9934, 7.8518, -0.2045, -0.3308, 4.6160, 6.3556, -0.1573, 14.3168, 15.6983, 1.6390)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0682, 0.1439, 0.1996, -0.2775, 0.0870),
    "concepts": (0.0878, -0.3310, 0.2459, -0.1269, -0.0966),
    "patterns": (-0.1967, 0.0382, 0.0770, 0.3618, 0.0647),
    "anti_patterns": (-0.1659, -0.8502, -0.1229, -0.2578, -0.1671),
    "edge_cases": (0.0526, -0.3593, 0.4785, -0.5500, 0.2301),
}
