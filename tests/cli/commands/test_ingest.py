"""`pswbrief ingest`: a document in, a catalogue and what was uncertain out."""

import json
import tomllib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

DOCUMENT = """\
# Evidence Brief: Wards

## Ward staff

### Ward sisters in Leith

Ward Journal 12(3), May 2021

Sisters run wards.

### Ward brothers in Perth Abstract only*

Ward Trust, 2020

Brothers run wards, too
"""


@pytest.fixture
def document(own_program):
    path = own_program.folder / "brief.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def test_a_document_becomes_a_catalogue_that_loads(own_program, document):
    """The file is a catalogue, and doubts are counted first and then listed with their places."""
    answer = own_program("ingest", document.name, "-o", "brief.toml")
    assert answer.status == 0
    assert answer.out == ""
    summary, doubt, *_ = answer.err.splitlines()
    assert summary == "pswbrief: 2 references, 1 section; 1 to look at"
    assert doubt == "brief.md: Ward brothers in Perth: its abstract has no end: …Brothers run wards, too"
    listed = own_program("--catalogue", "brief.toml", "list")
    assert [line.split("\t")[1:] for line in listed.lines] == [
        ["2021", "open", "Ward Journal", "Ward sisters in Leith"],
        ["2020", "abstract", "Ward Trust", "Ward brothers in Perth"],
    ]


def test_without_output_the_catalogue_goes_to_standard_output(own_program, document):
    """stdout is the catalogue and nothing else; a document may come from standard input."""
    answer = own_program("ingest", "-", stdin=DOCUMENT)
    assert answer.status == 0
    assert tomllib.loads(answer.out)["brief"]["title"] == "Evidence Brief: Wards"
    assert answer.out == own_program("ingest", document.name).out


def test_dry_run_prints_a_table(own_program, document):
    """One line a reference, and no file."""
    answer = own_program("ingest", document.name, "--dry-run", "-o", "brief.toml")
    assert [line.split("\t")[4] for line in answer.lines] == ["Ward sisters in Leith", "Ward brothers in Perth"]
    assert not (own_program.folder / "brief.toml").exists()


def test_json_holds_the_doubts(own_program, document):
    """A script finds them next to the catalogue."""
    made = json.loads(own_program("ingest", document.name, "--format", "json").out)
    assert [doubt["title"] for doubt in made["doubts"]] == ["Ward brothers in Perth"]
    assert len(made["references"]) == 2


def test_a_report_is_a_file_of_its_own(own_program, document):
    """The report has the same doubts as standard error."""
    own_program("ingest", document.name, "-o", "brief.toml", "--report", "doubts.txt")
    report = (own_program.folder / "doubts.txt").read_text(encoding="utf-8").splitlines()
    assert report[0] == "2 references, 1 section; 1 to look at"
    assert len(report) == 2


def test_strict_ends_with_1_and_writes_nothing(own_program, document):
    """With doubts there is no catalogue."""
    answer = own_program("ingest", document.name, "--strict", "-o", "brief.toml")
    assert answer.status == 1
    assert not (own_program.folder / "brief.toml").exists()


def test_a_text_without_references_ends_with_1(own_program):
    """The sentence says what a reference is found by."""
    answer = own_program("ingest", "-", stdin="Some words.\n\nAnd others.\n")
    assert answer.status == 1
    assert "No reference was found in standard input." in answer.err
    assert "source line" in answer.err


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b"\x00\x01\x02\x03" * 40, "it is no document"),
        (b"%PDF-1.7 nothing more", "it is a damaged PDF"),
        (b"PK\x03\x04 nothing more", "it is a damaged Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted Word document"),
    ],
)
def test_what_is_no_document_ends_with_3(own_program, data, why):
    """The sentence names the document and says what is wrong with it; never a traceback."""
    (own_program.folder / "odd.bin").write_bytes(data)
    answer = own_program("ingest", "odd.bin")
    assert answer.status == 3
    assert answer.err.startswith("pswbrief: Can't read odd.bin: ")
    assert why in answer.err
    assert "Traceback" not in answer.err


def test_based_on_the_last_edition_ids_stay(own_program, document):
    """A work has the same id in the new edition as in the old one."""
    own_program("ingest", document.name, "-o", "old.toml")
    old = (own_program.folder / "old.toml").read_text(encoding="utf-8").replace("ward2021sisters", "sister2021")
    (own_program.folder / "old.toml").write_text(old, encoding="utf-8")
    answer = own_program("ingest", document.name, "-o", "new.toml", "--based-on", "old.toml")
    assert answer.status == 0
    assert "2 of them are in old.toml" in answer.err
    assert (
        tomllib.loads((own_program.folder / "new.toml").read_text(encoding="utf-8"))["references"]
        == tomllib.loads(old)["references"]
    )


def test_links_go_into_a_catalogue_that_lacks_them(own_program, document):
    """A document with links fills those of the catalogue, and that can be undone."""
    own_program("ingest", document.name, "-o", "brief.toml")
    linked = DOCUMENT.replace(
        "### Ward sisters in Leith", "### [Ward sisters in Leith](https://doi.org/10.5555/sisters)"
    )
    answer = own_program("ingest", "-", "--links-into", "brief.toml", stdin=linked)
    assert answer.status == 0, answer.err
    assert len(answer.lines) == 1
    (record,) = own_program("--catalogue", "brief.toml", "show", answer.lines[0], "--format", "json").json()
    assert (record["doi"], record["verified"]["basis"]) == ("10.5555/sisters", "link")
    assert own_program("--catalogue", "brief.toml", "undo").status == 0
    (record,) = own_program("--catalogue", "brief.toml", "show", answer.lines[0], "--format", "json").json()
    assert record["doi"] is None


@pytest.mark.parametrize(("password", "why"), [(None, "no text on 1 page: it is a scan"), ("x", "encrypted PDF")])
def test_a_pdf_that_cannot_be_read_ends_with_3(own_program, password, why):
    """A scan and an encrypted PDF are reported in one sentence, with the name of the file."""
    canvas = Canvas(str(own_program.folder / "brief.pdf"), encrypt=StandardEncryption(password) if password else None)
    canvas.rect(72, 72, 400, 600, fill=1)
    canvas.save()
    answer = own_program("ingest", "brief.pdf")
    assert (answer.status, answer.out) == (3, "")
    assert "brief.pdf" in answer.err
    assert why in answer.err
    assert len(answer.err.splitlines()) <= 2
