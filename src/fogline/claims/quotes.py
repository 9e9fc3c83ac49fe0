"""Where a text quotes: the stretches between quotation marks of any style."""

import re

_OPEN, _CLOSE = '“"«„', '”"»“'
_SINGLE = re.compile(r"(?<![\w’'])‘(?=\w)[^‘\n]{2,}?[,.!?…—]’(?!\w)")
_DOUBLED = re.compile(r"(?<!')''(?!')")


def quoted(text: str) -> list[tuple[int, int]]:
    """Ranges from an opening mark to its closing one; a straight mark opens and closes in turn within a paragraph. A
    quotation that its paragraph does not close ends with the paragraph."""
    plain = _DOUBLED.sub('" ', text)  # ''so'': the mark of some agencies
    out: list[tuple[int, int]] = []
    opened: int | None = None
    for index, char in enumerate(plain):
        wrong_way = char == "”" and (index == 0 or plain[index - 1] == "\n")  # ”So”, at the head of a paragraph
        if opened is None and (char in _OPEN or wrong_way):
            opened = index
        elif opened is not None and (char in _CLOSE or char == "\n"):
            out.append((opened, index))
            opened = index if char == "“" else None
        elif char == "“":
            opened = index
    out += [m.span() for m in _SINGLE.finditer(text) if not any(a < m.start() < b for a, b in out)]
    return sorted(out)
