"""Words, sentences and language of a record's text, derived once and shared by the audits."""
