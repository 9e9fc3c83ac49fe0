"""Names in the text before it is parsed: what the packs and the gazetteer know, and on which countries the report is.

A hit is a stretch of text with its candidates, best first. Which candidate is meant depends on the focus: the countries
of which the report speaks most.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from fogline.claims.clues import NEAR_CLUE
from fogline.claims.runs import Run, Word, in_a_name, place_runs, words_of
from fogline.core.text import fold, fold_loosely
from fogline.lexicon.base import ActorBase, Name, in_force
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.placewords import place_words
from fogline.lexicon.values import Place

_INTRODUCED = re.compile(r"\((?:the |or |known as |also known as )?[\"“']?([A-Z][A-Za-z0-9-]{1,9})[\"”']?\)")
_WORDS = place_words()
_SEAT = 50_000  # people of a town that may stand for its government
_FEATURES = frozenset({"river", "sea", "road", "mountain", "island", "lake", "region", "front", "border"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHit:
    """A name in the text. `kind` is that of the best candidate; `target` an entity id, an ISO code's state id, or ""
    for a place, which stands in `place`; `others` holds further ones. `merge`: the parser is to see it as one token."""

    start: int
    end: int
    text: str
    kind: str
    target: str = ""
    place: Place | None = None
    others: tuple[Place, ...] = ()
    also: str = ""
    merge: bool = False
    feature: bool = False
    firm: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """All hits of a text in order, the focus countries (most spoken of first), the theatres that cover them, and every
    country that the text speaks of with its weight, 1 for the first, and with the names that do so (`voices`)."""

    hits: tuple[NameHit, ...]
    focus: tuple[str, ...]
    theatres: tuple[str, ...]
    spoken: Mapping[str, float] = field(default_factory=dict)
    voices: Mapping[str, frozenset[str]] = field(default_factory=dict)


def scan(text: str, base: ActorBase, gazetteer: Gazetteer | None, published: date | None) -> Scan:
    """Find every known name of `text`."""
    words = words_of(text)
    raw = [hit for hit in _pack_hits(text, words, base) if not _borrowed(text, words, hit, base)]
    runs = place_runs(text, words, _covered(raw), gazetteer, _surnames(raw)) if gazetteer is not None else []
    score, voices = _spoken(raw, runs, base, gazetteer)
    focus = _focus(score, voices)
    theatres = tuple(name for name, countries in base.theatres.items() if set(countries) & set(focus))
    hits = [_choose(found, candidates, base, focus, published) for found, candidates in raw]
    kept = [_with_homonyms(hit, gazetteer, focus, text) for hit in hits if hit is not None]
    kept += _introduced(text, kept)
    kept = [_seated(hit, runs) for hit in kept]
    kept += _gazetteer_hits(runs, focus)
    return Scan(
        hits=_without_overlap(kept),
        focus=focus,
        theatres=theatres,
        spoken={country: n / max(score.values()) for country, n in score.items()},
        voices={country: frozenset(names) for country, names in voices.items()},
    )


Found = tuple[int, int, str]
Voices = dict[str, set[str]]


def _covered(raw: list[tuple[Found, tuple[Name, ...]]]) -> set[int]:
    """The characters that names of the packs take up."""
    firm = [found for found, names in raw if any(name.kind != "metonym" for name in names)]
    return {at for start, end, _ in firm for at in range(start, end)}


def _surnames(raw: list[tuple[Found, tuple[Name, ...]]]) -> frozenset[str]:
    """Last words of the persons' names found: "Taylor" after "Charles Taylor" is he."""
    full = (fold(found).split() for (_, _, found), names in raw if all(name.kind == "person" for name in names))
    return frozenset(parts[-1] for parts in full if len(parts) > 1)


def _borrowed(text: str, words: list[Word], hit: tuple["Found", tuple[Name, ...]], base: ActorBase) -> bool:
    """True for a pack's place, or a surname, that is but the end of a longer name unknown to the packs: "Mavil Aru",
    "Ceamurlia de Jos", "Bannang Sata"."""
    (start, _, found), names = hit
    if any(name.kind not in {"place", "person"} for name in names) or " " in found:
        return False
    towns = [base.places[int(name.target)] for name in names if name.kind == "place"]
    if any(place.kind not in {"town", "village", "neighbourhood"} for place in towns):
        return False
    at = next(i for i, word in enumerate(words) if word.start == start)
    before = words[at - 1] if at else None
    if before is None or any(name.words == (before.key,) for name in base.names.get(before.key, ())):
        return False
    titled = before.key in _WORDS.title
    return in_a_name(text, words, at, set()) and not (titled and any(name.kind == "person" for name in names))


def _pack_hits(text: str, words: list[Word], base: ActorBase) -> Iterator[tuple[Found, tuple[Name, ...]]]:
    """The longest run of words at each position that some pack lists, with all that it may stand for."""
    at, keys = 0, [word.key for word in words]
    while at < len(words):
        matched: list[Name] = []
        length = 0
        following = keys[at + 1] if at + 1 < len(keys) else ""
        for name in base.names.get(keys[at], ()):
            n = len(name.words)
            if n < length:
                break
            if n > 1 and name.words[1] != following:
                continue  # most names that start alike part at their second word
            if tuple(keys[at : at + n]) == name.words and _written_so(text, words[at : at + n], name):
                matched.append(name)
                length = n
        if matched:
            start, end = words[at].start, words[at + length - 1].end
            if text[end : end + 1] == "." and any(name.text.endswith(".") for name in matched):
                end += 1  # "U.S." keeps its last stop, as the parser does
            yield (start, end, text[start:end]), tuple(matched)
        at += length or 1


def _written_so(text: str, words: list[Word], name: Name) -> bool:
    """The capitals fit, and nothing but blanks, hyphens and apostrophes parts the words."""
    between = text[words[0].start : words[-1].end]
    if any(mark in between for mark in '.,;:!?()\n"“”') and "." not in name.text:
        return False
    if name.acronym:
        return between.replace(".", "") == name.text.replace(".", "")
    if len(words) == 1 and words[0].key in _WORDS.everyday:
        return False
    first = next((c for c in name.text if c.isalpha()), "")
    return (
        not first.isupper()
        or words[0].text[:1].isupper()
        or (len(words) > 1 and words[1].text[:1].isupper() and len(words[0].text) <= 3)
    )


def _spoken(
    raw: list[tuple[Found, tuple[Name, ...]]], runs: list[Run], base: ActorBase, gazetteer: Gazetteer | None
) -> tuple[Counter[str], Voices]:
    """How much of the text speaks of which country, and by which names. A name of two countries says nothing; nor does
    a pack's place where the gazetteer knows a larger one of that name elsewhere."""
    score: Counter[str] = Counter()
    voices: Voices = defaultdict(set)
    for (_, _, text), names in raw:
        countries = {(_country(name, base), name.kind) for name in names}
        if len({country for country, _ in countries}) != 1:
            continue
        country, kind = min(countries)  # a set has no order of its own
        if kind == "place" and gazetteer is not None and _outshone(text, country, gazetteer):
            continue
        score[country] += {"place": 3, "state": 3, "adjective": 2, "people": 2}.get(kind, 1)
        voices[country].add(fold_loosely(text) if kind in {"place", "metonym"} else f"{kind} {fold(text)}")
    for run in runs:
        best = run.places[0]
        rivals = [p for p in run.places if p.country != best.country and p.population * 10 > best.population]
        if best.population >= 100_000 and best.weight == 3 and not rivals and not run.doubtful:
            score[best.country] += 1
            voices[best.country].add(fold_loosely(run.text))
    score.pop("", None)
    return score, voices


def _outshone(text: str, country: str, gazetteer: Gazetteer) -> bool:
    found = gazetteer.find(text)
    own = max((p.population for p in found if p.country == country), default=0)
    return any(p.population > max(10 * own, 100_000) for p in found if p.country != country and p.weight >= 2)


def _focus(score: Counter[str], voices: Voices) -> tuple[str, ...]:
    """The countries most spoken of; those with at least a fifth of the first one's share. One town's name alone makes
    no second focus: it may be a namesake."""
    if not score:
        return ()
    ranked = sorted(score.items(), key=lambda item: (-item[1], item[0]))
    most = next((n for country, n in ranked if _vouched(voices[country])), ranked[0][1])
    told = [country for country, n in ranked if n * 5 >= most and _vouched(voices[country])]
    return tuple(told or [country for country, n in ranked if n * 5 >= ranked[0][1]])


def _vouched(names: set[str]) -> bool:
    return len(names) > 1 or any(
        name.startswith(("state ", "adjective ", "people ", "actor ", "person ")) for name in names
    )


def _seated(hit: NameHit, runs: list[Run]) -> NameHit:
    """A town that stands for its government and is no capital of the packs is a place as well: "Abidjan"."""
    if hit.kind != "metonym":
        return hit
    iso = hit.target.partition(".")[2]
    for run in runs:
        if (run.start, run.end) == (hit.start, hit.end):
            town = next((p for p in run.places if p.country == iso and p.population >= _SEAT), None)
            if town is not None:
                return replace(hit, kind="place", place=town, also=hit.target)
    return hit


def _with_homonyms(hit: NameHit, gazetteer: Gazetteer | None, focus: tuple[str, ...], text: str) -> NameHit:
    """A pack's place outside the focus, or with a container after it, is one candidate among those of the gazetteer."""
    place = hit.place
    if place is None or gazetteer is None or place.kind in {"wider", "sea"}:
        return hit
    contained = text[hit.end : hit.end + 2] in {", ", " ("} and text[hit.end + 2 : hit.end + 3].isupper()
    if place.country in focus and not contained and not NEAR_CLUE.match(text, hit.end):
        return hit
    return replace(hit, others=(*hit.others, *gazetteer.find(hit.text)[:8]))


def _country(name: Name, base: ActorBase) -> str:
    if name.kind == "place":
        return base.places[int(name.target)].country
    entity = base.entities.get(name.target)
    return entity.country if entity else ""


_ORDER = {"state": 0, "place": 1, "actor": 2, "person": 3, "adjective": 4, "people": 5, "metonym": 6}


def _organ(target: str) -> bool:
    """True for the nameless organs of a state: a side that a pack describes under the same name is meant before
    them."""
    return target.startswith(("gov.", "army.", "police."))


def _choose(
    found: Found, names: tuple[Name, ...], base: ActorBase, focus: tuple[str, ...], when: date | None
) -> NameHit | None:
    """The candidate that fits focus and date best, as a hit; the rest as other readings."""
    start, end, text = found

    def fit(name: Name) -> tuple[bool, bool, int, bool, str]:
        country = _country(name, base)
        entity = base.entities.get(name.target) if name.kind != "place" else None
        alive = entity is None or in_force(entity.since, entity.until, when)
        return (bool(country) and country not in focus, not alive, _ORDER[name.kind], _organ(name.target), name.target)

    ranked = sorted(names, key=fit)
    best = ranked[0]
    country = _country(best, base)
    if (
        best.kind not in {"state", "adjective", "people"}
        and len(text) <= 3
        and text.isupper()
        and country
        and country not in focus
    ):
        return None  # a short acronym of a war that the report is not about
    if best.kind == "place" and text.islower() and country not in focus:
        return None  # so are words that only there are a name ("the enclave")
    places = tuple(base.places[int(name.target)] for name in ranked if name.kind == "place")
    capital = next((name.target for name in names if name.kind == "metonym"), "")
    actor = next((name.target for name in ranked if name.kind in {"actor", "person", "state", "people"}), "")
    several = len(text.split()) > 1 or "-" in text or "'" in text or "’" in text
    if best.kind == "metonym":
        return NameHit(start=start, end=end, text=text, kind="metonym", target=best.target, merge=several)
    if best.kind == "place":
        return NameHit(
            start=start,
            end=end,
            text=text,
            kind="place",
            place=places[0],
            others=places[1:],
            target=capital,
            also=actor or capital,
            merge=True,
            feature=places[0].kind in _FEATURES,
        )
    also = capital
    return NameHit(
        start=start,
        end=end,
        text=text,
        kind=best.kind,
        target=best.target,
        others=places,
        also=also,
        merge=best.kind in {"actor", "person", "state"} and (several or best.kind != "state"),
    )


def _introduced(text: str, hits: list[NameHit]) -> list[NameHit]:
    """Short forms that the text itself introduces in brackets after a long name: "... Forces (SDF)"."""
    ends = {hit.end: hit for hit in hits if hit.kind == "actor"}
    out = []
    for found in _INTRODUCED.finditer(text):
        owner = ends.get(found.start() - 1)
        short = found.group(1)
        if owner is None or any(h.text == short and h.target == owner.target for h in hits):
            continue
        for again in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text[found.start() :]):
            start = found.start() + again.start()
            out.append(replace(owner, start=start, end=start + len(short), text=short, merge=True))
    return out


def _gazetteer_hits(runs: list[Run], focus: tuple[str, ...]) -> list[NameHit]:
    """The longest fitting run at each place in the text. Names of the focus countries and great cities are firm."""
    out: list[NameHit] = []
    for run in runs:
        if out and run.start < out[-1].end:
            continue
        several = len(run.text.split()) > 1
        near = tuple(p for p in run.places if p.country in focus)
        if several and not near and len(run.text) <= 8:
            continue
        best = near or run.places
        great = best[0].population >= 300_000 and best[0].weight >= 3
        out.append(
            NameHit(
                start=run.start,
                end=run.end,
                text=run.text,
                kind="place",
                place=best[0],
                others=tuple(p for p in (*near, *run.places) if p != best[0])[:12],
                merge=bool(near or great) and not run.doubtful and (several or "-" in run.text or "'" in run.text),
                firm=bool(near or great) and not run.doubtful,
            )
        )
    return out


def _without_overlap(hits: list[NameHit]) -> tuple[NameHit, ...]:
    """Longer hits win over shorter ones that they overlap."""
    out: list[NameHit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -(h.end - h.start), not h.firm)):
        if out and hit.start < out[-1].end:
            if hit.end - hit.start > out[-1].end - out[-1].start:
                out[-1] = hit
            continue
        out.append(hit)
    return tuple(out)
