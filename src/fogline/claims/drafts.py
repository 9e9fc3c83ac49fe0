"""A draft: a trigger with its frame and arguments, before roles, sources, stance and time are known."""

from dataclasses import dataclass, field

from fogline.claims.tokens import Token
from fogline.claims.values import Range
from fogline.lexicon.frames import Frame
from fogline.lexicon.kinds import Kind

Relations = dict[str, tuple[Token, ...]]


@dataclass(frozen=True, slots=True)
class Draft:
    """`trigger` is the word that makes the claim, `verb` the verb whose tense, time and mood it shares (or itself).

    `relations` are the arguments by relation. `words` are all tokens that belong to the trigger (light verb, particle,
    noun). `numbers` are ranges by field; `own` marks a modifier that is always the author's own claim.
    """

    trigger: Token
    verb: Token
    kind: Kind
    frame: Frame | None
    relations: Relations
    words: tuple[Token, ...]
    numbers: dict[str, Range] = field(default_factory=dict)
    victims: tuple[Token, ...] = ()
    own: bool = False
    passive: bool = False
    nominal: bool = False
    negative: bool = False
    extra_actor_roles: dict[str, str] = field(default_factory=dict)
    extra_place_roles: dict[str, str] = field(default_factory=dict)

    def actor_role(self, relation: str) -> str:
        roles = self.frame.actor_roles if self.frame else {}
        return self.extra_actor_roles.get(relation, roles.get(relation, "none"))

    def place_role(self, relation: str) -> str:
        roles = self.frame.place_roles if self.frame else {}
        return self.extra_place_roles.get(relation, roles.get(relation, "none"))
