from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from pswbrief.styles.style_names import MarkupName, StyleName
from testing.catalogues import reference, write
from testing.terminal import on_terminal

ACKNOWLEDGEMENT = (
    "Evidence Brief: Peer Support Workers. Katie Nichoals. (March 2025). UK: Workforce, Training and Education Knowledge"
    " Management Team\n"
)


def test_without_an_id_the_acknowledgement_is_written_exactly_and_nothing_else(program):
    answer = program("cite")
    assert (answer.status, answer.out, answer.err) == (0, ACKNOWLEDGEMENT, "")


def test_on_a_terminal_one_line_on_standard_error_tells_of_the_misprint(program):
    screen = on_terminal(program, "cite", columns=160)
    assert (screen.status, screen.text) == (0, ACKNOWLEDGEMENT)
    assert screen.err == 'pswbrief: The name "Katie Nichoals" is printed so in the brief and looks misprinted.\n'


def test_a_catalogue_without_an_acknowledgement_says_so(program):
    path = write(program.folder / "silent.toml")
    answer = program("--catalogue", str(path), "cite")
    assert (answer.status, answer.out) == (3, "")
    assert "does not say how to acknowledge it" in answer.err


@pytest.mark.parametrize("style", StyleName)
def test_every_style_cites_on_one_line_each(program, style):
    answer = program("cite", "gillard2022impact", "watson2024social", "--style", style)
    assert (answer.status, answer.err) == (0, "")
    assert len(answer.lines) == 2
    assert any("Gillard" in line and "2022" in line for line in answer.lines)


@pytest.mark.parametrize("markup", MarkupName)
def test_every_markup_cites(program, markup):
    answer = program("cite", "gillard2022impact", "--as", markup)
    assert (answer.status, answer.err) == (0, "")
    assert "BMC Psychiatry" in answer.out
    marked = {"text": "BMC Psychiatry,", "markdown": "*BMC Psychiatry*", "html": "<em>BMC Psychiatry</em>"}
    assert marked.get(markup, "{BMC Psychiatry}") in answer.out


def test_a_reference_is_cited_as_harvard_by_default(program):
    answer = program("cite", "gillard2022impact")
    assert answer.out.startswith(
        "Gillard, S. et al. (2022) ‘The impact of working as a peer worker in mental health services: a longitudinal mixed methods"
        " study’, BMC Psychiatry, 22"
    ) or answer.out.startswith("Gillard, S. et al. (2022) 'The impact of working")
    assert "10.1186/s12888-022-03999-9" in answer.out
    assert answer == program("cite", "gillard2022impact", "--style", "harvard", "--as", "text")


def test_the_form_for_the_running_text(program):
    assert program("cite", "gillard2022impact", "--in-text").out == "(Gillard et al., 2022)\n"


def test_what_a_style_does_not_list_or_has_no_form_for_is_named_on_standard_error(own_program):
    letter = {"id": "letter", "type": "personal_communication", "title": "On nights", "author": [{"literal": "Ward"}]}
    (own_program.folder / "letter.json").write_text(json.dumps([letter]))
    assert own_program("import", "letter.json").status == 0
    answer = own_program("cite", "letter", "gillard2022impact", "--style", "apa")
    assert (answer.status, len(answer.lines)) == (0, 1)
    assert answer.err == "pswbrief: APA lists nothing that readers cannot retrieve: cite letter with --in-text.\n"
    assert own_program("cite", "letter", "--style", "apa").status == 1
    answer = own_program("cite", "letter", "--style", "nice")
    assert answer.out == "Ward (no date) On nights\n"
    assert (
        answer.err
        == "pswbrief: NICE has no form of its own for letter (personal_communication): cited as a document is.\n"
    )
    assert own_program("cite", "letter", "--style", "harvard").err == ""


def test_all_of_the_brief_is_cited_and_what_is_printed_twice_once(program):
    answer = program("cite", "-", stdin=program.once("list").out)
    assert (answer.status, len(answer.lines)) == (0, 135)


def test_a_choice_is_cited(program, records):
    answer = program("cite", "--section", "rural")
    assert (answer.status, len(answer.lines)) == (0, sum(record["section"] == "Rural areas" for record in records))


def test_nothing_chosen_is_nothing_found(program):
    answer = program("cite", "--year", "1801")
    assert (answer.status, answer.out, answer.err) == (1, "", "pswbrief: Nothing matched.\nTry without --year.\n")


def test_no_text_of_a_catalogue_breaks_the_line_of_a_citation(program):
    path = write(program.folder / "odd.toml", reference(title="a\nb\t\x1b[31mc\u2028d", container="J\nJ"))
    answer = program("--catalogue", str(path), "cite", "smith")
    assert answer.status == 0
    assert len(answer.out.splitlines()) == 1
    assert "\x1b" not in answer.out


@pytest.mark.parametrize("ending", ["docx", "odt", "rtf", "html", "md", "tex", "txt"])
def test_a_bibliography_is_written_as_a_document_and_never_over_one(program, tmp_path, ending):
    path = tmp_path / f"references.{ending}"
    arguments = ("cite", "weikel2022burnout", "scanlan2020workplace", "-o", str(path))
    assert program(*arguments).status == 0
    written = path.read_bytes()
    again = program(*arguments)
    assert (again.status, path.read_bytes()) == (3, written)
    assert "exists already" in again.err


def test_a_word_document_has_a_heading_and_hanging_references(program, tmp_path):
    docx = pytest.importorskip("docx")
    path = tmp_path / "references.docx"
    assert program("cite", "weikel2022burnout", "-o", str(path), "--title", "Works cited").status == 0
    heading, reference = docx.Document(str(path)).paragraphs
    assert (heading.text, heading.style.name) == ("Works cited", "Heading 1")
    assert reference.text.startswith("Weikel, K. and Fisher, T. (2022)")
    layout = reference.style.paragraph_format
    assert (layout.left_indent.inches, layout.first_line_indent.inches) == (0.5, -0.5)


def test_a_style_or_a_file_without_references_asks_for_them(program):
    for arguments in (("--style", "apa"), ("--in-text",), ("--csl", "nature")):
        answer = program("cite", *arguments)
        assert (answer.status, answer.out) == (2, "")
        assert "Which references" in answer.err


def test_a_citation_in_the_text_agrees_with_all_works_of_the_text(program, tmp_path):
    (tmp_path / "ids.txt").write_text("weikel2022burnout\nscanlan2020workplace\n")
    answer = program("cite", "scanlan2020", "--in-text", "--style", "vancouver", "--among", str(tmp_path / "ids.txt"))
    assert (answer.status, answer.out) == (0, "(2)\n")
    narrative = program("cite", "weikel2022", "--in-text", "--narrative", "--locator", "p. 5", "--style", "apa")
    assert narrative.out == "Weikel and Fisher (2022, p. 5)\n"
    csl = program("cite", "scanlan2020", "--in-text", "--csl", "ieee", "--among", str(tmp_path / "ids.txt"))
    assert csl.out == "[2]\n"


def test_a_style_for_notes_says_that_it_has_no_list(program, tmp_path):
    path = tmp_path / "notes.csl"
    path.write_text('<style xmlns="http://purl.org/net/xbiblio/csl"><info/><citation/></style>')
    answer = program("cite", "weikel2022", "--csl", str(path))
    assert (answer.status, answer.out) == (3, "")
    assert "has no list of references" in answer.err


def test_references_on_a_terminal_have_hanging_indents_and_blank_lines_between(program):
    screen = on_terminal(program, "cite", "weikel2022", "scanlan2020", columns=60)
    first, second = screen.text.split("\n\n")
    assert "https://doi.org/10.1186/s12888-020-02688-9" in first
    assert second.splitlines()[1].startswith("    ")


RICH = [
    {"id": "rich", "type": "book", "title": "<i>Nights</i>, CO<sub>2</sub> & 100 % of x<sup>2</sup> {_} # ~ ^ \\ $5"},
    {
        "id": "caps",
        "type": "book",
        "title": '<span style="font-variant:small-caps;">Wards</span> <b>and</b> <span class="nocase">iPhone</span>',
    },
]


@pytest.fixture
def rich_program(own_program):
    (own_program.folder / "rich.json").write_text(json.dumps(RICH))
    assert own_program("import", "rich.json").status == 0
    return own_program


@pytest.mark.parametrize(
    ("markup", "parts"),
    [
        ("text", ["Nights, CO2 & 100 % of x2 {_} # ~ ^ \\ $5", "Wards and iPhone"]),
        (
            "html",
            ["<em>Nights</em>", "CO<sub>2</sub> &amp; 100", "x<sup>2</sup>", "<strong>and</strong>", "small-caps"],
        ),
        ("markdown", ["CO<sub>2</sub>", "**and**", "{\\_}", "\\~"]),
        ("latex", ["CO\\textsubscript{2} \\& 100 \\%", "x\\textsuperscript{2}", "\\textsc{Wards}", "\\textbf{and}"]),
    ],
)
def test_rich_text_in_titles_is_set_in_every_markup(rich_program, markup, parts):
    answer = rich_program("cite", "rich", "caps", "--style", "nice", "--as", markup)
    assert [part for part in parts if part not in answer.out] == []


def test_rich_text_in_titles_is_set_in_word(rich_program, tmp_path):
    docx = pytest.importorskip("docx")
    assert rich_program("cite", "rich", "--style", "nice", "--output", str(tmp_path / "a.docx")).status == 0
    runs = [run for paragraph in docx.Document(str(tmp_path / "a.docx")).paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.font.subscript] == ["2"]
    assert [run.text for run in runs if run.font.superscript] == ["2"]
    assert any(run.text == "Nights" and run.italic for run in runs)


@pytest.mark.parametrize("style", [("--style", "harvard"), ("--csl", "mla")])
def test_italics_of_a_title_in_italics_are_upright_and_small_capitals_small(rich_program, tmp_path, style):
    docx = pytest.importorskip("docx")
    page = rich_program("cite", "rich", "caps", *style, "--as", "html").out
    assert "Nights<em>, CO</em>" in page
    assert (
        '<span style="font-variant: small-caps"><em>' in page or '<em><span style="font-variant: small-caps">' in page
    )
    assert rich_program("cite", "rich", "caps", *style, "--output", str(tmp_path / "a.docx")).status == 0
    runs = [run for paragraph in docx.Document(str(tmp_path / "a.docx")).paragraphs for run in paragraph.runs]
    assert [bool(run.italic) for run in runs if run.text == "Nights"] == [False]
    assert [run.text for run in runs if run.font.small_caps] == ["Wards"]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex isn't installed")
def test_latex_compiles_with_no_package_but_what_its_comment_says(rich_program, tmp_path):
    ids = rich_program("list", "--format", "ids").out
    names = []
    for style in (*StyleName, "ieee"):
        chosen = ["--csl", style] if style == "ieee" else ["--style", style]
        target = tmp_path / f"{style}.tex"
        assert rich_program("cite", "-", *chosen, "--output", str(target), stdin=ids).status == 0
        names.append(style)
    assert rich_program("cite", "rich", "--output", str(tmp_path / "one.tex")).status == 0
    assert (tmp_path / "one.tex").read_text(encoding="utf-8").startswith("% Needs \\usepackage{hyperref}")
    inputs = "\n\n".join(f"\\input{{{name}}}" for name in (*names, "one"))
    (tmp_path / "all.tex").write_text(
        f"\\documentclass{{article}}\n\\usepackage{{hyperref}}\n\\begin{{document}}\n{inputs}\n\\end{{document}}\n"
    )
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all.tex"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert run.returncode == 0, run.stdout[-2000:].decode(errors="replace")
