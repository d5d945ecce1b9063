"""What a sentence means, by a small language encoder that an optional package carries."""
