"""Read one page as a tree: its text lines, blocks, regions, structured data, and the parts that are its own."""
