"""When a tip is due, in whose zone and on which days: pure, so the moment is always an argument."""
