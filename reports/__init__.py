"""Renderers of a finished run: one HTML page, the console's last words, the progress bar. They never see a page."""
