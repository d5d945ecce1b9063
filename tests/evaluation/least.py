"""Where a convex loss is least, to the last digit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
from scipy.optimize import minimize

# What takes a fit from eight digits to all of them: figures that differ in the ninth make other trees.
NEWTON_STEPS, STEP = 2, 1e-4
Array: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"


def least(
    loss: Callable[[Array], tuple[float, Array]],
    start: Array,
    bounds: Sequence[tuple[float | None, float | None]] | None = None,
) -> Array:
    """Where a convex loss is least: without bounds to the last digit, the same on any processor."""
    options = {"ftol": 1e-15, "gtol": 1e-9, "maxiter": 20_000, "maxfun": 200_000}
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    least = np.asarray(found.x)
    for _ in range(0 if bounds else NEWTON_STEPS):
        each = STEP * np.eye(len(least))
        curvature = np.array([loss(least + h)[1] - loss(least - h)[1] for h in each]) / (2 * STEP)
        least = least - np.linalg.solve(curvature, loss(least)[1])
    return least
