"""Where files are: the catalogue and data that ship with the program, and the user's own data, cache and settings."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pswbrief.errors import InputError

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_catalogue() -> Path:
    """Return `brief.toml` in the installed package, or in `data/` of the source tree. InputError if it is missing."""
    for path in (_PACKAGE / "data" / "brief.toml", _PACKAGE.parents[1] / "data" / "brief.toml"):
        if path.is_file():
            return path
    raise InputError("The catalogue that ships with pswbrief is missing.", hint="Install pswbrief again.")


def vocabulary_file() -> Path:
    """Return the vocabulary of search: synonyms, narrower terms, ways to ask, and headings."""
    return _PACKAGE / "data" / "vocabulary.toml"


def own_vocabulary_file() -> Path:
    """Return the reader's own vocabulary, which adds to the one that ships; it may not exist."""
    return data_folder() / "vocabulary.toml"


def subjects_file() -> Path:
    """Return the assignments of references to headings of the vocabulary."""
    return _PACKAGE / "data" / "subjects.toml"


def english_file() -> Path:
    """Return the list of English words, one a line."""
    return _PACKAGE / "data" / "english.txt"


def cache_folder() -> Path:
    """Return the user's folder for caches: `XDG_CACHE_HOME`, or the platform's own place for them (`~/Library/Caches` on a Mac)."""
    return _folder("XDG_CACHE_HOME", ".cache", "Caches") / ("Cache" if os.name == "nt" else "")


def data_folder() -> Path:
    """Return the user's folder for data that can't be rebuilt: `XDG_DATA_HOME`, or the platform's own place for it."""
    return _folder("XDG_DATA_HOME", ".local/share", "Application Support")


def config_folder() -> Path:
    """Return the user's folder for settings: `XDG_CONFIG_HOME`, or the platform's own place for them."""
    return _folder("XDG_CONFIG_HOME", ".config", "Application Support")


def histories_folder() -> Path:
    """Return the folder of the undo histories, with a folder for each file that was changed."""
    return data_folder() / "history"


def drafts_folder() -> Path:
    """Return the folder of drafts: texts that are in the reader's editor, or were refused."""
    return data_folder() / "drafts"


def config_file() -> Path:
    """Return the file of the user's settings, which may not exist."""
    return config_folder() / "config.toml"


def _folder(variable: str, unix: str, mac: str) -> Path:
    """The places that platformdirs gives (a test compares them), without it: importing it costs a tenth of a whole start.

    Sources: XDG Base Directory Specification 0.8; Apple's File System Programming Guide, "Library Directory"; Windows' Known
    Folders.
    """
    xdg = os.environ.get(variable, "")
    if Path(xdg).is_absolute():
        return Path(xdg) / "pswbrief"
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", "~\\AppData\\Local")).expanduser() / "pswbrief"
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.expanduser raises where a user has no home
    return home / (f"Library/{mac}" if sys.platform == "darwin" else unix) / "pswbrief"


def is_english_word(word: str) -> bool:
    """Whether a word of four letters or more is in the list that ships. It takes 1 ms to read."""
    return f"\n{word}\n" in english_file().read_text(encoding="ascii")
