"""Clean text with offsets, publisher, date and language."""
