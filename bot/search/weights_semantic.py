"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.0284, -0.0711, -0.3241, 1.1589, -0.6073, 1.0850, 1.4430, 0.3934, 0.8683, 2.0675, 2.3498, 0.7650, 3.3928, 2.0439, 1.8411, 0.6067, 2.3611, 1.1912, 3.1307, 2.7386)
RANKING_LONG = (-0.4438, 0.9504, -1.1470, -0.0013, -0.2745, 1.2921, 3.4332, 3.7879, 5.7789, 4.5994, 2.9096, 0.1842, 12.7753, 14.7215, 1.9869, -0.5482, -0.4700, -1.4418, 2.7815, 4.0388)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1018, -0.0005, -0.1761, -0.2603, 0.1152),
    "concepts": (0.0483, -0.3450, 0.1940, -0.1053, 0.0165),
    "patterns": (-0.1397, 0.0791, 0.0380, 0.4870, 0.0597),
    "anti_patterns": (-0.1791, -0.8611, -0.1911, -0.3733, -0.2167),
    "edge_cases": (0.0421, -0.2290, 0.3350, -0.4680, 0.2312),
}
