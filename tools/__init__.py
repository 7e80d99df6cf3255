"""Make shipped data and trained weights; run by hand, not installed."""
