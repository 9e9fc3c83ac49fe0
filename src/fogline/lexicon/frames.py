"""Frames: which words, with which arguments, make which kind of claim (data/frames.toml, data/roles.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from fogline.lexicon.kinds import Kind
from fogline.lexicon.tables import Row, check, data_folder, load, only, strings

ACTOR_ROLES = frozenset({"actor", "recipient", "mutual", "victim", "none"})
PLACE_ROLES = frozenset({"at", "toward", "from", "none"})
_KEYS = frozenset(
    (
        "kind verbs phrases nouns object not_object subject of needs needs_noun not_with roles polarity "
        "number number_of"
    ).split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One row of frames.toml; `kind` is None for a false friend, which takes the word out of play."""

    kind: Kind | None
    row: int
    verbs: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()
    nouns: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    not_object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    needs_noun: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    actor_roles: Mapping[str, str] = field(default_factory=dict)
    place_roles: Mapping[str, str] = field(default_factory=dict)
    negative: bool = False
    number: str = ""
    number_of: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameTable:
    """Frames by the lemma that may trigger them, in file order."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    compounds: Mapping[str, tuple[tuple[str, ...], ...]]


def _base_roles() -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    table = load(data_folder() / "roles.toml")
    base: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
    default = table["default"]
    for name, row in table.items():
        check(name == "default" or name in set(Kind), file="roles.toml", row=name, what="no such kind")
        for part, allowed in (("actor", ACTOR_ROLES), ("place", PLACE_ROLES)):
            bad = [v for v in row.get(part, {}).values() if v not in allowed]
            check(not bad, file="roles.toml", row=f"{name}.{part}", what=f"no such role: {bad}")
    for kind in Kind:
        row = table.get(kind.value, {})
        base[kind.value] = ({**default["actor"], **row.get("actor", {})}, {**default["place"], **row.get("place", {})})
    return base


def _overridden(
    base: tuple[dict[str, str], dict[str, str]], roles: Row, name: str
) -> tuple[dict[str, str], dict[str, str]]:
    actor, place = dict(base[0]), dict(base[1])
    for relation, role in roles.items():
        check(role in ACTOR_ROLES | PLACE_ROLES, file="frames.toml", row=name, what=f"no such role: {role}")
        key = relation.removesuffix("_place")
        if role in ACTOR_ROLES and not relation.endswith("_place"):
            actor[key] = role
        if role in PLACE_ROLES:
            place[key] = role
    return actor, place


def _frame(index: int, row: Row, base: dict[str, tuple[dict[str, str], dict[str, str]]]) -> Frame:
    file, name = "frames.toml", f"frame {index} ({row.get('kind')})"
    only(row, _KEYS, file=file, name=name)
    kind = str(row.get("kind", ""))
    check(kind == "none" or kind in set(Kind), file=file, row=name, what="no such kind")
    words = {
        key: strings(row, key, file=file, name=name)
        for key in _KEYS - {"kind", "roles", "polarity", "number", "number_of"}
    }
    check(bool(words["verbs"] or words["phrases"] or words["nouns"]), file=file, row=name, what="no trigger")
    actor, place = _overridden(base[kind], row.get("roles", {}), name) if kind != "none" else ({}, {})
    sets = {
        key: frozenset(words[key])
        for key in ("object", "not_object", "subject", "of", "needs", "needs_noun", "not_with")
    }
    return Frame(
        kind=None if kind == "none" else Kind(kind),
        row=index,
        verbs=frozenset(words["verbs"]),
        phrases=tuple(sorted((tuple(p.split()) for p in words["phrases"]), key=len, reverse=True)),
        nouns=frozenset(words["nouns"]),
        actor_roles=actor,
        place_roles=place,
        negative=row.get("polarity") == "negative",
        number=row.get("number", ""),
        number_of=row.get("number_of", {}),
        **sets,
    )


@lru_cache(maxsize=1)
def frame_table() -> FrameTable:
    """The frames that ship with the package, indexed by trigger. Raises LexiconError for a bad row."""
    base = _base_roles()
    rows = load(data_folder() / "frames.toml")["frame"]
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    compounds: dict[str, list[tuple[str, ...]]] = {}
    for index, row in enumerate(rows, start=1):
        frame = _frame(index, row, base)
        for lemma in sorted(frame.verbs | {phrase[0] for phrase in frame.phrases}):
            verbs.setdefault(lemma, []).append(frame)
        for noun in sorted(frame.nouns):
            nouns.setdefault(noun.split()[-1], []).append(frame)
            if " " in noun:
                compounds.setdefault(noun.split()[-1], []).append(tuple(noun.split()))
    return FrameTable(
        verbs={k: tuple(v) for k, v in verbs.items()},
        nouns={k: tuple(v) for k, v in nouns.items()},
        compounds={k: tuple(v) for k, v in compounds.items()},
    )
