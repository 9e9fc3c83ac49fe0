"""Tables, as-of queries and migrations."""
