"""Learn facts that a whole site shows and a single page does not: repeated texts, templates, listings."""
