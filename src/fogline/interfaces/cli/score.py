"""`fogline score`: the codebook's score."""
