"""A SMALL SLACK OF OUR OWN: its Web API on loopback, and a page to try the bot on."""
