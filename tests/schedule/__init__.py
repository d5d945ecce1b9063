"""When tips are due: pure, over years of clocks."""
