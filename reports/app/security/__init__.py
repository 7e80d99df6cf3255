"""Who may ask the app for something, and from where."""
