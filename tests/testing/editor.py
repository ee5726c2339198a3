"""An editor of the reader's own: a program that changes the file as instructed, one way each time it is started."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SCRIPT = """#!/bin/sh
n=$(($(cat "{folder}/count" 2>/dev/null || echo 0) + 1))
echo $n >"{folder}/count"
cp "$1" "{folder}/seen-$n"
[ -f "{folder}/step-$n" ] || exit 0
. "{folder}/step-$n"
"""


class Editor:
    """An editor in `folder`: when it is started for the n-th time it runs the n-th of `steps`, lines of sh with the file as $1."""

    def __init__(self, folder: Path, *steps: str) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)
        for number, step in enumerate(steps, 1):
            (folder / f"step-{number}").write_text(f"{step}\n", encoding="utf-8")
        self.path = folder / "editor"
        self.path.write_text(_SCRIPT.format(folder=folder), encoding="utf-8")
        self.path.chmod(0o755)
        self.environment = {"EDITOR": str(self.path), "VISUAL": None}

    @property
    def seen(self) -> list[str]:
        """The text as it was each time that the editor opened it."""
        files = sorted(self._folder.glob("seen-*"), key=lambda file: int(file.name.partition("-")[2]))
        return [file.read_text(encoding="utf-8") for file in files]
