"""Written by `make fit`: see tests/evaluation/fit.py. Do not edit."""

# Weights of `evidence.FIGURES` for short questions,
# and the same for long questions.
RANKING = (1.5932, -0.0161, -0.3408, 1.0884, -0.6712, 1.8963, 3.9847, 1.1952, 1.8573, -1.2677, -0.5719, 1.6737, 3.9340, -0.0111, 3.7077, 1.2206, 1.7898, 4.5480, 4.5407)
RANKING_LONG = (-7.9700, -0.1455, -0.5698, -0.3943, -0.2489, 0.2719, 1.5092, 1.6124, 4.3942, -0.6051, -0.5354, 6.0792, 7.9063, 10.2429, 22.9861, 11.2183, 0.7209, 1.1947, 3.6624)
