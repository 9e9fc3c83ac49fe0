"""How a bulk read is run."""
