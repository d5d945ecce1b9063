"""Which entry is meant: normalise, index, rank and decide."""
