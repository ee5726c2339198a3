"""Shells on a terminal, with completion set up."""

from __future__ import annotations

import shutil

import pytest

from testing.shells import SHELLS, Shell

LIBRARY = """\
[[references]]
id = "ownwork2024"
type = "report"
title = "A report of my own"
tags = ["chapter2"]

[[annotations]]
id = "gillard2022impact"
tags = ["chapter2", "Été", "to discuss"]
"""


@pytest.fixture(scope="module", params=SHELLS)
def shell(request, program, tmp_path_factory):
    """Each shell in turn, on a terminal, with completion set up and a warm index."""
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    program.once("list")
    home = tmp_path_factory.mktemp(request.param)
    library = home / ".local" / "share" / "pswbrief" / "library.toml"
    library.parent.mkdir(parents=True)
    library.write_text(LIBRARY, encoding="utf-8")
    with Shell(request.param, home, program) as started:
        yield started
