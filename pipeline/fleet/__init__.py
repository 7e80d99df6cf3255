"""Run many sites, each in a process of its own."""
