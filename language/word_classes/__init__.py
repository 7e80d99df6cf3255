"""Say which classes (parts of speech) an English word has, its other forms, and which class it has in a text."""
