"""Find the times that a text names, in English."""
