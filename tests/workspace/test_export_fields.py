"""The fields that an export contains: private notes stay, tags are keywords, chosen fields are left out."""

from __future__ import annotations

import json
import tomllib

import pytest

from pswbrief.errors import UnknownFieldError, UsageError
from pswbrief.formats.format_names import WrittenFormat
from pswbrief.workspace.export_fields import ExportFields, parse_fields
from pswbrief.workspace.exporting import ENDINGS, ExportFormat
from testing.libraries import BRIEFS, OWN, add_one
from testing.program import Program

NOTE, TAG = "not to be shown", "secretly"


@pytest.fixture(scope="module")
def noted(cache_home, tmp_path_factory):
    """A program whose reader has noted, tagged and marked a reference of the brief and one of their own; no test changes that."""
    made = Program(cache_home, tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("data"))
    add_one(made)
    for key in (BRIEFS, OWN):
        made("note", key, NOTE)
        made("tag", key, f"+{TAG}")
        made("mark", key, "reading")
    return made


@pytest.mark.parametrize("form", ExportFormat)
def test_of_the_brief_alone_nothing_of_the_reader_is_exported(noted, form):
    exported = noted("export", BRIEFS, "--brief-only", "--format", form)
    assert exported.status == 0, exported.err
    assert "10.1186/s12888-022-03999-9" in exported.out
    assert not [word for word in (NOTE, TAG, '"reading"') if word in exported.out]


@pytest.mark.parametrize("key", [BRIEFS, OWN])
@pytest.mark.parametrize("form", ExportFormat)
def test_notes_and_status_are_exported_on_request_only_and_tags_as_keywords(noted, form, key):
    exported = noted("export", key, "--format", form)
    assert not [word for word in (NOTE, '"reading"') if word in exported.out]
    assert "Your notes and status on 1 reference stay here; --notes exports them." in exported.err
    if form != "markdown":
        assert TAG in exported.out


@pytest.mark.parametrize("form", [form for form in ExportFormat if form not in {"html", "markdown"}])
def test_notes_are_exported_on_request(noted, form):
    assert NOTE in noted("export", BRIEFS, "--format", form, "--notes").out


# Of the formats that `export` takes no ending for.
_OTHER_NAMES = {WrittenFormat.BIBLATEX: "x.bib", WrittenFormat.CSL_YAML: "x.yaml"}


def _imported(program, name, text):
    (program.folder / name).write_text(text, encoding="utf-8")
    done = program("import", name)
    assert done.status == 0, done.err
    return json.loads(program("show", OWN, "--format", "json").out)[0]


@pytest.mark.parametrize("form", WrittenFormat)
def test_the_status_comes_back_from_an_export_with_notes_and_from_no_other(noted, own_program, form):
    public = noted("export", OWN, "--format", form).out
    exported = noted("export", OWN, "--format", form, "--notes")
    assert "reading" in exported.out
    assert "reading" not in public
    name = next((f"x{ending}" for ending, of in ENDINGS.items() if of == form), _OTHER_NAMES.get(form))
    assert _imported(own_program, name, public)["status"] is None
    own_program("remove", OWN, "--yes")
    back = _imported(own_program, name, exported.out)
    assert back["status"] == "reading"
    assert "pswbrief" not in back["extra"]


def test_a_status_leaves_if_it_is_among_the_chosen_fields_only(noted):
    def exported(*options):
        return noted("export", OWN, "--format", "ris", "--notes", *options).out

    assert '"status":"reading"' in exported("--only", "status")
    assert "reading" not in exported("--only", "title")
    assert "reading" not in exported("--omit", "status")


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_list_for_people_says_that_it_shows_no_notes(noted, form):
    assert f"{form} shows no notes and no status of yours" in noted("export", OWN, "--format", form, "--notes").err
    assert "shows no notes" not in noted("export", OWN, "--format", form).err


def test_a_citation_by_another_program_has_no_private_note(noted):
    from pswbrief.workspace import Workspace
    from pswbrief.workspace.export_fields import exported_items
    from pswbrief.workspace.settings import Settings

    workspace = Workspace(Settings(library=noted.data / "pswbrief" / "library.toml"))
    rows = workspace.select()
    for items in (exported_items(workspace, rows, ExportFields()), workspace.items(rows)):
        assert not [item.id for item in items if NOTE in (item.note or "")]
    with_notes = exported_items(workspace, rows, ExportFields(notes=True))
    assert [item.id for item in with_notes if (item.note or "").endswith(NOTE)] == [BRIEFS, OWN]


def test_tags_in_a_catalogue_of_ones_own_stay_with_brief_only(noted):
    (noted.folder / "mine.toml").write_text(noted("export", "--format", "toml", "--notes").out, encoding="utf-8")
    exported = noted("--catalogue", "mine.toml", "export", OWN, "--brief-only", "--format", "toml").out
    assert "Nights on the ward" in exported
    assert not [word for word in (NOTE, TAG, '"reading"') if word in exported]


def test_ones_own_references_are_not_headed_by_the_acknowledgement_of_the_brief(noted):
    notice = noted("cite").out.strip()
    for form in ("bibtex", "biblatex", "markdown"):
        assert notice not in noted("export", "--mine", "--format", form).out
        assert notice in noted("export", BRIEFS, "--format", form).out


def test_fields_are_left_out_of_every_exchange_format(program):
    (whole,) = program("export", BRIEFS, "--format", "csl-json").json()
    (some,) = program("export", BRIEFS, "--format", "csl-json", "--omit", "abstract, DOI").json()
    assert whole.keys() - some.keys() == {"abstract", "DOI"}
    assert "abstract" not in program("export", BRIEFS, "--format", "bibtex", "--omit", "abstract").out
    assert "AB  - " not in program("export", BRIEFS, "--format", "ris", "--omit", "abstract").out


def test_only_some_fields_go_out_with_what_every_reference_needs(program):
    (some,) = program("export", BRIEFS, "--format", "csl-json", "--only", "year,journal").json()
    assert some.keys() == {"id", "type", "title", "issued", "container-title"}
    (table,) = tomllib.loads(program("export", BRIEFS, "--format", "toml", "--only", "doi").out)["references"]
    assert table.keys() == {"id", "type", "title", "doi"}


def test_a_record_keeps_all_its_keys(program):
    (whole,) = program("export", BRIEFS, "--format", "json").json()
    (some,) = json.loads(program("export", BRIEFS, "--format", "json", "--only", "year").out)
    assert list(some) == list(whole)
    assert {key for key, value in some.items() if value not in (None, [], {})} == {
        "id",
        "type",
        "title",
        "issued",
        "year",
    }


@pytest.mark.parametrize(
    ("text", "error", "sentence"),
    [
        ("abstrakt", UnknownFieldError, "'abstrakt'"),
        (" , ", UsageError, "names no field"),
        ("title", UsageError, "can't leave out title"),
    ],
)
def test_a_wrong_field_is_refused(text, error, sentence):
    with pytest.raises(error, match=sentence):
        parse_fields(text, "--omit")


def test_a_page_has_no_fields_to_choose(program):
    answer = program("export", BRIEFS, "--format", "html", "--omit", "abstract")
    assert (answer.status, answer.out) == (2, "")
    assert "can't be chosen" in answer.err
