"""What scoring gives."""

from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
"""A claim in gold form or in the form of `fogline read --json`."""

ROLE_NAMES = (
    "actor",
    "recipient",
    "place",
    "place_role",
    "time",
    "source",
    "chain",
    "polarity",
    "certainty",
    "modality",
    "numbers",
)
FULL_ROLES = ("actor", "recipient", "place", "time", "source", "polarity", "modality")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Matched, expected and predicted claims."""

    hit: int = 0
    gold: int = 0
    pred: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(hit=self.hit + other.hit, gold=self.gold + other.gold, pred=self.pred + other.pred)

    @property
    def precision(self) -> float:
        return self.hit / self.pred if self.pred else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The codebook's score of one report, or the sum over several (section 7)."""

    strict: Counts = Counts()
    lenient: Counts = Counts()
    full: int = 0
    roles: dict[str, int] = field(default_factory=dict)
    bad_quotes: int = 0
    missed: tuple[Row, ...] = ()
    spurious: tuple[Row, ...] = ()
    wrong: tuple[tuple[Row, Row, tuple[str, ...]], ...] = ()

    def __add__(self, other: "Score") -> "Score":
        return Score(
            strict=self.strict + other.strict,
            lenient=self.lenient + other.lenient,
            full=self.full + other.full,
            roles={name: self.roles.get(name, 0) + other.roles.get(name, 0) for name in ROLE_NAMES},
            bad_quotes=self.bad_quotes + other.bad_quotes,
            missed=self.missed + other.missed,
            spurious=self.spurious + other.spurious,
            wrong=self.wrong + other.wrong,
        )

    @property
    def full_f1(self) -> float:
        return Counts(hit=self.full, gold=self.strict.gold, pred=self.strict.pred).f1

    def to_json(self) -> Row:
        """Totals, with the reference scorer's keys."""
        hits = self.lenient.hit or 1
        return {
            "gold": self.strict.gold,
            "predicted": self.strict.pred,
            "strict_p": self.strict.precision,
            "strict_r": self.strict.recall,
            "strict_f1": self.strict.f1,
            "lenient_p": self.lenient.precision,
            "lenient_r": self.lenient.recall,
            "lenient_f1": self.lenient.f1,
            "full_f1": self.full_f1,
            "bad_quotes": self.bad_quotes,
            "roles": {name: self.roles.get(name, 0) / hits for name in ROLE_NAMES},
        }
