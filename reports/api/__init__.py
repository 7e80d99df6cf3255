"""The read API: what is published, in the order in which it was, for other systems."""
