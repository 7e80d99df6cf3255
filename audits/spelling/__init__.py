"""Judge spelling and doubled words."""
