"""A reader whose library is tried with hostile texts."""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pswbrief.formats.format_names import WrittenFormat
from pswbrief.store.read import parse_library
from testing.terminal import on_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from pswbrief.core.catalogue import Library
    from testing.program import Answer, Program


# Not even a pipe gets these, line ends and the tabs of plain lines aside.
CONTROL = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass
class Reader:
    """A reader with a library of their own, and an editor that writes what it is given."""

    program: Program
    folder: Path

    def library(self) -> Library:
        """What the library holds, which has to be valid, and whose ids have to be in shape."""
        data = (self.program.data / "pswbrief" / "library.toml").read_bytes()
        tomllib.loads(data.decode())
        library = parse_library(data, "library.toml")
        for part in (*library.references, *library.annotations):
            assert re.fullmatch("[a-z0-9][a-z0-9-]{0,39}", part.id)  # type: ignore[attr-defined]
        return library

    def does(self, *arguments: str, **streams: str | bytes) -> Answer:
        """A run that goes well."""
        answer = self.program(*arguments, **streams)
        assert answer.status == 0, answer.err
        return answer

    def fails(self, status: int, answer: Answer) -> None:
        """A run that failed in one sentence, which shows nothing that a terminal would obey."""
        assert (answer.status, answer.out) == (status, "")
        assert answer.err.startswith("pswbrief: ")
        assert "Traceback" not in answer.err
        assert "fault in" not in answer.err
        assert not CONTROL.search(answer.err)

    def edits(self, text: str | bytes, *arguments: str) -> Answer:
        """A run in whose editor this text takes the place of what is there."""
        written, editor = self.folder / "written", self.folder / "editor.py"
        written.write_bytes(text.encode() if isinstance(text, str) else text)
        editor.write_text(f"import shutil, sys\nshutil.copy({str(written)!r}, sys.argv[1])\n")
        return self.program(*arguments, env={"VISUAL": None, "EDITOR": f"{sys.executable} {editor}"})

    def shown(self, *ids: str) -> None:
        """All ways to look at references: nothing reaches the terminal or a pipe that either would obey."""
        for arguments in (
            ("list", "--mine"),
            ("list", *ids, "--format", "json"),
            ("show", *ids),
            ("search", "peer", "--mine", "--format", "csv"),
            ("tags",),
            ("log",),
        ):
            answer = self.program(*arguments)
            assert answer.status in {0, 1}, answer.err
            assert not CONTROL.search(answer.out.replace("\r\n", "\n") + answer.err), arguments
            screen = on_terminal(self.program, *arguments, columns=60)
            assert screen.status == answer.status
            # CSV ends its lines with CR and LF wherever it goes.
            assert set(screen.stray) <= ({"\r"} if "csv" in arguments else set()), arguments
            assert not [link for link in screen.links if "evil" in link]
        for form in WrittenFormat:
            exported = self.does("export", *ids, "--format", form)
            assert not CONTROL.search(exported.out.replace("\r\n", "\n")), form
        assert not (self.program.folder / "evil").exists()
