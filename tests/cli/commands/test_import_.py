"""`import`: every format, once and again, with duplicates, tags, dry; and what can't be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pswbrief.formats.format_names import WrittenFormat
from pswbrief.store.lock import locked
from testing.libraries import NEW, OWN, add_one, library, library_file, summary
from testing.terminal import at_terminal

MESSY = sorted((Path(__file__).parents[2] / "formats" / "data").glob("*.*"))


def test_new_references_are_added_with_a_stable_key_and_the_file_again_adds_nothing(own_program):
    (own_program.folder / "new.bib").write_text(NEW)
    answer = own_program("import", "new.bib")
    assert (answer.status, answer.out, answer.err) == (
        0,
        "",
        "pswbrief: 2 added, 0 merged, 0 skipped, 0 failed.\n",
    )
    # The keys of the file stay, in their case.
    assert own_program("list", "--mine").ids == [OWN, "Jones_2021"]
    before = library_file(own_program).read_bytes()
    for how in ("skip", "merge"):
        again = own_program("import", "new.bib", "--on-duplicate", how)
        assert summary(again) == "pswbrief: 0 added, 0 merged, 2 skipped, 0 failed."
        assert library_file(own_program).read_bytes() == before


@pytest.mark.parametrize("form", WrittenFormat)
def test_what_we_export_is_all_recognised_in_every_format(own_program, form):
    add_one(own_program, "--tag", "mine", "--type", "report")
    exported = own_program("export", "--format", form).out
    assert summary(own_program("import", "-", stdin=exported)) == "pswbrief: 0 added, 0 merged, 136 skipped, 0 failed."


@pytest.mark.parametrize("form", WrittenFormat)
def test_an_export_goes_into_another_catalogue_once(own_program, form):
    exported = own_program("export", "--section", "rural", "--section", "impact", "--format", form).out
    own_program("new", "my.toml")
    first, second = (own_program("--catalogue", "my.toml", "import", "-", stdin=exported) for _ in range(2))
    assert summary(first) == "pswbrief: 4 added, 0 merged, 0 skipped, 0 failed."
    assert summary(second) == "pswbrief: 0 added, 0 merged, 4 skipped, 0 failed."
    ids = own_program("list", "--section", "rural", "--section", "impact").ids
    assert sorted(own_program("--catalogue", "my.toml", "list").ids) == sorted(ids)
    assert library(own_program) == {}


COUNTED = {
    "bib_messy.bib": (14, 0, 1),
    "csl_foreign.json": (3, 0, 0),
    "csv_excel.csv": (2, 0, 3),
    "csv_pubmed.csv": (0, 1, 0),
    "csv_zotero.csv": (2, 0, 0),
    "endnote_damaged.xml": (2, 0, 2),
    "endnote_own.xml": (0, 1, 0),
    "pubmed.nbib": (4, 0, 0),
    "pubmed_whole.xml": (2, 0, 0),
    "ris_messy.ris": (6, 0, 1),
}


@pytest.mark.parametrize("file", MESSY, ids=lambda file: file.name)
def test_a_messy_file_is_imported_as_far_as_it_can_be_read_and_only_once(own_program, file):
    answer = own_program("import", str(file))
    if file.name not in COUNTED:
        assert answer.status == 3
        return
    added, skipped, failed = COUNTED[file.name]
    assert answer.status == 0
    assert summary(answer) == f"pswbrief: {added} added, 0 merged, {skipped} skipped, {failed} failed."
    for line in answer.err.splitlines()[:-1]:
        place, _, reason = line.removeprefix(f"pswbrief: {file}:").partition(": ")
        assert place.isdecimal(), line
        assert reason, line
    again = own_program("import", str(file))
    assert summary(again) == f"pswbrief: 0 added, 0 merged, {added + skipped} skipped, {failed} failed."


def test_a_dry_run_tells_and_leaves_nothing_behind(own_program):
    answer = own_program("import", "-", "--dry-run", "--tag", "x", stdin=NEW)
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "pswbrief: Would have: 2 added, 0 merged, 0 skipped, 0 failed.\n"
    assert not own_program.data.exists()
    assert own_program("log").status == 1


def test_a_part_that_can_not_be_kept_is_reported_with_its_line_and_the_rest_is(own_program):
    text = "\n\nTY  - JOUR\nTI  - One\nDO  - nonsense\nER  -\n\nTY  - JOUR\nAU  - Nobody, N.\nER  -\n"
    answer = own_program("import", "-", stdin=text)
    assert answer.status == 0
    assert answer.err.splitlines() == [
        "pswbrief: standard input:3: 'nonsense' is not a DOI (10.NNNN/suffix, without https://doi.org/); it is left out ('nonsense')",
        "pswbrief: standard input:8: it has no title; it is left out.",
        "pswbrief: 1 added, 0 merged, 0 skipped, 1 failed.",
    ]


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("--on-duplicate", "merge")])
def test_a_file_of_which_no_record_could_be_imported_is_one_that_can_not_be_read(own_program, options):
    (own_program.folder / "a.csv").write_text('author,name\n"Roe, R.",Nights\n"Doe, J.",Days\n')
    answer = own_program("import", "a.csv", *options)
    assert answer.status == 3
    assert answer.err.splitlines()[:-1] == [
        "pswbrief: a.csv:1: no column is a title; the columns are author, name ('author,name')",
        "pswbrief: a.csv:2: it has no title; it is left out.",
        "pswbrief: a.csv:3: it has no title; it is left out.",
    ]
    assert answer.err.endswith("0 added, 0 merged, 0 skipped, 2 failed.\n")
    assert library(own_program) == {}


def test_a_failed_record_with_a_known_one_is_no_failure_of_the_file(own_program):
    text = "TY  - JOUR\nTI  - One\nPY  - 2001\nAU  - Roe, R.\nDO  - 10.1000/one\nER  -\n"
    assert own_program("import", "-", stdin=text).status == 0
    again = own_program("import", "-", stdin=text + "TY  - JOUR\nAU  - Nobody, N.\nER  -\n")
    assert (again.status, summary(again)) == (0, "pswbrief: 0 added, 0 merged, 1 skipped, 1 failed.")


@pytest.mark.parametrize(
    ("arguments", "stdin", "status", "sentence"),
    [
        (("none.bib",), "", 3, "Can't read none.bib: there is no such file."),
        ((".",), "", 3, "Can't read .: it is a folder."),
        (("-",), "", 3, "There is nothing in standard input."),
        (("-",), " \n\t\n", 3, "There is nothing in standard input."),
        (
            ("-",),
            "Dear reader,\n",
            3,
            "The format of standard input is not one that pswbrief knows.\nSay --from: bibtex",
        ),
        (
            ("-", "--from", "ris"),
            "Dear reader,\n",
            3,
            "standard input can't be read as ris: there is no RIS record in the text.\nA record starts with",
        ),
        (("-",), '{"id": ', 3, "standard input can't be read as csl-json: the text starts"),
        (("-",), "[]", 3, "There is no reference in standard input that can be read as csl-json."),
        (("-", "--from", "word"), "", 2, "'word' is not a value of --from"),
        (
            ("-", "--on-duplicate", "drop"),
            "",
            2,
            "'drop' is not a value of --on-duplicate.\nTry skip, merge, keep or ask.",
        ),
        ((), "", 2, "Which files?"),
    ],
)
def test_what_can_not_be_imported_is_reported_and_nothing_is_changed(program, arguments, stdin, status, sentence):
    answer = program("import", *arguments, stdin=stdin)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
    assert library(program) == {}


@pytest.mark.parametrize("form", ["json", "jsonl", "toml"])
def test_formats_of_our_own_are_read_and_known_for_what_is_there(program, form):
    answer = program("import", "-", stdin=program("export", "--limit", "3", "--format", form).out)
    assert answer.status == 0
    assert answer.err.endswith("0 added, 0 merged, 3 skipped, 0 failed.\n")


HOSTILE = {
    "control characters": b"TY  - JOUR\nTI  - a\x00b\x1b[31mc\x9bd\nKW  - \x07bell\nER  - \n",
    "a key that is a path": b"@article{../../etc/passwd, title = {Paths}}",
    "TeX": rb"@article{a, title = {\input{/etc/passwd} \write18{x} \textbf{bold}}, author = {\'E, {\"U}}}",
    "markup": b'[{"id": "a", "type": "book", "title": "<script>x</script> [red]y[/red]"}]',
    "a formula": b'Title,Authors,Year\n"=HYPERLINK(""http://x"")","@SUM(1)",2020\n',
    "lone surrogates": b'[{"id": "\\ud800", "type": "book", "title": "a\\udfffb", "keyword": "\\ud83d"}]',
    "bytes that are no text": b"TY  - JOUR\nTI  - a\xff\xfeb\xed\xa0\x80c\nER  - \n",
    "a title of a megabyte": b"TY  - JOUR\nTI  - " + b"word " * 200_000 + b"\nER  - \n",
    "100,000 tags": b"TY  - JOUR\nTI  - Tagged\n" + b"".join(b"KW  - t%d\n" % n for n in range(100_000)) + b"ER  - \n",
}


SLOW = {"a title of a megabyte", "100,000 tags"}


@pytest.mark.parametrize(
    "data",
    [pytest.param(data, id=name, marks=[pytest.mark.slow] if name in SLOW else []) for name, data in HOSTILE.items()],
)
def test_hostile_input_is_kept_as_data(own_program, data):
    answer = own_program("import", "-", stdin=data)
    assert (answer.status, answer.out) == (0, ""), answer.err
    assert summary(answer) == "pswbrief: 1 added, 0 merged, 0 skipped, 0 failed."
    assert "\x1b" not in answer.err
    listed = own_program("list", "--mine")
    assert (listed.status, len(listed.lines)) == (0, 1), listed.err
    assert not any(char in listed.out for char in "\x00\x1b\x07\x9b")
    assert listed.ids[0].replace("-", "").isalnum()
    again = own_program("import", "-", stdin=data)
    assert summary(again) == "pswbrief: 0 added, 0 merged, 1 skipped, 0 failed."


def _articles(count):
    return "".join(
        f"@article{{k{n}, title = {{Number {n} of the wards of town {n}}}, year = 2020}}\n" for n in range(count)
    )


MANY = _articles(600)


def test_a_terminal_sees_a_bar_that_goes_away_and_thesummary(own_program):
    (own_program.folder / "many.bib").write_text(MANY)
    screen = at_terminal(own_program, "import", "many.bib")
    assert screen.status == 0
    assert "Importing 600 references" in screen.raw
    assert screen.text.splitlines()[-1].endswith("pswbrief: 600 added, 0 merged, 0 skipped, 0 failed.")


def test_an_interrupted_import_changes_nothing(own_program):
    # Enough for a progress bar, whose words are the moment at which the key is pressed; the lock keeps the import from ending first.
    (own_program.folder / "many.bib").write_text(MANY)
    with locked(library_file(own_program)):
        screen = at_terminal(own_program, "import", "many.bib", keys=[("Importing", "\x03")])
    assert screen.status == 130
    assert "Traceback" not in screen.text
    assert library(own_program) == {}
    assert own_program("import", "many.bib").status == 0


def test_on_a_terminal_each_duplicate_is_asked_about(own_program):
    (own_program.folder / "new.bib").write_text(NEW)
    own_program("import", "new.bib")
    keys = [("skip, merge or keep [skip]: ", "k\r"), ("skip, merge or keep [skip]: ", "x\r"), ("[skip]: ", "\r")]
    screen = at_terminal(own_program, "import", "new.bib", "--on-duplicate", "ask", keys=keys)
    assert screen.status == 0
    assert "1 added, 0 merged, 1 skipped, 0 failed." in screen.text
    assert own_program("list", "--mine").ids == [OWN, "Jones_2021", f"{OWN}-2"]


def test_without_a_terminal_nobody_is_asked_about_duplicates(own_program):
    answer = own_program("import", "-", "--on-duplicate", "ask", stdin=NEW)
    assert (answer.status, answer.out) == (2, "")
    assert "can only be asked at a terminal" in answer.err
