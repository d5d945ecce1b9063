"""Where coding agents knock: the only room that imports the MCP SDK."""
