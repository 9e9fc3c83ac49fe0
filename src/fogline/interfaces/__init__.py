"""The command line and the files that people open."""
