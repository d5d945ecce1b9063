"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.1562, 0.0128, -0.1539, 1.0977, -0.5881, 1.3592, 1.9891, -0.1896, 2.0670, -1.0318, -0.1914, 2.3563, 3.6637, 0.9984, 4.4622, 1.4017, 1.8602, 4.7602, 3.6498)
RANKING_LONG = (-8.7067, -0.1403, -1.4176, -0.2191, 0.3589, 2.1252, 3.4067, 1.6996, 5.4313, -1.1192, -0.4059, 5.5327, 8.1986, 4.5713, 20.0853, 12.7087, 1.3398, 1.5036, 2.5878)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.1442, 0.0427, 0.2082, -0.3624, 0.2124),
    "concepts": (-0.0404, -0.2550, 0.4393, -0.0878, 0.0667),
    "patterns": (0.0551, 0.1474, 0.0161, 0.4336, 0.1486),
    "anti_patterns": (0.2311, -0.6764, -0.2614, -0.4849, 0.0649),
    "edge_cases": (0.3825, -0.3847, 0.4170, -0.4002, 0.4318),
}
