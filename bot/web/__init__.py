"""Where browsers and Slack's requests knock: an ASGI app."""
