"""What we remember: behind one Protocol, in one database."""
