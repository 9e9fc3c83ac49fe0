"""Shapes of the words right beside a name that say where it lies."""

import re

_QUARTERS = (
    r"(?:quarter|neighbou?rhood|suburb|village|hamlet|settlement|barrio|favela|commune|slum|checkpoint|street|square"
    r"|compound|crossroads|junction|roundabout)"
)
IS_LOCAL_AFTER = re.compile(rf"\s(?:{_QUARTERS}s?|district)\b")
IS_LOCAL_BEFORE = re.compile(rf"\b{_QUARTERS}s?\s+(?:of|in|called|named)\s+$", re.I)
_BEARING = r"(?:north|south|east|west)(?:-?(?:north|south)?(?:east|west))?(?:ern)?"
_FAR = r"(?:(?:just|some|about|around|roughly|nearly|barely|only|less than|more than|over|up to)\s+)*"
_DISTANCE = (
    rf"(?:{_FAR}(?:\d[\d.,]*|an?|two|three|four|five|six|ten|twelve|twenty|thirty|forty|fifty)\s*"
    r"(?:km|kms|kilomet(?:re|er)s?|miles?)(?:\s+\([^)]*\))?(?:\s+to the)?\s+)?"
)
NEAR_CLUE = re.compile(
    rf"(?:,\s+|\s+|\s+\()(?:(?:which|that) (?:is|lies)\s+|lying\s+|located\s+|situated\s+)?"
    rf"(?:(?:an?|the)\s+(?:[\w-]+\s+){{1,4}}?)?{_DISTANCE}{_FAR}"
    rf"(?:{_BEARING}\s+(?:of|from)|near|outside|from|on the (?:outskirts|edge) of|in the (?:suburbs|outskirts) of)\s+"
    r"(?:the\s+(?:[\w-]+\s+)?(?:town|city|village|capital)\s+of\s+)?"
)
"""From the end of a name to the start of the place that it is said to lie near: "X, a village south of Y"."""
NEARNESS = re.compile(rf"{_BEARING}\s+(?:of|from)|near|outside|outskirts|edge|suburbs|km|kilomet|miles?")
