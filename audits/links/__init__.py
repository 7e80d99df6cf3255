"""Judge the links of a site."""
