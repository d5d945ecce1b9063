"""Ratios against named rivals, measured in the same run; nothing here asserts."""

from __future__ import annotations

from benchmarks import cold_start, http, matching

if __name__ == "__main__":
    cold_start.main()
    http.main()
    matching.main()
