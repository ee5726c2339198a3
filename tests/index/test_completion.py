"""The look-ups of completion in the index."""

from __future__ import annotations

import os
import sqlite3

import pytest

from pswbrief.index.build import build_index
from pswbrief.index.completion import Named, ids_from, open_stale, section_names, tags_from
from pswbrief.index.freshness import files_at, open_fresh
from pswbrief.index.populate import Contents, populate
from testing.catalogues import model, reference, write

KEYS = ["bee2020a", "ant2021a", "ant2020b", "ant2020a", "ant2022a"]


@pytest.fixture
def connection():
    made = sqlite3.connect(":memory:")
    populate(made, Contents(model(*(reference(id=key, title=key.upper()) for key in KEYS)), None, [None]))
    return made


def test_ids_that_begin_so_come_in_order_with_their_titles(connection):
    assert ids_from(connection, "ant2020") == [Named("ant2020a", "ANT2020A"), Named("ant2020b", "ANT2020B")]
    assert [found.id for found in ids_from(connection, "")] == sorted(KEYS)
    assert ids_from(connection, "cat") == []


def test_ids_that_are_there_already_are_left_out(connection):
    assert [found.id for found in ids_from(connection, "ant2020", but=["ant2020a"])] == ["ant2020b"]
    assert [found.id for found in ids_from(connection, "ant", but=["ant2020a"], most=2)] == ["ant2020b", "ant2022a"]


def test_as_many_as_are_asked_for_are_all_and_one_more_is_too_many(connection):
    assert [found.id for found in ids_from(connection, "ant", most=4)] == sorted(KEYS)[:4]
    assert [found.id for found in ids_from(connection, "ant", most=2)] == ["ant2020a", "ant2022a"]
    assert [found.id for found in ids_from(connection, "ant2020", but=["bee2020a"], most=1)] == ["ant2020a", "ant2020b"]
    assert [found.id for found in ids_from(connection, "ant", but=["ant2022a"], most=2)] == ["ant2020a", "ant2020b"]


def test_of_too_many_the_last_is_there_so_that_a_shell_sees_what_all_have_in_common(connection):
    found = [found.id for found in ids_from(connection, "", most=3)]
    assert found == ["ant2020a", "ant2020b", "bee2020a"]
    assert found[0][0] != found[-1][0]


def test_sections_come_in_the_order_of_the_brief(connection):
    assert section_names(connection) == [Named("all", "All of it")]


def test_an_index_of_an_older_state_still_opens_and_no_other_does(tmp_path):
    path = write(tmp_path / "brief.toml")
    assert open_stale(files_at(path)) is None
    os.utime(path, (1, 1))
    build_index(path).close()
    write(path, reference(id="new2020id"))
    files = files_at(path)
    assert open_fresh(files) is None
    assert [found.id for found in ids_from(open_stale(files), "")] == ["smith2020words"]


def test_tags_come_by_name_with_counts_in_any_case():
    made = sqlite3.connect(":memory:")
    tags = (["été", "To read"], ["to read", "Été"], ["tea", "ETC"])
    references = [reference(id=f"r{place}", tags=each) for place, each in enumerate(tags)]
    populate(made, Contents(model(*references), None, [None]))
    assert tags_from(made, "t") == [Named("tea", "1 reference"), Named("To read", "2 references")]
    assert [found.title for found in tags_from(made, "ete")] == ["2 references"]
    assert tags_from(made, "%") == []
    assert [found.id for found in tags_from(made, "", most=2)] == ["ETC", "To read"]
