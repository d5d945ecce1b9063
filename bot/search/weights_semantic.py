"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.1815, -0.0159, -0.1946, 1.0691, -0.6208, 1.2453, 1.5381, 0.0731, 1.0094, -0.4288, -0.2871, 2.1130, 2.9450, 1.1070, 3.6980, 1.4338, 1.0870, 3.2774, 2.0907, 3.4874, 3.1869)
RANKING_LONG = (-5.4982, -0.0536, -1.3810, -0.4305, 0.3756, 1.9440, 2.5331, 4.3117, 5.6433, -0.5439, -0.2536, 4.7405, 4.6247, 3.3257, 15.1529, 13.5486, 0.8961, 0.0082, -0.7457, 2.7160, 4.6245)
# What an entry of each kind is worth to a question of each of `forms.FORMS`.
KINDS = {
    "definitions": (-0.0901, -0.0436, 0.2433, -0.3174, 0.1667),
    "concepts": (0.0439, -0.2663, 0.5123, -0.1043, 0.0144),
    "patterns": (0.0016, 0.0654, -0.0727, 0.5726, 0.0825),
    "anti_patterns": (-0.0890, -0.5603, -0.0514, -0.4328, -0.1035),
    "edge_cases": (0.1469, -0.2689, 0.1846, -0.2711, 0.2959),
}
