"""The bundled example clinic: its pages (`site/`), the same pages some weeks later (`later/`), and a server."""
