"""Find an article's body: vote on the blocks that are its text, trim its edges and label its blocks."""
