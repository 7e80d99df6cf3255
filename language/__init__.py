"""Words, sentences, syllables and spelling of English text, with their data."""
