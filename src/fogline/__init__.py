"""Fogline reads scattered reporting on a war and keeps one sourced, dated, mapped picture."""

__version__ = "0.1.0"
