"""Read dates by source: visible text, metadata, attributes, URL and headers."""
