"""Claims about the same happening become one event."""
