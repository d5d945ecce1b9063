"""What makes things beside the package: not installed with it."""
