import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

import pytest

from fogline.claims.conditions import NEEDS, NOUN_NEEDS
from fogline.core.errors import LexiconError
from fogline.lexicon import tables
from fogline.lexicon.frames import frame_table
from fogline.lexicon.triggerwords import condition_words, trigger_words

CLAIMS = Path(str(resources.files("fogline.claims")))


@pytest.mark.parametrize(
    ("words", "loader"), [(trigger_words(), "trigger_words"), (condition_words(), "condition_words")]
)
def test_every_section_is_asked_for(words: Mapping[str, frozenset[str]], loader: str) -> None:
    """A section that nobody reads would be kept up for nothing."""
    asking = [text for path in CLAIMS.glob("*.py") if loader in (text := path.read_text(encoding="utf-8"))]
    asked = {name for text in asking for name in re.findall(r'"(\w+)"', text)}
    assert {name for name in words if not name.startswith("compound_")} - asked == set()
    assert {name for text in asking for name in re.findall(r'_WORDS\["(\w+)"\]', text)} <= set(words)


def test_frames_ask_only_for_conditions_that_there_are() -> None:
    """And each condition is asked for by some frame."""
    table = frame_table()
    frames = [f for rows in (*table.verbs.values(), *table.nouns.values()) for f in rows]
    assert {need for frame in frames for need in frame.needs} == set(NEEDS)
    assert {need for frame in frames for need in frame.needs_noun} == set(NOUN_NEEDS)


@pytest.mark.parametrize("bad", ['[launch]\nwords = ["launch"]\n', '[launch]\nwhy = "x"\nword = ["launch"]\n'])
def test_a_bad_section_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: str) -> None:
    """File and section stand in the message."""
    (tmp_path / "triggers.toml").write_text(bad, encoding="utf-8")
    monkeypatch.setattr(tables, "data_folder", lambda: tmp_path)
    with pytest.raises(LexiconError, match=r"triggers\.toml: launch"):
        tables.word_classes("triggers.toml")
