"""Where text comes from: files, folders, standard input, JSON lines."""
