"""When a predicted role is right: names, places, times, sources and numbers (codebook, section 7)."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from fogline.claims.values import NUMBER_FIELDS
from fogline.core.geo import km
from fogline.evaluation.assignment import best_pairs
from fogline.evaluation.values import Row

# Words that alone do not tell one side from another, and words that make another side of the same name.
_GENERIC = frozenset(
    (
        "force forces army armies government governments group groups rebel rebels fighter fighters troop "
        "troops militant militants regime soldier soldiers province city town village area region "
        "governorate district state military security side sides faction factions militia militias people "
        "civilian civilians resident residents authority authorities ministry the of and in an a"
    ).split()
)
_DISTINCT = frozenset("anti pro free national democratic liberation south north former".split())
_DEMONYMS = frozenset(
    (
        "syrian russian ukrainian sudanese israeli palestinian lebanese turkish iranian iraqi american us "
        "yemeni saudi ethiopian eritrean somali congolese rwandan burmese malian nigerian afghan arab "
        "kurdish western southern northern eastern european french british"
    ).split()
)
_QUOTES = re.compile("['’‘`ʿʾ\"“”]")
_ARTICLE = re.compile(r"\b(al|el|ar|ad|as|at|an|ash|ez|az)[- ]")
_GAP = re.compile(r"[^\w]+")
_WITNESS_WORDS = ("resident", "witness", "journalist", "local", "activist")
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)
NEAR_KM, NAMED_KM = 25.0, 100.0


def norm(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    plain = _ARTICLE.sub("", _QUOTES.sub("", plain))
    return re.sub(r"^(the|a|an) ", "", _GAP.sub(" ", plain)).strip()


def same_name(gold: str, names: Sequence[str | None]) -> bool:
    """Some form of `gold` (parted by |) names the same as some given name."""
    given = [norm(name or "") for name in names]
    return any(_agree(norm(form), other) for form in gold.split("|") for other in given)


def _agree(gold: str, pred: str) -> bool:
    mine, theirs = set(gold.split()), set(pred.split())
    if not pred or len(theirs) > 10:
        return False
    if gold == pred:
        return True
    small, large = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    if (large ^ small) & _DISTINCT:
        return False
    if small and small <= large and (small - _GENERIC - _DEMONYMS or len(small) > 1):
        return True
    both = mine & theirs
    return len(both) / len(mine | theirs) >= 0.6 and bool(both - _GENERIC - _DEMONYMS)


def slots(gold: Sequence[Any], pred: Sequence[Any], same: Callable[[Any, Any], bool]) -> bool:
    """Jaccard overlap of at least one half, one to one; both empty is right."""
    if not gold or not pred:
        return not gold and not pred
    grid = [[float(same(g, p)) for p in pred] for g in gold]
    hit = sum(grid[i][j] > 0 for i, j in best_pairs(grid))
    return hit / (len(gold) + len(pred) - hit) >= 0.5


def names_of(item: Any) -> list[str | None]:
    return [item.get("name"), item.get("text")] if isinstance(item, dict) else item.split("|")


def same_place(gold: Row, pred: Row) -> bool:
    """By name and at most 100 km off, or within 25 km; areas, lines and guesses by name alone."""
    forms = (pred.get("name") or "").split("|") if pred.get("gold") else []
    named = same_name(gold["name"], [pred.get("name") or "", pred.get("text") or "", *forms])
    by_name = gold.get("area") or (gold.get("precision") or 1) >= 4 or None in (gold.get("lat"), gold.get("lon"))
    if by_name:
        return named
    if None in (pred.get("lat"), pred.get("lon")):
        return False
    return km(gold["lat"], gold["lon"], pred["lat"], pred["lon"]) <= (NAMED_KM if named else NEAR_KM)


def right_places(gold: Sequence[Row], pred: Sequence[Row], same: Callable[[Row, Row], bool]) -> bool:
    """Places that gold marks as inferred may be left out."""
    told = [g for g in gold if not g.get("inferred")]
    kept = [p for p in pred if not any(g.get("inferred") and same(g, p) for g in gold)]
    return slots(told, kept, same) or slots(gold, pred, same)


def _interval(value: Any) -> tuple[date | None, date | None] | None:
    if not value:
        return None
    ends = (value.get("start"), value.get("end")) if isinstance(value, dict) else tuple(value)
    try:
        first, last = (date.fromisoformat(x[:10]) if x else None for x in ends)
    except ValueError:
        return None
    return first, last


def right_time(gold: Any, pred: Any) -> bool:
    """The intervals overlap, and the predicted one is at most three days or twice gold's length."""
    g, p = _interval(gold), _interval(pred)
    if g is None or p is None:
        return g is None
    gs, ge, ps, pe = g[0] or _FIRST, g[1] or _LAST, p[0] or _FIRST, p[1] or _LAST
    if g[0] is None:
        return pe <= ge
    overlap = pe >= gs and ps <= ge
    if not overlap or None in p:
        return overlap and g[1] is None
    return (pe - ps).days + 1 <= max(3, 2 * ((ge - gs).days + 1))


def levels(sources: Sequence[Any]) -> list[list[Any]]:
    """Predicted sources by level of the chain, outermost first; gold strings are a level each."""
    if not all(isinstance(s, dict) for s in sources):
        return [[s] for s in sources]
    numbered = [(s.get("level", i), s) for i, s in enumerate(sources)]
    return [[s for own, s in numbered if own == level] for level in sorted({own for own, _ in numbered})]


def same_source(gold: str, slot: Sequence[Any]) -> bool:
    return any(_source(gold, p) for p in slot)


def _source(gold: str, pred: Any) -> bool:
    if isinstance(pred, dict):
        if pred.get("kind") == "hearsay":
            return gold.casefold().startswith("hearsay")
        if pred.get("kind") == "witness" and any(word in gold.casefold() for word in _WITNESS_WORDS):
            return True
    elif gold.startswith("hearsay") and pred.startswith("hearsay"):
        return True
    names = [part for name in names_of(pred) for part in (name or "").split(" + ")]
    return any(same_name(part.strip(), names) for part in gold.split(" + "))


def right_chain(gold: Sequence[str], pred: Sequence[Any]) -> bool:
    found = levels(pred)
    return len(gold) == len(found) and all(same_source(g, p) for g, p in zip(gold, found, strict=True))


def right_numbers(gold: Row, pred: Row) -> bool:
    """Every range within 12 %, or one; `count` and `strength` are asked for only where gold has them."""
    for key in NUMBER_FIELDS:
        mine, theirs = gold.get(key), pred.get(key)
        if key in ("count", "strength") and not mine:
            continue
        if bool(mine) != bool(theirs):
            return False
        if (
            mine
            and theirs
            and not all(_close(a, b, forgiving=key == "count") for a, b in zip(mine, theirs, strict=False))
        ):
            return False
    return True


def _close(a: int | None, b: int | None, *, forgiving: bool) -> bool:
    if a is None or b is None:
        return a is b or forgiving
    return abs(a - b) <= max(1, 0.12 * max(a, b))


def roles(gold: Row, pred: Row) -> dict[str, bool]:
    """Which roles of a matched pair are right."""

    def who(g: str, p: Any) -> bool:
        return same_name(g, names_of(p))

    def crossed(mine: str, other: str) -> bool:
        """Somebody of gold's other side stands on this one."""
        return any(
            any(who(g, p) for g in gold.get(other) or []) and not any(who(g, p) for g in gold.get(mine) or [])
            for p in pred.get(mine) or []
        )

    def placed(g: Row, p: Row) -> bool:
        return same_place(g, p) and g.get("role", "at") == p.get("role", "at")

    def side(mine: str, other: str) -> bool:
        return slots(gold.get(mine) or [], pred.get(mine) or [], who) and not crossed(mine, other)

    gold_places, pred_places = gold.get("places") or [], pred.get("places") or []
    place = right_places(gold_places, pred_places, same_place)
    sources = pred.get("sources") or []
    plain = {"polarity": "positive", "certainty": "certain", "modality": "asserted"}
    return {
        "actor": side("actors", "recipients"),
        "recipient": side("recipients", "actors"),
        "place": place,
        "place_role": place and right_places(gold_places, pred_places, placed),
        "time": right_time(gold.get("time"), pred.get("time")),
        "source": slots(gold.get("sources") or [], levels(sources), same_source),
        "chain": right_chain(gold.get("sources") or [], sources),
        **{key: gold.get(key, usual) == pred.get(key, usual) for key, usual in plain.items()},
        "numbers": right_numbers(gold, pred),
    }
