"""The bundled example reports, and the table that names them."""
