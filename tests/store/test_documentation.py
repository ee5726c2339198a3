"""The pages that `help` shows."""

from __future__ import annotations

import pytest

from pswbrief.errors import InputError
from pswbrief.store import documentation
from pswbrief.store.documentation import TOPICS, page


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_page_with_a_title(topic):
    assert page(topic).startswith("# ")


def test_a_page_that_is_not_installed_is_an_error_with_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(documentation, "_PACKAGE", tmp_path / "src" / "pswbrief")
    with pytest.raises(InputError, match="missing from this installation"):
        page("query")
