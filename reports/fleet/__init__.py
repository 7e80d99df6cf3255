"""Show a fleet of runs to a person."""
