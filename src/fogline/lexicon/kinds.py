"""The closed vocabularies of the codebook (docs/codebook.md, sections 1 and 2)."""

from enum import StrEnum


class Kind(StrEnum):
    """What a claim says happened or holds. Order and grouping as in the codebook."""

    CAPTURE = "capture"
    TRANSFER = "transfer"
    CONTROL = "control"
    ADVANCE = "advance"
    WITHDRAW = "withdraw"
    BESIEGE = "besiege"
    OFFENSIVE = "offensive"
    CLASH = "clash"
    STRIKE = "strike"
    BOMBING = "bombing"
    INTERCEPT = "intercept"
    DESTROY = "destroy"
    ATTACK_CIVILIANS = "attack_civilians"
    ABDUCT = "abduct"
    DETAIN = "detain"
    RELEASE = "release"
    CASUALTIES = "casualties"
    DISPLACE = "displace"
    RETURN = "return"
    UPRISING = "uprising"
    DEFECT = "defect"
    PROTEST = "protest"
    SURRENDER = "surrender"
    MOBILISE = "mobilise"
    SUPPORT = "support"
    MEET = "meet"
    AGREE = "agree"
    REQUEST = "request"
    THREATEN = "threaten"
    ACCUSE = "accuse"
    REJECT = "reject"
    SANCTION = "sanction"
    RESTRICT = "restrict"
    ACCESS = "access"
    MEMBER = "member"
    LEAD = "lead"
    BACK = "back"
    ALLY = "ally"
    BASE = "base"


# Both sides of these stand among the actors, and there are no recipients.
MUTUAL = frozenset({Kind.CLASH, Kind.MEET, Kind.AGREE, Kind.ALLY})
# States rather than happenings.
STATES = frozenset({Kind.CONTROL, Kind.MEMBER, Kind.LEAD, Kind.BACK, Kind.ALLY, Kind.BASE})
# The speaker of these is the actor, not a source.
SPEECH_ACTS = frozenset({Kind.REQUEST, Kind.ACCUSE, Kind.THREATEN, Kind.REJECT, Kind.AGREE})


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """The innermost source's commitment."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Modality(StrEnum):
    ASSERTED = "asserted"
    INTENDED = "intended"
    DEMANDED = "demanded"
    PREDICTED = "predicted"
    HYPOTHETICAL = "hypothetical"


class PlaceRole(StrEnum):
    AT = "at"
    TOWARD = "toward"
    FROM = "from"


class SourceKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    MEDIA = "media"
    ARMED_GROUP = "armed_group"
    WITNESS = "witness"
    OFFICIAL_UNNAMED = "official_unnamed"
    HEARSAY = "hearsay"


class Instrument(StrEnum):
    AIRCRAFT = "aircraft"
    DRONE = "drone"
    ARTILLERY = "artillery"
    MISSILE = "missile"
    SMALL_ARMS = "small_arms"
    CAR_BOMB = "car_bomb"
    SUICIDE = "suicide"
    MINE_IED = "mine_ied"
    CHEMICAL = "chemical"
    OTHER = "other"
