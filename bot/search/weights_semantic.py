"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (0.9452, -0.0398, -0.2105, 1.1217, -0.5393, 1.4641, 1.8301, -0.3413, 0.8342, -0.3967, -0.2359, 2.3620, 2.8266, 1.2866, 4.1112, 1.1029, 1.2777, 3.3530, 2.0619, 3.4309, 3.4811)
RANKING_LONG = (-8.7520, -0.0739, -1.2769, -0.3611, 0.4840, 2.4471, 3.5097, 1.1276, 3.3314, -0.3560, -0.2459, 5.4322, 5.5018, 4.5662, 18.2330, 11.9734, 0.8097, -0.4818, -0.0956, 3.0771, 5.8667)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1410, 0.0264, 0.1836, -0.3009, 0.2305),
    "concepts": (-0.0050, -0.3078, 0.4210, -0.0585, 0.0657),
    "patterns": (0.0939, 0.1545, -0.0604, 0.4446, 0.1438),
    "anti_patterns": (0.2008, -0.5731, -0.3306, -0.4996, -0.0239),
    "edge_cases": (0.3241, -0.1791, 0.3770, -0.3371, 0.3868),
}
