"""Render a run: the HTML page, the console's last words, the progress bar. Renderers never see a page."""
