"""The example clinic: its pages (`site/`), the same some weeks later (`later/`), and a server for both."""
