"""Files that people and other programs open: the map, and the picture as JSON."""

from fogline.interfaces.exports.picture_json import picture_json

__all__ = ["picture_json"]
