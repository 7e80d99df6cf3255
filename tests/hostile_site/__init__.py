"""Sites on loopback that the tests crawl: an ordinary one, and one with a fault of every class."""
