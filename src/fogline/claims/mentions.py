"""Every resolved mention of a report: actors, places, times and numbers; a geoparser and time tagger of its own."""

from fogline.claims.actors import Actors
from fogline.claims.numbers import of_phrase
from fogline.claims.places import Places
from fogline.claims.scene import Scene
from fogline.claims.timing import Timing
from fogline.claims.values import ActorRef, Mention


def mentions(report: str, scene: Scene, actors: Actors, places: Places, timing: Timing) -> tuple[Mention, ...]:
    """Mentions in the order of the text."""
    out: list[Mention] = []
    for token in scene.parsed.tokens:
        hit = scene.hits.get(token.i)
        spot = places.named(token)
        if spot is not None:
            start, end = (hit.start, hit.end) if hit is not None else (token.start, token.end)
            out.append(
                Mention(
                    report=report,
                    type="place",
                    text=scene.text[start:end],
                    start=start,
                    end=end,
                    id=spot.id,
                    name=spot.name,
                    lat=spot.lat,
                    lon=spot.lon,
                    precision=spot.precision,
                )
            )
            continue
        if hit is not None and hit.kind in {"actor", "person", "people", "metonym"}:
            out += [_actor(report, ref, scene, hit.start, hit.end) for ref in actors.refs(token)[:1]]
        elif actors.speaks_of(token):
            start = scene.parsed.tokens[scene.parsed.phrase_start(token)].start
            out += [_actor(report, ref, scene, start, token.end) for ref in actors.refs(token)[:1]]
        elif token.tag == "CD" and token.dep == "nummod":
            found = of_phrase(scene, scene.parsed.head(token))
            if found:
                out.append(
                    Mention(
                        report=report, type="number", text=token.text, start=token.start, end=token.end, value=found
                    )
                )
    for time in timing.hits():
        value = (time.first.isoformat() if time.first else None, time.last.isoformat() if time.last else None)
        out.append(Mention(report=report, type="time", text=time.text, start=time.start, end=time.end, value=value))
    return tuple(sorted(_outermost(out), key=lambda m: (m.start, m.end, m.type)))


def _actor(report: str, ref: ActorRef, scene: Scene, start: int, end: int) -> Mention:
    text = scene.text[start:end]
    return Mention(report=report, type="actor", text=text, start=start, end=end, id=ref.id, name=ref.name)


def _outermost(found: list[Mention]) -> list[Mention]:
    """ "Tuareg separatists" are one mention: a name inside the phrase that stands for the same side adds nothing."""
    phrases = {(m.id, m.end): m for m in found if m.type == "actor"}

    def inside(m: Mention) -> bool:
        return any(
            other.id == m.id and other.start <= m.start and m.end <= other.end and other is not m
            for other in phrases.values()
        )

    return [m for m in found if m.type != "actor" or not inside(m)]
