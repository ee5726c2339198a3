"""Where files are: the catalogue that ships with the program, and the folder for what can be made again."""

from __future__ import annotations

import os
from pathlib import Path

from pswbrief.errors import InputError

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_catalogue() -> Path:
    """`brief.toml` in the installed package, or in `data/` of the source tree beside `src/`."""
    for path in (_PACKAGE / "data" / "brief.toml", _PACKAGE.parents[1] / "data" / "brief.toml"):
        if path.is_file():
            return path
    raise InputError("The catalogue that ships with pswbrief is missing.", hint="Install pswbrief again.")


def thesaurus_file() -> Path:
    """The thesaurus that search reads: what stands for what."""
    return _PACKAGE / "data" / "thesaurus.toml"


def cache_folder() -> Path:
    """The user's folder for caches: `XDG_CACHE_HOME`, or the platform's own place for them.

    Three lines instead of platformdirs, which costs a tenth of a whole start. Sources: XDG Base Directory Specification 0.8;
    Apple's File System Programming Guide, "Library Directory"; Windows' Known Folders.
    """
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    if Path(xdg).is_absolute():
        return Path(xdg) / "pswbrief"
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", "~\\AppData\\Local")).expanduser() / "pswbrief" / "Cache"
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.expanduser raises where a user has no home
    mac = home / "Library" / "Caches"
    return (mac if mac.is_dir() else home / ".cache") / "pswbrief"
