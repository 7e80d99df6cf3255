"""Pure functions from typed records to findings: one file an audit, the engines they share beside them."""
