"""The means of an act (`instrument`), from the words of its trigger and arguments."""

from fogline.claims.drafts import Draft
from fogline.claims.scene import Scene
from fogline.claims.tolls import HOSTS
from fogline.lexicon.kinds import Instrument, Kind

_INSTRUMENTS = (
    (Instrument.DRONE, frozenset("drone drones uav uavs shahed shaheds quadcopter quadcopters".split())),
    (Instrument.SUICIDE, frozenset("suicide".split())),
    (Instrument.CAR_BOMB, frozenset("car-bomb vbied".split())),
    (Instrument.CHEMICAL, frozenset("chemical chlorine sarin gas phosphorus".split())),
    (Instrument.MISSILE, frozenset("missile missiles iskander kalibr himars".split())),
    (
        Instrument.AIRCRAFT,
        frozenset(
            (
                "airstrike airstrikes air jet jets warplane warplanes aircraft plane planes helicopter "
                "helicopters aerial gunship gunships bomber bombers barrel"
            ).split()
        ),
    ),
    (
        Instrument.ARTILLERY,
        frozenset(
            (
                "artillery shelling mortar mortars shell shells rocket rockets howitzer howitzers grad "
                "shelled tank tanks bombardment"
            ).split()
        ),
    ),
    (Instrument.MINE_IED, frozenset("mine mines landmine landmines ied ieds improvised explosive roadside".split())),
    (Instrument.SMALL_ARMS, frozenset("gunfire gunmen shot gunned rifle rifles machine-gun sniper snipers".split())),
)


def instrument(scene: Scene, draft: Draft) -> Instrument | None:
    """The means, from the words of the trigger, its modifiers and arguments."""
    if draft.kind not in HOSTS | {Kind.INTERCEPT}:
        return None
    tokens = [t for word in draft.words for t in (word, *scene.parsed.modifiers(word))]
    for relation in ("subject", "object", "with", "by", "direct", "of"):
        for token in draft.relations.get(relation, ()):
            tokens += [token, *scene.parsed.modifiers(token)]
    words = {t.lower for t in tokens} | {t.lemma for t in tokens}
    if {"car", "truck", "vehicle"} & words and {"bomb", "bombing"} & words:
        return Instrument.CAR_BOMB
    return next((means for means, names in _INSTRUMENTS if names & words), None)
