"""Facts of the world that several rooms need: identity of URLs and ids, languages, addresses, content types."""
