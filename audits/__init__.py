"""Judge typed records by pure functions: one file an audit, shared helpers beside them."""
