"""Keep one folder a site: the working store, the frontier, the runs and people's decisions."""
