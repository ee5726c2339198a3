"""Completion: the candidates at a position of the line, in real shells on a terminal and requested directly."""

from __future__ import annotations

import re
import sys

import pytest

from testing.catalogues import reference, write
from testing.program import UNMEASURED
from testing.shells import SHELLS

COMPLETED = [
    ("li", "list"),
    ("sho", "show"),
    ("--ver", "--version"),
    ("show gillard2022", "show gillard2022impact"),
    ("show GILLARD2022", "show gillard2022impact"),
    ("list gillard2022", "list gillard2022impact"),
    ("similar gillard2022", "similar gillard2022impact"),
    ("cite watson2024social gillard2022", "cite watson2024social gillard2022impact"),
    ("export --format ris gillard2022", "export --format ris gillard2022impact"),
    ("list -- gillard2022", "list -- gillard2022impact"),
    ("list --sec", "list --section"),
    ("cite --style van", "cite --style vancouver"),
    ("cite --style=van", "cite --style=vancouver"),
    ("cite -s van", "cite -s vancouver"),
    ("cite --as mark", "cite --as markdown"),
    ("list --format pl", "list --format plain"),
    ("show -f ca", "show -f card"),
    ("export --format bibl", "export --format biblatex"),
    ("convert --to bibl", "convert --to biblatex"),
    ("convert --from nb", "convert --from nbib"),
    ("list --access opena", "list --access openathens"),
    ("list --type web", "list --type webpage"),
    ("list --sort jo", "list --sort journal"),
    ("--color nev", "--color never"),
    ("list --color nev", "list --color never"),
    ("list --catal", "list --catalogue"),
    ("search burnout access:abs", "search burnout access:abstract"),
    ("search type:web", "search type:webpage"),
    ("search section:rur", "search section:rural-areas"),
    ("search section:systematic", "search section:reviews"),
    ("search id:gillard2022", "search id:gillard2022impact"),
    ("search -- -access:abs", "search -- -access:abstract"),
    ("convert no", "convert notes.ris"),
    ("show ownw", "show ownwork2024"),
    ("impo", "import"),
    ("edit ownw", "edit ownwork2024"),
    ("note gillard2022", "note gillard2022impact"),
    ("remove ownw", "remove ownwork2024"),
    ("tag ownw", "tag ownwork2024"),
    ("tag gillard2022impact +cha", "tag gillard2022impact +chapter2"),
    ("tag - +CHA", "tag - +chapter2"),
    ("tag gillard2022impact -cha", "tag gillard2022impact -chapter2"),
    ("tag gillard2022impact -- -cha", "tag gillard2022impact -- -chapter2"),
    ("tag gillard2022impact --rew", "tag gillard2022impact --rewrite"),
    ("tag gillard2022impact +x ownw", "tag gillard2022impact +x ownwork2024"),
    ("list --tag cha", "list --tag chapter2"),
    ("import --tag cha", "import --tag chapter2"),
    ("search tag:cha", "search tag:chapter2"),
    ("search tag:Ét", "search tag:Été"),
    ("help que", "help query"),
    ("help simi", "help similar"),
    ("config sty", "config style"),
    ("config openalex.", "config openalex.key"),
    ("config style van", "config style vancouver"),
    ("config catalogue no", "config catalogue notes.ris"),
    ("tags ren", "tags rename"),
    ("tags rename cha", "tags rename chapter2"),
    ("list --status readi", "list --status reading"),
    ("search status:to", "search status:to-read"),
    ("mark ownwork2024 to", "mark ownwork2024 to-read"),
    ("mark ownwork2024 gillard2022", "mark ownwork2024 gillard2022impact"),
    ("mark gillard2022", "mark gillard2022impact"),
    ("set ownw", "set ownwork2024"),
    ("set ownwork2024 gillard2022", "set ownwork2024 gillard2022impact"),
    ("set ownwork2024 status=readi", "set ownwork2024 status=reading"),
    ("set ownwork2024 tags=cha", "set ownwork2024 tags=chapter2"),
    ("set ownwork2024 type=web", "set ownwork2024 type=webpage"),
    ("add --set type=web", "add --set type=webpage"),
    ("import no", "import notes.ris"),
    ("import notes.ris no", "import notes.ris notes.ris"),
    ("import --on-duplicate me", "import --on-duplicate merge"),
    ("new no", "new notes.ris"),
    ("undo --lis", "undo --list"),
    ("export --output no", "export --output notes.ris"),
    ("export --output=no", "export --output=notes.ris"),
    ("list --catalogue no", "list --catalogue notes.ris"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("typed", "completed"), COMPLETED)
def test_a_word_is_completed_and_a_blank_follows(shell, typed, completed):
    (shell.home / "notes.ris").touch()
    assert shell.line(f"pswbrief {typed}") == f"pswbrief {completed} "


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed",
    [
        "lst ",
        "show nobody",
        "edit ownwork2024 g",
        "tag ownwork2024 +nosuch",
        "set ownwork2024 volume=",
        "list --year ",
        "list --section nowhere",
        "about ",
        "convert notes.ris un",
        "search burn",
    ],
)
def test_where_nothing_fits_nothing_is_typed_and_nothing_said(shell, typed):
    (shell.home / "unwanted.txt").touch()
    line, screen = shell.press(f"pswbrief {typed}\t\t")
    assert line == f"pswbrief {typed}"
    assert "unwanted" not in screen
    assert "pswbrief:" not in screen


@pytest.mark.slow
def test_a_field_waits_for_its_value_and_a_list_of_columns_for_more(shell):
    assert shell.line("pswbrief search acc") == "pswbrief search access:"
    assert shell.line("pswbrief set ownwork2024 gen") == "pswbrief set ownwork2024 genre="
    ends = {"bash": "", "zsh": ",", "fish": " "}
    for typed in ("--columns id,tit", "--columns=id,tit"):
        assert shell.line(f"pswbrief list {typed}") == f"pswbrief list {typed}le{ends[shell.name]}"


@pytest.mark.slow
def test_another_catalogue_that_is_named_on_the_line_is_asked(shell):
    path = write(shell.home / "other.toml", reference(id="only2020one"))
    assert shell.line(f"pswbrief show --catalogue {path} o") == f"pswbrief show --catalogue {path} only2020one "
    assert shell.line(f"pswbrief --catalogue={path} show o") == f"pswbrief --catalogue={path} show only2020one "
    assert (
        shell.line("pswbrief show --catalogue ~/other.toml o") == "pswbrief show --catalogue ~/other.toml only2020one "
    )


def _ask(program, shell, *words, env=None):
    given = (" ".join(("pswbrief", *words)), ":=", "9", "80") if shell == "bash" else words
    return program(*given, env={"_PSWBRIEF_COMPLETE": shell, **(env or {})})


@pytest.mark.parametrize("shell", SHELLS)
def test_without_an_index_it_is_made_in_silence(cold_program, shell):
    answer = _ask(cold_program, shell, "show", "gillard2022")
    assert (answer.status, answer.err) == (0, "")
    assert "gillard2022impact" in answer.out
    assert list(cold_program.cache.rglob("*.sqlite"))


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    "data", [None, b"", b"Dear reader,", b"\0" * 2_000_000], ids=["none", "empty", "text", "large"]
)
def test_a_catalogue_that_cannot_be_read_offers_nothing_in_silence(program, shell, data):
    path = program.folder / "unread.toml"
    if data is not None:
        path.write_bytes(data)
    for words in (("--catalogue", str(path), "show", "g"), ("--catalogue", str(path), "list", "--section", "R")):
        answer = _ask(program, shell, *words)
        assert (answer.status, answer.err) == (0, "")
        assert len(answer.lines) <= 1
    path.unlink(missing_ok=True)


@pytest.mark.parametrize("arguments", [(), ("x",), ("pswbrief list", "", "63", "wide")])
@pytest.mark.parametrize("shell", [*SHELLS, "complete_bash", "tcsh"])
def test_a_question_that_makes_no_sense_is_answered_with_silence(program, shell, arguments):
    answer = program(*arguments, env={"_PSWBRIEF_COMPLETE": shell})
    assert (answer.status, answer.err) == (0, "")


@pytest.mark.parametrize(
    "words",
    [("li",), ("show", "gill"), ("list", "--section", "R"), ("search", "access:o"), ("tag", "gillard2022impact", "+x")],
)
def test_an_answer_loads_neither_typer_nor_what_reads_a_catalogue(program, words):
    program.once("list")
    answer = program.process(
        command=[sys.executable, "-X", "importtime", "-m", "pswbrief", *words],
        env={"_PSWBRIEF_COMPLETE": "zsh"} | UNMEASURED,
    )
    loaded = set(re.findall(r"^import time: .*\| +(\S+)$", answer.err, re.MULTILINE))
    assert "pswbrief.completion.table" in loaded
    assert not loaded & {"typer", "click", "rich", "pydantic", "tomllib", "rapidfuzz", "pswbrief.index.build"}
    assert ("sqlite3" in loaded) == (words[0] in {"show", "list", "tag"})


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("help", "que"), ["query"]),
        (("help", "simi"), ["similar"]),
        (("help", "query", ""), []),
        (("config", "op"), ["openalex.key", "openathens.prefix"]),
        (("config", "style", "va"), ["vancouver"]),
        (("config", "email", ""), []),
        (("tags", ""), ["rename"]),
    ],
)
def test_words_of_a_command_are_completed_in_their_place(program, words, offered):
    _, *lines = _ask(program, "fish", *words).lines
    assert [line.split("\t")[0] for line in lines] == offered
