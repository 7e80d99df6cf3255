"""Find what one site writes in more than one form: terms, names, people, dates, telephone numbers, headings."""
