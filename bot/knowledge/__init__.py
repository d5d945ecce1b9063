"""What we know: entries, the table of their kinds, and the rules of good editing."""
