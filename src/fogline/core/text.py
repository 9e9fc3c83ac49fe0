"""Comparing names: the folded form under which two spellings of one name meet."""

import re
import unicodedata

_APOSTROPHES = re.compile("['’‘`ʿʾʼ´ʻ\"“”]")
_NOT_WORD = re.compile(r"[^\w]+")
_ARTICLE = re.compile(r"\b(?:al|el|ar|ad|as|ash|an|at|az|ez|us|ul)[- ](?=\w)")


def fold(name: str) -> str:
    """Lower case without accents, apostrophes and punctuation; words parted by single blanks."""
    if name.isascii():
        plain = name.lower()
    else:
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def fold_loosely(name: str) -> str:
    """As `fold`, with the Arabic article left out, so that "ar-Raqqa", "al-Raqqa" and "Raqqa" meet."""
    return fold(_ARTICLE.sub("", name.casefold()))
