"""The command line: the same answers in a terminal, and the editors' and operators' tools."""
