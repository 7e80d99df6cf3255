"""Count what formulas of readability count, and say what makes a text hard."""
