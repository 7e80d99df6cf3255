"""Judge the addresses, phones and opening hours of the clinic's offices."""
