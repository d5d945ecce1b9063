"""Measure against named rivals, in one run: `make bench`."""
