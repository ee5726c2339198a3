"""The TOML export: brief and library as one catalogue."""

from __future__ import annotations

import tomllib

from pswbrief.formats.format_names import WrittenFormat
from pswbrief.workspace.exporting import ExportFormat
from testing.libraries import BRIEFS, OWN, add_one


def test_the_export_is_a_catalogue_with_ones_own_references_and_notes(own_program):
    add_one(own_program, "--section", "rural", "--status", "read")
    own_program("set", BRIEFS, "tags=x", "notes=Yours")
    exported = own_program("export", "--format", "toml", "--notes")
    assert exported.status == 0
    (own_program.folder / "whole.toml").write_text(exported.out, encoding="utf-8")
    listed = own_program("list", "--format", "json").json()
    again = own_program("--catalogue", "whole.toml", "list", "--format", "json").json()
    assert again == [record | {"source": "brief"} for record in listed]


def test_a_choice_leaves_out_the_others_and_what_points_at_them(own_program):
    add_one(own_program)
    own_program("add", "--title", "Nights on the ward", "--id", "again", "--duplicate", "--tag", "x")
    own_program("set", "again", f"duplicate_of={OWN}")
    table = tomllib.loads(own_program("export", "--mine", "--tag", "x", "--format", "toml").out)
    assert [reference["id"] for reference in table["references"]] == ["again"]
    assert "duplicate_of" not in table["references"][0]
    assert "section" not in table["references"][0]
    assert len(table["sections"]) == 32


def test_whatever_can_be_written_can_be_exported_to():
    assert {str(form) for form in WrittenFormat} < {str(form) for form in ExportFormat}
