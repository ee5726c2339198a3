"""Broken files through every reader, in this process: references or a sentence, and what was read can be written again.

`make test-all` feeds each reader some hundreds, `make nightly` a hundred thousand (PSWBRIEF_FUZZ), other ones each time.
PSWBRIEF_SEED repeats the inputs of a run that failed.
"""

from __future__ import annotations

import itertools
import os
from pathlib import Path
from random import Random, SystemRandom

import pytest

from pswbrief.errors import BriefError
from pswbrief.formats import registry
from pswbrief.formats.format_names import FormatName, WrittenFormat
from pswbrief.formats.sniff import sniff
from pswbrief.workspace.foreign_files import parse_file
from pswbrief.workspace.own_formats import OwnFormat, dump_own, parse_own
from testing.broken_files import Grammar, broken_file, grammar_of, smallest
from testing.exchange_items import FUZZ, ITEMS, NOTICE, only_format_errors
from testing.growing_texts import SHAPES

pytestmark = pytest.mark.slow

SEED = int(os.environ.get("PSWBRIEF_SEED") or (SystemRandom().randrange(10**9) if "PSWBRIEF_FUZZ" in os.environ else 1))
DATA = Path(__file__).parents[1] / "formats" / "data"
FILES = {file: file.read_text(encoding="utf-8")[:5000] for file in sorted(DATA.iterdir())}
READERS = tuple(FormatName)
# What stays the same for each text, and is done for one of so many.
RARELY = 25


def _grammar(name: FormatName) -> Grammar:
    wholes = [text for file, text in FILES.items() if sniff(text, file.name) is name]
    if name in {*map(str, WrittenFormat)}:
        wholes += [registry.dumps(name, [item]) for item in ITEMS[16:19]]
        wholes.append(registry.dumps(name, ITEMS[60:62], NOTICE))
    return grammar_of(wholes, SHAPES.get(name, SHAPES[FormatName.BIBTEX]))


def _each(grammar: Grammar, seed: object, check) -> None:
    """Check FUZZ broken files. For one that fails, the check is called with the smallest text that does, outside of any `try`."""
    chance = Random(f"{SEED} {seed}")  # noqa: S311 - files, not secrets

    def fails(text: str) -> bool:
        try:
            check(text)
        except Exception:  # noqa: BLE001 - whatever it is, it is reported below
            return True
        return False

    for number in range(FUZZ):
        text = broken_file(chance, grammar)
        if fails(text):
            least = smallest(fails, text)
            check(least)
            raise AssertionError(f"PSWBRIEF_SEED={SEED}, input {number}: fails as {text!r}, and not as {least!r}")


@pytest.mark.parametrize("name", READERS)
def test_any_text_is_read_or_reported(name):
    _each(_grammar(name), name, lambda text: only_format_errors(lambda whole: registry.loads(name, whole), text))


@pytest.mark.parametrize("name", READERS)
def test_what_was_read_of_any_text_is_written_in_every_format(name, monkeypatch):
    monkeypatch.setitem(globals(), "FUZZ", max(FUZZ // RARELY, 20))

    def check(text: str) -> None:
        try:
            items = registry.loads(name, text).items
        except BriefError:
            return
        for written in WrittenFormat:
            form = FormatName(written)
            whole = registry.dumps(form, items, NOTICE)
            registry.losses(form, items)
            if items and form in READERS:
                assert registry.loads(form, whole).items
        # A library takes what has a title.
        own, _ = dump_own(items, OwnFormat.TOML)
        if any(item.title for item in items):
            assert parse_own(own, "a.toml")[1].items

    _each(_grammar(name), f"written {name}", check)


# Encodings that a file may be in, whatever its reader expects.
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "shift-jis", "gb18030")


def test_any_bytes_are_a_file_of_some_format_or_are_reported():
    grammars = [_grammar(name) for name in READERS]
    whole = Grammar(
        [*itertools.chain.from_iterable(each.wholes for each in grammars)],
        [*itertools.chain.from_iterable(each.pieces[:200] for each in grammars)],
    )

    def check(text: str) -> None:
        for encoding in (ENCODINGS[len(text) % len(ENCODINGS)], "utf-8"):
            data = text.encode(encoding, "replace" if encoding != "utf-8" else "surrogatepass")
            try:
                parse_file(data, "file.txt")
            except BriefError as error:
                assert "file.txt" in error.sentence, error.sentence  # noqa: PT017 - most inputs are no file at all

    _each(whole, "bytes", check)
