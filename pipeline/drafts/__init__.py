"""Drafts: texts that are on no page yet, read from files so that their audits' offsets point into them."""
