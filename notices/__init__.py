"""What people are told outside of the report: alerts, digests, heartbeats, and the targets that take them."""
