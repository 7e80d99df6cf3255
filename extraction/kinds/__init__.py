"""Find a page's kind by its structure and text."""
