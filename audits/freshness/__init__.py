"""Judge the age of a page and the credibility of its dates."""
