"""Build and serve the example clinic: its pages (`site/`), and the same some weeks later (`later/`)."""
