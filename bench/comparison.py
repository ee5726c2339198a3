"""Exporting, converting, listing and searching, compared with other programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from report import Section
from rounds import Command, measure
from sandbox import FailedError, call
from sizes import MIDDLE, RARE, SMALL, WORD

if TYPE_CHECKING:
    from session import Bench


def compare_exports(bench: Bench) -> list[Section]:
    """Exports of 136 and of 10,000, and a conversion."""
    return [_exports(bench, None), _exports(bench, MIDDLE), _conversion(bench)]


def _exports(bench: Bench, size: int | None) -> Section:
    sandbox = bench.sandbox
    section = Section(f"`export --format bibtex` of {size or SMALL:,}", "papis")
    ours = [sandbox.pswbrief, *(["--catalogue", str(sandbox.catalogue(size))] if size else [])]
    commands = {"pswbrief": Command([*ours, "export", "--format", "bibtex"])}
    for peer in bench.peers.filled(size):
        commands[peer.name] = replace(peer.exporting(size), least=_least(size))
    timings = measure(sandbox, commands, seconds=bench.seconds(40))
    base = "papis" if "papis" in timings.rounds else "pswbrief"
    for label in timings.rounds:
        if label != "pswbrief":
            section.ratio(timings, label, base)
        elif size is None:
            section.ratio(timings, label, base, at_most=0.8 if base == "papis" else None)
        else:
            section.ratio(timings, label, base, seconds=3)
    if size is not None:
        section.megabytes(
            "pswbrief: peak memory", sandbox.run_once(commands["pswbrief"].arguments).megabytes, below=250
        )
    section.notes += timings.left_out + bench.peers.imports(size) + bench.peers.absent
    return section


def _conversion(bench: Bench) -> Section:
    sandbox, section = bench.sandbox, Section(f"{MIDDLE:,} records of RIS to BibTeX", "pandoc")
    source = str(sandbox.export(MIDDLE, "ris"))
    commands = {"pswbrief convert": Command([sandbox.pswbrief, "convert", source, "--to", "bibtex"])}
    base = "pswbrief convert"
    try:
        environment = sandbox.environment("pandoc", "pypandoc_binary")
        code = "__import__('pypandoc').__path__[0]"
        pandoc = next(Path(environment.ask(code)).rglob("files/pandoc"))
        name = "pandoc " + call([str(pandoc), "--version"], sandbox.environ).split()[1]
        commands[name] = Command([str(pandoc), "--from", "ris", "--to", "bibtex", source])
        base = name
    except (FailedError, StopIteration) as error:
        section.notes.append(f"pandoc is left out: {error}.")
    timings = measure(sandbox, commands, seconds=bench.seconds(40))
    for label in commands:
        section.ratio(timings, label, base, seconds=6 if label == "pswbrief convert" else None)
    megabytes = sandbox.run_once(commands["pswbrief convert"].arguments).megabytes
    section.megabytes("pswbrief convert: peak memory", megabytes)
    return section


def compare_reading(bench: Bench) -> list[Section]:
    """Listing and searching, compared with the other programs."""
    return [
        section
        for size, word in ((None, WORD), (MIDDLE, RARE))
        for section in (
            _reading(bench, size, f"Listing {size or SMALL:,}", "list", None),
            _reading(bench, size, f"Searching {size or SMALL:,} for {word}", f"search {word}", word),
        )
    ]


def _reading(bench: Bench, size: int | None, title: str, line: str, word: str | None) -> Section:
    sandbox, section = bench.sandbox, Section(title, "pswbrief")
    ours = [sandbox.pswbrief, *(["--catalogue", str(sandbox.catalogue(size))] if size else [])]
    commands = {"pswbrief": Command([*ours, *line.split()])}
    for peer in bench.peers.filled(size):
        command = peer.listing(size) if word is None else peer.searching(size, word)
        commands[peer.name] = replace(command, least=_least(size) if word is None else 1)
    timings = measure(sandbox, commands, seconds=bench.seconds(25))
    for label in timings.rounds:
        section.ratio(timings, label, "pswbrief")
    if word is not None:
        section.notes.append("pubs looks for the word in titles, the others in more.")
    section.notes += timings.left_out + ([] if word else bench.peers.imports(size) + bench.peers.absent)
    return section


def _least(size: int | None) -> int:
    """How many references an export has at least: all but second printings."""
    return size or SMALL - 1
