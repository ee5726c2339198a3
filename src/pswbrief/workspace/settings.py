"""The settings of a workspace: which files it opens, and how."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.errors import BriefError, InputError, UsageError
from pswbrief.store.locations import config_file, data_folder, shipped_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    # Opens a display for a task, given its description; the display takes the steps done and those in all (0 while unknown).
    ProgressDisplay = Callable[[str], AbstractContextManager[Callable[[int, int], None]]]


def no_progress(task: str) -> AbstractContextManager[Callable[[int, int], None]]:  # noqa: ARG001 - a ProgressDisplay
    """Return a progress display that shows nothing."""
    return nullcontext(lambda _done, _total: None)


class Settings(NamedTuple):
    """The settings of a workspace.

    `catalogue`: the catalogue to open; None for the brief that ships with the program, which is never written.
    `library`: the reader's library to open with it; None for none. It is created by the first change.
    `library_required`: whether `check` reports a library that doesn't exist yet.
    `use_cache`: whether the compiled index may be read from the user's cache folder.
    `command`: the command that the log of changes records.
    `doubt`: why it isn't known which catalogue the user has set; the brief is read then, and nothing is changed.
    `way_out`: what to do if the catalogue can't be used, where it is named not in the command but once for all.
    """

    catalogue: Path | None = None
    library: Path | None = None
    library_required: bool = False
    use_cache: bool = True
    command: str = "pswbrief.workspace"
    doubt: InputError | None = None
    way_out: str | None = None

    @classmethod
    def from_environment(
        cls,
        environment: Mapping[str, str] | None = None,
        *,
        catalogue: str | None = None,
        library: str | None = None,
        command: str = "pswbrief.workspace",
    ) -> Settings:
        """Return the settings that the command line would use.

        `catalogue` and `library` are paths that take precedence over PSWBRIEF_CATALOGUE and PSWBRIEF_LIBRARY in `environment`
        (`os.environ` if None), and those over the catalogue in the user's settings. Without any, the brief is opened with the library
        in the user's data folder; a catalogue that is named is opened alone, unless `library` is given as well.
        """
        environment = os.environ if environment is None else environment
        named, doubt, way_out = catalogue, None, None
        if not named and (named := environment.get("PSWBRIEF_CATALOGUE")):
            way_out = "It is named by the variable PSWBRIEF_CATALOGUE; without that, the brief is used."
        elif not named:
            named, doubt = _configured_catalogue()
            way_out = "It is the catalogue that you have set. To use the brief again: pswbrief config catalogue --unset"
        if library:
            own: Path | None = Path(library)
        elif named:
            own = None
        else:
            own = Path(environment.get("PSWBRIEF_LIBRARY") or data_folder() / "library.toml")
        return cls(
            Path(named) if named else None,
            own,
            library_required=bool(library),
            command=command,
            doubt=doubt,
            way_out=way_out if named else None,
        )

    @property
    def catalogue_path(self) -> Path:
        """The path of the catalogue to open. InputError if the one that ships is missing."""
        return self.catalogue or shipped_catalogue()

    def way_out_of(self, error: BriefError) -> str | None:
        """Return the `way_out` if it is the catalogue that can't be read or isn't valid; None for any other error."""
        at_fault = error.file if isinstance(error, InputError) else None
        return self.way_out if self.catalogue and at_fault == str(self.catalogue) else None

    def target(self) -> tuple[Path, bool]:
        """Return the file that changes are written to (the named catalogue, else the library), and whether it is the library.

        UsageError for the brief that ships, or if there is no library; InputError if the file isn't regular or can't be read, or if
        there is a `doubt` which it is.
        """
        from pswbrief.store.files import read_bytes
        from pswbrief.store.lock import check_plain

        if self.doubt:
            raise self.doubt
        path = self.catalogue or self.library
        if path is None:
            raise UsageError("There is no library to write to.", hint="Open the workspace with a library.")
        check_plain(path)
        try:
            shipped = path.samefile(shipped_catalogue())
        except OSError:
            if self.catalogue is None:
                return path, True
            # Unlike a library, a catalogue has to exist: reading it says what is wrong.
            read_bytes(path)
            raise
        # Whatever it is named as: a lock would be left beside it.
        if shipped:
            raise UsageError(
                "The brief that ships with pswbrief stays as it is.",
                hint="Make a copy: pswbrief export --brief-only --output copy.toml, then name it: --catalogue copy.toml",
            )
        return path, self.catalogue is None


def _configured_catalogue() -> tuple[str | None, InputError | None]:
    """Return the catalogue of the user's settings, or why it isn't known.

    Nothing is imported if there is no settings file, as is usual.
    """
    try:
        config_file().stat()
    except (FileNotFoundError, NotADirectoryError):
        return None, None
    except OSError:
        # There may be one that may not even be looked at, as with sudo: reading it says why.
        pass
    from pswbrief.workspace.configuration import lone_setting

    try:
        named = lone_setting("catalogue")
    except InputError as error:
        hint = "Correct or remove it; until then the brief is read, and nothing is changed."
        return None, InputError(f"It isn't known which catalogue you have set: {error.sentence}", hint=hint)
    return str(Path(named).expanduser()) if named else None, None
