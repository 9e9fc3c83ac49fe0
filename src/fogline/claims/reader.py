"""The reader: from the text of a report to its claims.

    names -> parse -> triggers -> numbers -> roles, sources, stance, time, evidence -> claims

Each part looks at one immutable `Scene`. Reading depends on the report, the lexicon, the gazetteer and the model only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import tee

from fogline.claims.actors import Actors
from fogline.claims.attribution import Attribution
from fogline.claims.doers import Doers
from fogline.claims.drafts import Draft
from fogline.claims.evidence import span
from fogline.claims.means import instrument
from fogline.claims.mentions import mentions
from fogline.claims.names import Scan, scan
from fogline.claims.parsing import DEFAULT_MODEL, model_version, parse
from fogline.claims.places import Places
from fogline.claims.roles import Cast, Roles
from fogline.claims.scene import Scene
from fogline.claims.stance import Stances
from fogline.claims.stance_marks import Stance
from fogline.claims.sufferers import Sufferers
from fogline.claims.timing import Timing
from fogline.claims.tokens import Parsed
from fogline.claims.tolls import with_numbers
from fogline.claims.tracing import Trace
from fogline.claims.triggers import find_drafts
from fogline.claims.values import NUMBER_FIELDS, Claim, ReadReport
from fogline.core.ids import content_id
from fogline.lexicon.base import ActorBase
from fogline.lexicon.frames import frame_table
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.kinds import SPEECH_ACTS, Kind, Modality, Polarity
from fogline.lexicon.tables import digest
from fogline.lexicon.words import word_tables
from fogline.reports.values import Report

READER_VERSION = "fogline-0.1.0"
# Kinds whose words say too little where no side, place or number stands with them.
_WEAK_ALONE = frozenset(
    {Kind.ADVANCE, Kind.LEAD, Kind.BACK, Kind.MEMBER, Kind.ALLY, Kind.MEET, Kind.MOBILISE, Kind.SUPPORT, Kind.CONTROL}
)
_STRONG_ALONE = frozenset(
    {Kind.CLASH, Kind.STRIKE, Kind.INTERCEPT, Kind.BESIEGE, Kind.RESTRICT, Kind.ACCESS, Kind.AGREE, Kind.REJECT}
)
_MOVED = frozenset({Kind.ADVANCE, Kind.WITHDRAW, Kind.MOBILISE})
# What an object must be for a claim that names neither side nor place: "the hill was taken", "the attack was repelled".
_SOLID = frozenset({"place", "structure", "event", "route", "utility", "relief", "weapon", "armed"})


class Reader:
    """Reads reports with one model and one lexicon; safe to keep for as long as the process lives."""

    def __init__(self, base: ActorBase, gazetteer: Gazetteer | None, model: str = DEFAULT_MODEL) -> None:
        self._base, self._gazetteer, self._model = base, gazetteer, model
        self.versions: tuple[str, str] = (f"{READER_VERSION}+{digest()}", model_version(model))

    def read(self, reports: Iterable[Report]) -> Iterator[ReadReport]:
        """Read reports one after the other, in order; streams."""
        scanned = ((report, scan(report.text, self._base, self._gazetteer, report.published)) for report in reports)
        first, second = tee(scanned)
        parsed = parse(((report.text, found.hits) for report, found in first), self._model)
        for (report, found), tree in zip(second, parsed, strict=True):
            yield self._read_one(report, found, tree)

    def scene(self, report: Report) -> Scene:
        """The scene of one report, for tools that explain a reading."""
        found = scan(report.text, self._base, self._gazetteer, report.published)
        [tree] = parse([(report.text, found.hits)], self._model)
        return self._scene(report, found, tree)

    def trace(self, report: Report) -> Trace:
        """Why stretches of a report make no claims."""
        return Trace(self.scene(report), frame_table())

    def _scene(self, report: Report, found: Scan, tree: Parsed) -> Scene:
        return Scene(
            report.text, report.published, tree, found, self._base, self._gazetteer, word_tables(), report.publisher
        )

    def _read_one(self, report: Report, found: Scan, tree: Parsed) -> ReadReport:
        scene = self._scene(report, found, tree)
        actors, places = Actors(scene), Places(scene)
        drafts = with_numbers(scene, find_drafts(scene, actors, places, frame_table()))
        attribution = Attribution(scene, actors)
        timing = Timing(scene, attribution)
        stances, roles = Stances(scene, attribution), Roles(scene, actors, places)
        doers, sufferers = Doers(scene, actors), Sufferers(scene, actors)
        claims = [
            claim
            for draft in drafts
            if (claim := self._claim(report, scene, draft, roles, doers, sufferers, attribution, stances, timing))
            is not None
        ]
        sentences = tuple((tree.tokens[a].start, tree.tokens[b - 1].end) for a, b in tree.sentences)
        return ReadReport(
            report=report.id,
            claims=_numbered(report.id, claims),
            mentions=mentions(report.id, scene, actors, places, timing),
            sentences=sentences,
        )

    def _claim(
        self,
        report: Report,
        scene: Scene,
        draft: Draft,
        roles: Roles,
        doers: Doers,
        sufferers: Sufferers,
        attribution: Attribution,
        stances: Stances,
        timing: Timing,
    ) -> Claim | None:
        cast = roles.cast(draft)
        solid = any(
            _SOLID & scene.classes(scene.semantic_head(t))
            for key in ("object", "direct", "consumed")
            for t in draft.relations.get(key, ())
        )
        solid = solid or (draft.kind in _MOVED and _force(scene, draft)) or _fallen(scene, draft)
        if not _worth(draft, cast, solid=solid):
            return None
        stance = stances.of(draft)
        factual = stance.modality is Modality.ASSERTED
        speakers = attribution.innermost(draft)
        cast = doers.completed(draft, cast, speakers, factual=factual)
        cast = sufferers.completed(draft, cast, speakers, attribution.before(draft.trigger))
        start, end = span(scene, draft, cast)
        numbers = {key: draft.numbers.get(key) for key in NUMBER_FIELDS}
        return Claim(
            id="",
            report=report.id,
            sentence=draft.trigger.sent,
            kind=draft.kind,
            quote=scene.text[start:end],
            start=start,
            end=end,
            actors=cast.actors,
            recipients=cast.recipients,
            places=cast.places,
            time=timing.of(draft, stance),
            sources=attribution.chain(draft, cast.actors if _performed(draft, stance) else ()),
            polarity=stance.polarity,
            certainty=stance.certainty,
            modality=stance.modality,
            instrument=instrument(scene, draft),
            reader=self.versions[0],
            model=self.versions[1],
            killed=numbers["killed"],
            wounded=numbers["wounded"],
            captured=numbers["captured"],
            displaced=numbers["displaced"],
            strength=numbers["strength"],
            count=numbers["count"],
        )


def _force(scene: Scene, draft: Draft) -> bool:
    """Troops or vehicles by a noun: "the tanks have gone" matters, though it names nobody and no place."""
    return any(
        {"armed", "machine"} & scene.classes(scene.semantic_head(t)) and "pronoun" not in scene.classes(t)
        for t in draft.relations.get("subject", ())
    )


def _fallen(scene: Scene, draft: Draft) -> bool:
    """ "two more posts fell": the ground is the subject."""
    ground = draft.kind in {Kind.CAPTURE, Kind.BESIEGE} and draft.place_role("subject") == "at"
    return ground and any("place" in scene.classes(t) for t in draft.relations.get("subject", ()))


def _worth(draft: Draft, cast: Cast, *, solid: bool) -> bool:
    """False for a draft that says of nobody, nowhere, that something happened, where its words alone are too weak."""
    actors, recipients, places = cast.actors, cast.recipients, cast.places
    if actors or recipients or places or draft.numbers:
        return _tied(draft, cast)
    if draft.relations.get("subject") and not draft.nominal:
        return solid or draft.kind not in _WEAK_ALONE or _spoken_by_author(draft)
    return solid or draft.kind in _STRONG_ALONE or draft.nominal


def _tied(draft: Draft, cast: Cast) -> bool:
    """A tie has two ends; blame and help come from somebody."""
    if draft.kind in {Kind.LEAD, Kind.BACK, Kind.MEMBER}:
        return bool(cast.actors and cast.recipients)
    if draft.kind in {Kind.ALLY, Kind.MEET}:
        return bool(cast.actors) or (draft.kind is Kind.MEET and draft.nominal)
    if draft.kind in {Kind.ACCUSE, Kind.SUPPORT}:
        return bool(cast.actors) or (bool(draft.relations.get("subject")) and not draft.nominal)
    return True


def _performed(draft: Draft, stance: Stance) -> bool:
    """A speech act done in speaking; what a side says it is ready for, or has not agreed to, it asserts."""
    done = stance.modality is Modality.ASSERTED and stance.polarity is Polarity.POSITIVE
    return draft.kind in SPEECH_ACTS and done


def _spoken_by_author(draft: Draft) -> bool:
    return any(t.lower in {"we", "i"} for t in draft.relations.get("subject", ()))


def _numbered(report: str, claims: list[Claim]) -> tuple[Claim, ...]:
    """Ids from report, kind, offsets and ordinal, so that they survive a better reading of names."""
    seen: dict[tuple[str, int, int], int] = {}
    out = []
    for claim in sorted(claims, key=lambda c: (c.start, c.end, c.kind.value)):
        key = (claim.kind.value, claim.start, claim.end)
        ordinal = seen[key] = seen.get(key, -1) + 1
        out.append(replace(claim, id=content_id("c", report, *map(str, key), str(ordinal))))
    return tuple(out)
