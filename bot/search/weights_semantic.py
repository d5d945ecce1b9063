"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.5952, -0.0094, -0.3409, 1.1013, -0.6732, 1.9264, 3.9710, 1.2510, 1.8107, -1.2450, -0.5970, 1.6793, 3.8818, -0.0254, 3.7192, 1.2475, 1.8343, 4.5608, 4.5391)
RANKING_LONG = (-9.4046, -0.1400, -0.4747, -0.3561, -0.1949, 0.6886, 1.5095, 1.7453, 4.4953, -0.6500, -0.5355, 6.0990, 7.8773, 10.4081, 22.9492, 11.0654, 0.7523, 1.2648, 3.6231)
