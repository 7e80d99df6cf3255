"""Facts of the world that several rooms need: identity of URLs and ids, forms of addresses, markup."""
