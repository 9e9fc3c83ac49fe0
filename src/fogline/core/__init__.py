"""Frozen values and pure helpers that every other package may use; imports the standard library only."""
