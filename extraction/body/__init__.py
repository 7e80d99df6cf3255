"""The body: blocks of the page, a vote on which of them are the article's text, kinds and labels."""
