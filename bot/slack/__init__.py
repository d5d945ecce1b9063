"""Where Slack knocks: the only room that knows Bolt."""
