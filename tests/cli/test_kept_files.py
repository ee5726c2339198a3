"""What commands write for others never takes the place of what the program keeps for the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

import pswbrief.cli.commands
from testing.libraries import BRIEFS, library_file


@pytest.mark.parametrize("link", [False, True], ids=["itself", "by a link"])
@pytest.mark.parametrize(
    "command",
    [
        ("export", "--format", "toml", "-o"),
        ("export", "--format", "ris", "-o"),
        ("convert", "new.ris", "--to", "bibtex", "-o"),
        ("new",),
        ("list", "-o"),
        ("cite", "--year", "2020", "--style", "apa", "--as", "markdown", "-o"),
        ("ingest", "brief.md", "-o"),
        ("ingest", "brief.md", "--report"),
        ("merge-files", "x.toml", "x.toml", "x.toml", "-o"),
    ],
    ids=" ".join,
)
def test_the_library_and_the_catalogue_in_use_are_never_written_over(own_program, command, link):
    """It would destroy them past undo, --force or not."""
    assert own_program("tag", BRIEFS, "+x").status == 0
    assert own_program("new", "c.toml").status == 0
    (own_program.folder / "new.ris").write_text("TY  - JOUR\nTI  - New\nER  - \n")
    (own_program.folder / "brief.md").write_text(
        "# A brief\n\n## Work\n\nA title\n\nBMJ 12(3), May 2021\n\nIts abstract.\n"
    )
    (own_program.folder / "x.toml").write_bytes(library_file(own_program).read_bytes())
    library, catalogue = library_file(own_program), own_program.folder / "c.toml"
    before = library.read_bytes(), catalogue.read_bytes()
    for path, option, what in ((library, (), "library"), (catalogue, ("--catalogue", "c.toml"), "catalogue")):
        target = path
        if link:
            target = own_program.folder / f"{what}.link"
            target.symlink_to(path)
        if option and command[0] in {"export", "cite", "list"}:
            assert own_program(*option, "add", "--title", "One", "--year", "2020", "--duplicate").status == 0
            before = library.read_bytes(), catalogue.read_bytes()
        answer = own_program(*option, *command, str(target), "--force")
        assert answer.status == 2
        refusal = f"pswbrief: {target} is the {what} in use, which this would destroy.\nName another file.\n"
        assert answer.err.endswith(refusal)
    assert (library.read_bytes(), catalogue.read_bytes()) == before


@pytest.mark.parametrize("link", [False, True], ids=["itself", "by a link"])
def test_what_the_program_keeps_for_the_reader_is_never_written_over(own_program, link):
    """Their vocabulary, settings, changes, drafts and locks: nothing of it is in the history of a library."""
    assert own_program("tag", BRIEFS, "+x").status == 0
    assert own_program("config", "style", "apa").status == 0
    data = own_program.data / "pswbrief"
    (change,) = data.glob("history/*/*.json")
    (data / "vocabulary.toml").write_text('headings = ["falconry"]\n')
    (data / "drafts").mkdir()
    (data / "drafts" / "a.toml").write_text("precious")
    kept = {
        data / "vocabulary.toml": "is your vocabulary, which this would destroy.",
        own_program.data / "config" / "pswbrief" / "config.toml": "is your settings, which this would destroy.",
        change: "is in the folder of your changes.",
        change.with_name("new.json"): "is in the folder of your changes.",
        data / "drafts" / "a.toml": "is in the folder of your drafts.",
        data / ".library.toml.lock": "is the lock of a file in use.",
    }
    before = {path: path.read_bytes() for path in kept if path.exists()}
    for number, (path, sentence) in enumerate(kept.items()):
        target = path
        if link:
            target = own_program.folder / f"link{number}"
            target.symlink_to(path)
        for command in (("export", "--format", "ris", "-o"), ("list", "-o")):
            answer = own_program(*command, str(target), "--force")
            assert (answer.status, answer.out) == (2, "")
            assert answer.err.endswith(f"pswbrief: {target} {sentence}\nName another file.\n")
    assert {path: path.read_bytes() for path in kept if path.exists()} == before
    # Other files next to it may be written.
    assert own_program("list", "-o", str(data / "list.txt")).status == 0


_RIS = "TY  - JOUR\nTI  - New\nER  - \n"
_BRIEF = "# A brief\n\n## Work\n\nA title\n\nBMJ 12(3), May 2021\n\nIts abstract.\n"


@pytest.mark.parametrize("way", ["itself", "symlink", "hardlink"])
@pytest.mark.parametrize(
    ("name", "text", "command"),
    [
        (
            "p.md",
            "[@weikel2022burnout]\n",
            ("cite", "--manuscript", "p.md", "--style", "apa", "--as", "markdown", "-o"),
        ),
        ("p.tex", "\\cite{weikel2022burnout}\n", ("export", "--format", "bibtex", "--cited", "p.tex", "-o")),
        (
            "ids.md",
            "weikel2022burnout\n",
            ("cite", "weikel2022burnout", "--in-text", "--as", "text", "--among", "ids.md", "-o"),
        ),
        ("x.ris", _RIS, ("convert", "x.ris", "--to", "ris", "-o")),
        ("b.md", _BRIEF, ("ingest", "b.md", "-o")),
        ("b.md", _BRIEF, ("ingest", "b.md", "--report")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_no_output_takes_the_place_of_what_the_command_reads(own_program, name, text, command, way):
    given = own_program.folder / name
    given.write_text(text)
    target = given if way == "itself" else own_program.folder / f"{way}-{name}"
    if way == "symlink":
        target.symlink_to(given)
    elif way == "hardlink":
        target.hardlink_to(given)
    for force in ((), ("--force",)):
        answer = own_program(*command, str(target), *force)
        assert answer.status == 2
        assert answer.err.endswith(
            f"{target} is what this command reads, which this would destroy.\nName another file.\n"
        )
    assert given.read_text() == text


@pytest.mark.parametrize("side", ["a.toml", "b.toml"])
def test_no_list_of_differences_takes_the_place_of_an_edition(own_program, side):
    for name in ("a.toml", "b.toml"):
        assert own_program("new", name).status == 0
    before = (own_program.folder / side).read_bytes()
    answer = own_program("diff", "a.toml", "b.toml", "-o", side, "--force")
    assert answer.status == 2
    assert "is what this command reads" in answer.err
    assert (own_program.folder / side).read_bytes() == before


def test_a_merge_of_three_still_replaces_the_version_of_its_own(own_program):
    for name in ("base.toml", "ours.toml", "theirs.toml"):
        assert own_program("new", name).status == 0
    assert own_program("merge-files", "base.toml", "ours.toml", "theirs.toml", "-o", "ours.toml").status == 0


def test_what_one_run_reads_the_next_may_write(own_program):
    (own_program.folder / "x.ris").write_text(_RIS)
    assert own_program("convert", "x.ris", "--to", "ris").status == 0
    assert own_program("export", BRIEFS, "--format", "ris", "-o", "x.ris", "--force").status == 0


def test_commands_write_the_files_that_users_name_in_one_way_only():
    """`write_output` refuses the library and the catalogue in use; a command that wrote by itself would not."""
    commands = Path(pswbrief.cli.commands.__file__).parent
    assert [path.name for path in commands.glob("*.py") if "store.write" in path.read_text(encoding="utf-8")] == []
