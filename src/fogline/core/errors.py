"""The error tree.

    FoglineError
    ├── UserError            the caller can mend it: exit status 2, one line, what to do
    │   ├── InputError       a text that cannot be read as a report (empty, binary, too large, another language)
    │   ├── DateError        a date that is none, or is missing
    │   ├── SettingError     an option, setting or file path that does not work
    │   └── WorkspaceError   a workspace that is missing, in use, newer than this program, or damaged
    ├── LexiconError         a word table or pack with a bad row: names file and row
    └── ModelError           the parsing model cannot be loaded

Every error carries a `message` (one line) and a `hint` (what to do), and survives pickling.
"""


class FoglineError(Exception):
    """Base of every error that Fogline raises on purpose."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = " ".join(message.split())
        self.hint = " ".join(hint.split())

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class UserError(FoglineError):
    """Something that the caller can mend."""


class InputError(UserError):
    """A text that cannot be read as a report."""


class DateError(UserError):
    """A date that cannot be read, or that is missing."""


class SettingError(UserError):
    """An option, a setting or a path that does not work."""


class WorkspaceError(UserError):
    """A workspace that is missing, in use, made by a newer version, or damaged."""


class LexiconError(FoglineError):
    """A word table or actor pack with a bad row."""


class ModelError(FoglineError):
    """The parsing model cannot be loaded."""
