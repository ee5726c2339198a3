"""The tutorial on editions, run as it is printed."""

import re
import shlex
from pathlib import Path

import pytest

from testing import brief_contents, briefs
from testing.program import Program

PAGE = Path(__file__).parents[1] / "docs" / "editions.md"
COMMANDS = re.findall(r"^\$ pswbrief (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
# The status of those commands that tell of a difference, or find something, by it.
TELLING = {"check", "diff"}


@pytest.fixture
def editions(own_program: Program) -> Program:
    """Two editions: in the second a reference is new, another gone, and one has another access."""
    (own_program.folder / "wards-2024.docx").write_bytes(briefs.docx())
    later = briefs.markdown().replace("June 2024", "May 2025")
    later = later.replace("Interpreters on screen", "Interpreters by telephone").replace(
        "#### [Staffing the remote ward: a guide]", "#### [Staffing the distant ward: a second guide]"
    )
    (own_program.folder / "wards-2025.md").write_text(later, encoding="utf-8")
    return own_program


def test_the_tutorial_runs(editions: Program) -> None:
    """Every command does what the page says of it, and leaves what the next one needs."""
    assert len(COMMANDS) >= 9
    for command in COMMANDS:
        arguments = shlex.split(command)
        answer = editions(*arguments)
        assert answer.status in ((0, 1) if TELLING & set(arguments) else (0,)), (command, answer.err)
        assert "Traceback" not in answer.err
    old = editions("--catalogue", "wards-2024.toml", "list", "--format", "json").json()
    new = editions("--catalogue", "wards-2025.toml", "list", "--format", "json").json()
    ids = {record["title"]: record["id"] for record in old}
    same = [record for record in new if record["title"] in ids]
    assert len(same) == len(brief_contents.REFERENCES) - 2
    assert all(record["id"] == ids[record["title"]] for record in same)
    notes = editions("diff", "wards-2024.toml", "wards-2025.toml", "--format", "markdown").out
    assert "Interpreters by telephone" in notes
    page = (editions.folder / "wards-2025.html").read_text(encoding="utf-8")
    assert "Evidence Brief: Virtual Wards" in page
