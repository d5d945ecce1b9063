"""What to say: from a text to an answer, and nothing of how it looks."""
