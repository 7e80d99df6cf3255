"""Write the news of a run as feeds: JSON Feed 1.1 and Atom (RFC 4287)."""
