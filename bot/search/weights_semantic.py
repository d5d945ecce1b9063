"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.8060, -0.6005, -0.4506, 1.0460, -1.0633, 1.3647, 5.0818, 1.3453, 0.6563, -1.2306, -0.6434, 0.9596, 5.3811, 0.0715, 1.7506, 0.6479, 2.2343, 4.8549, 4.9618)
RANKING_LONG = (-4.4555, -0.2890, -0.9282, -0.0456, -0.8909, 0.4215, 2.2830, -0.0979, 5.0474, -1.2888, -0.3535, 7.0848, 7.2146, 12.9832, 24.5059, 14.2365, 0.8749, 1.9674, 4.3430)
