"""The tips' engine: what it posts, and what it does when things break."""
