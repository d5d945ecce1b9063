"""How an answer looks: composed once, drawn by several faces."""
