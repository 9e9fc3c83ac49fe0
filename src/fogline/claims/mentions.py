"""Every resolved mention of a report: actors, places, times and numbers; a geoparser and time tagger of its own."""

from fogline.claims.actors import Actors
from fogline.claims.numbers import of_phrase
from fogline.claims.places import Places
from fogline.claims.scene import Scene
from fogline.claims.timing import Timing
from fogline.claims.values import Mention


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
        if hit is None:
            if token.tag == "CD" and token.dep == "nummod":
                found = of_phrase(scene, scene.parsed.head(token))
                if found:
                    out.append(
                        Mention(
                            report=report, type="number", text=token.text, start=token.start, end=token.end, value=found
                        )
                    )
            continue
        if hit.kind in {"actor", "person", "people", "metonym"}:
            for ref in actors.refs(token)[:1]:
                out.append(
                    Mention(
                        report=report,
                        type="actor",
                        text=hit.text,
                        start=hit.start,
                        end=hit.end,
                        id=ref.id,
                        name=ref.name,
                    )
                )
    for time in timing.hits():
        value = (time.first.isoformat() if time.first else None, time.last.isoformat() if time.last else None)
        out.append(Mention(report=report, type="time", text=time.text, start=time.start, end=time.end, value=value))
    return tuple(sorted(out, key=lambda m: (m.start, m.end, m.type)))
