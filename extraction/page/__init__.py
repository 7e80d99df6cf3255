"""One page as a tree: its text lines, blocks, regions, structured data, and which parts are its own."""
