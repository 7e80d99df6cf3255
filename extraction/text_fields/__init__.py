"""Read a page's headline, description, section and tags, each with its evidence, and the site's names."""
