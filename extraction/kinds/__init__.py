"""What a page is for, by its structure and text."""
