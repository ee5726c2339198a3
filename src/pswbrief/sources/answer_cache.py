"""A disk cache of services' answers, which are valid for thirty days; `--offline` uses nothing else."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from pswbrief.index.cache import is_trusted, open_trusted
from pswbrief.store.locations import cache_folder
from pswbrief.store.write import digest

DAYS = 30
_DAY = 86_400
# Increase it if the layout changes; older answers are then ignored.
_VERSION = 1
# Expired answers are removed from a folder (one of 256) when a new answer is written to it.
_SUFFIX = ".json"


class Answer(NamedTuple):
    """A service's answer: its status (200 or 404), the text, and the time in seconds since 1970."""

    status: int
    text: str
    time: float


class AnswerCache:
    """A folder of answers by request URL. Failures are no errors: the request is then made again."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or cache_folder() / "answers"

    def get(self, key: str) -> Answer | None:
        """Return the answer to a request, None if there is none that is less than thirty days old."""
        try:
            known = json.loads(self._read(self._file(key)))
            answer = Answer(int(known["status"]), str(known["text"]), float(known["time"]))
            same = known["version"] == _VERSION and known["key"] == key
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        age = time.time() - answer.time
        return answer if same and 0 <= age < DAYS * _DAY else None

    def put(self, key: str, answer: Answer) -> None:
        """Store an answer."""
        file = self._file(key)
        text = json.dumps({"version": _VERSION, "key": key, **answer._asdict()}, ensure_ascii=False)
        with contextlib.suppress(OSError, UnicodeEncodeError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._check(file.parent)
            self._drop_old(file.parent)
            handle, name = tempfile.mkstemp(dir=file.parent, suffix=".new")
            with os.fdopen(handle, "w", encoding="utf-8") as aside:
                aside.write(text)
            Path(name).replace(file)

    def _read(self, file: Path) -> bytes:
        """Return an answer's file. OSError if there is none, or others could have written it."""
        self._check(file.parent)
        with open_trusted(file) as opened:
            return opened.read()

    def _check(self, folder: Path) -> None:
        """Raise OSError unless the cache's folder and this one in it exist, are the user's alone, and are no links."""
        for facts in (self._folder.stat(), folder.lstat()):
            if not (stat.S_ISDIR(facts.st_mode) and is_trusted(facts)):
                raise PermissionError

    def _file(self, key: str) -> Path:
        name = digest(key.encode("utf-8", errors="replace"))
        return self._folder / name[:2] / (name[2:] + _SUFFIX)

    @staticmethod
    def _drop_old(folder: Path) -> None:
        before = time.time() - DAYS * _DAY
        for file in folder.iterdir():
            with contextlib.suppress(OSError):
                if file.stat().st_mtime < before:
                    file.unlink()
