"""The reader: from the text of a report to attributed, dated, placed claims."""
