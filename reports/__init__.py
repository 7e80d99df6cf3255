"""Renderers of a run: the HTML page, the console's last words, the progress bar. They never see a page."""
