"""Find what sort of text a page holds: a guide, news, a story, a profile, an event, a notice."""
