"""Conditions on people handed over and arms that are found."""

from fogline.claims.case import Case
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()


def to_safe_hands(case: Case) -> bool:
    """Handed to the Red Cross, an embassy or their families, people are free; handed to police they are not."""
    if not any(case.kinds(t) & {"civilian", "captive", "person", "armed"} for t in case.objects):
        return False
    return any(_safe(case, t) for t in case.under("to", "dative"))


def _safe(case: Case, token: Token) -> bool:
    names = {w.lower() for w in token.text.replace("-", " ").split()} | {token.lemma}
    return bool(names & _WORDS["safe_hands"])


def arms_cache(case: Case) -> bool:
    """Arms found at home by soldiers or police; shells that a president has found abroad are for sale."""
    if any(t.lemma in _WORDS["no_cache"] for t in case.objects):
        return False
    return not any(t.lower in _WORDS["abroad"] for t in case.below())
