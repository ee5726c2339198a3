"""The user's settings in `config.toml`; environment variables override them, and options override both."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.errors import InputError, UnknownNameError, UsageError, shortened
from pswbrief.store.locations import config_file
from pswbrief.workspace.settings import no_progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from pswbrief.workspace.settings import ProgressDisplay

_LONGEST_PATH = 4096  # PATH_MAX of Linux; other systems allow less, or hardly more.


class Setting(NamedTuple):
    """A setting: environment variables that override it, its help, a check of its value, and whether listings hide it."""

    variables: tuple[str, ...]
    help: str
    check: Callable[[str], str]
    secret: bool = False


class Value(NamedTuple):
    """The value of a setting, and its source: "default", "file", or the environment variable."""

    key: str
    value: str | None
    source: str


def _text(text: str) -> str:
    return text.strip()


def _path(text: str) -> str:
    # To resolve a path of many thousand parts takes minutes; no system opens one that long.
    if len(text) > _LONGEST_PATH:
        raise ValueError(f"is no path: it has {len(text):,} characters")
    return text.strip()


def _email(text: str) -> str:
    local, at, host = text.strip().partition("@")
    if not (local and at and "." in host) or any(char.isspace() or not char.isprintable() for char in text.strip()):
        raise ValueError("is no e-mail address")
    return text.strip()


def _key(text: str) -> str:
    if not text.strip().isascii() or not text.strip().isprintable() or " " in text.strip():
        raise ValueError("is no key")
    return text.strip()


def _prefix(text: str) -> str:
    from urllib.parse import urlsplit

    from pswbrief.core.identifiers import check_url

    if urlsplit(text.strip()).scheme != "https":
        raise ValueError("is no https address, such as https://go.openathens.net/redirector/example.org?url=")
    return check_url(text.strip())


def _style(text: str) -> str:
    from pswbrief.core.aliases import canonical
    from pswbrief.styles.style_names import StyleName

    style = canonical(text, StyleName)
    if style is None:
        raise ValueError(f"is no style; there are {', '.join(StyleName)}")
    return style


SETTINGS = {
    "email": Setting(
        ("PSWBRIEF_EMAIL",), "Your address, for the polite pools of Crossref and PubMed, and for Unpaywall.", _email
    ),
    "openalex.key": Setting(
        ("PSWBRIEF_OPENALEX_KEY",), "Your free key of OpenAlex, which is asked for free copies.", _key, secret=True
    ),
    "openathens.prefix": Setting(
        ("PSWBRIEF_OPENATHENS_PREFIX",), "Your organisation's OpenAthens redirector, up to url=.", _prefix
    ),
    "style": Setting(("PSWBRIEF_STYLE",), "The style in which cite cites.", _style),
    "catalogue": Setting(("PSWBRIEF_CATALOGUE",), "The catalogue to use in place of the brief.", _path),
    "editor": Setting(("VISUAL", "EDITOR"), "The program that edit and note start.", _text),
}


def values() -> list[Value]:
    """Return all settings. InputError if the file can't be read or isn't valid; UsageError for a wrong variable."""
    kept = _read()
    return [_value(key, kept) for key in SETTINGS]


def setting(key: str) -> Value:
    """Return one setting. UnknownNameError for an unknown name; InputError for an invalid file; UsageError for a wrong variable."""
    return _value(_known(key), _read())


def lone_setting(key: str) -> str | None:
    """Return the value of an existing setting, whatever the others are; None if it isn't set.

    InputError if the file can't be read, or the value isn't valid.
    """
    return _value(_known(key), _read(only=key)).value


def known_setting(key: str) -> str | None:
    """Return the value of an existing setting; None if it isn't set or isn't valid, or the file can't be read.

    `config` reports what is wrong with the file; other commands work with the rest of it.
    """
    try:
        return lone_setting(key)
    except InputError:
        return None


def change(key: str, value: str | None, *, progress: ProgressDisplay = no_progress) -> bool:
    """Set a setting in the file (None removes it), and return whether there was anything to set or remove.

    UsageError for an invalid value; InputError if the file can't be written, or a catalogue can't be read or isn't valid.
    """
    key = _known(key)
    # So a wrong value can be replaced or removed.
    kept = _read(unchecked=key)
    if value is None:
        if key not in kept:
            return False
        del kept[key]
    else:
        try:
            kept[key] = SETTINGS[key].check(value)
        except ValueError as error:
            # The value may be or contain a secret: the message doesn't repeat it.
            raise UsageError(f"The value for {key} {error}.", hint=SETTINGS[key].help) from None
        if not kept[key]:
            raise UsageError(f"The value for {key} is empty.", hint=f"Try: pswbrief config {key} --unset")
        if key == "catalogue":
            # It is meant from every folder.
            kept[key] = os.path.abspath(os.path.expanduser(kept[key]))  # noqa: PTH100, PTH111 - unlike pathlib's, these never fail
            _check_catalogue(Path(kept[key]), progress)
    _write(kept)
    return True


def _check_catalogue(path: Path, progress: ProgressDisplay) -> None:
    """Raise InputError if a catalogue can't be read or isn't valid: every command would fail with it."""
    from pswbrief.workspace.collection import Collection

    with Collection(path, None, progress=progress) as catalogue:
        # The next command finds the index that is made of it.
        catalogue.count()


def _known(key: str) -> str:
    name = key.strip().lower().replace("_", "-")
    if name not in SETTINGS:
        raise UnknownNameError(
            f"There is no setting {shortened(key)!r}.", asked=name, known=list(SETTINGS), see="pswbrief config list"
        )
    return name


def _value(key: str, kept: dict[str, str]) -> Value:
    for variable in SETTINGS[key].variables:
        if text := os.environ.get(variable, "").strip():
            try:
                return Value(key, SETTINGS[key].check(text), variable)
            except ValueError as error:
                raise UsageError(f"The value of {variable} {error}.", hint=SETTINGS[key].help) from None
    return Value(key, kept[key], "file") if key in kept else Value(key, None, "default")


def _read(*, unchecked: str | None = None, only: str | None = None) -> dict[str, str]:
    """Return the settings in the file. The value of the `unchecked` one may be wrong, or those of all but `only` one."""
    from pswbrief.store.files import is_there, read_bytes

    file = config_file()
    if not is_there(file):
        return {}
    return settings_in(read_bytes(file), file, unchecked=unchecked, only=only)


def settings_in(data: bytes, file: Path, *, unchecked: str | None = None, only: str | None = None) -> dict[str, str]:
    """Return the settings that a file holds, by their dotted keys.

    All are validated but the `unchecked` one, or `only` one is. InputError, which names the file, if one isn't valid.
    """
    import tomli

    try:
        found = dict(_flat(tomli.loads(data.decode("utf-8-sig"))))
    except UnicodeDecodeError:
        raise InputError(f"{file} is not a text file in UTF-8.", hint="Save it as UTF-8.") from None
    except tomli.TOMLDecodeError as error:
        raise InputError(f"{file} is not valid TOML: {error}.", hint="Correct or remove it.") from None
    except RecursionError:
        raise InputError(f"{file} is nested too deeply.", hint="Correct or remove it.") from None
    for key, value in found.items():
        if key == unchecked or only not in {None, key}:
            continue
        if key not in SETTINGS:
            from pswbrief.text.corrections import nearest

            near = nearest(key, list(SETTINGS))
            hint = f"Did you mean {' or '.join(near)}?" if near else f"There are {', '.join(SETTINGS)}."
            raise InputError(f"{file}: there is no setting {shortened(key)!r}.", hint=hint)
        if not isinstance(value, str):
            raise InputError(f"{file}: {shortened(key)} is no text.", hint="Write it between quotes.")
        try:
            found[key] = SETTINGS[key].check(value)
        except ValueError as error:
            raise InputError(f"{file}: {key} {error}.", hint=SETTINGS[key].help) from None
    return found


def _flat(table: dict[str, Any], before: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in table.items():
        if isinstance(value, dict) and before + name not in SETTINGS:
            found += _flat(value, f"{before}{name}.")
        else:
            found.append((before + name, value))
    return found


def _write(kept: dict[str, str]) -> None:
    import tomli_w

    from pswbrief.store.blocks import comments
    from pswbrief.store.files import read_bytes
    from pswbrief.store.lock import locked
    from pswbrief.store.write import resolved, write_private

    file = config_file()
    table: dict[str, Any] = {}
    for key, value in kept.items():
        holder, _, name = key.rpartition(".")
        (table.setdefault(holder, {}) if holder else table)[name] = value
    with locked(file):
        if file.exists() and comments(read_bytes(file).decode("utf-8-sig", errors="replace")):
            raise InputError(f"{file} has comments, which would be lost.", hint="Edit it by hand.")
        try:
            # It may hold a key: it is private from the first moment. A link in its place, to wherever settings are kept, stays.
            write_private(resolved(file), tomli_w.dumps(table).encode())
        except OSError as error:
            raise InputError(f"Can't write {file}: {(error.strerror or str(error)).lower()}.") from error
