"""Report on many sites at once, from what their runs have published."""
