"""The review app: what a run published, in a browser, and what people decide about it."""
