"""What runs on a clock: the tips' engine, and what it delivers."""
