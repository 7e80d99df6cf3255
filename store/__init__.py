"""One folder a site: the working store, the frontier, the runs and what people decided."""
