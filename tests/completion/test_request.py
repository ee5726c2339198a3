"""Completion, in real shells on a terminal; its table, compared with the commands; and how it is set up."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pswbrief.completion import table
from pswbrief.completion.shells import Line
from testing.catalogues import reference, write
from testing.completion_table import as_module, made_table
from testing.program import UNMEASURED
from testing.shells import Shell

SHELLS = ("bash", "zsh", "fish")
WRITE = os.environ.get("PSWBRIEF_SNAPSHOTS") == "write"


def test_the_table_says_what_the_commands_say():
    made = made_table()
    if WRITE:
        Path(table.__file__).write_text(as_module(made), encoding="utf-8")
        subprocess.run([Path(sys.executable).with_name("ruff"), "format", table.__file__], check=True)
        pytest.skip("the table has been written")
    assert {name: getattr(table, name) for name in made} == made, (
        "PSWBRIEF_SNAPSHOTS=write makes the table anew from the commands"
    )


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
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("list --section ru", ["--section", "Rural areas"]),
        ("list --section 'ru", ["--section", "Rural areas"]),
        ('list --section "Ru', ["--section", "Rural areas"]),
        ("list --section=ru", ["--section=Rural areas"]),
        ("list --section='Ru", ["--section=Rural areas"]),
        ("list --section Health,\\ w", ["--section", "Health, wellbeing and work-life balance"]),
        ("list --section Challenges/\\ b", ["--section", "Challenges/ benefits"]),
        ("list --section wellbeing", ["--section", "Health, wellbeing and work-life balance"]),
        ("list 'gillard2022", ["gillard2022impact"]),
        ("search 'burnout access:abs", ["burnout access:abstract"]),
        ("list --tag to", ["--tag", "to discuss"]),
        ("tag gillard2022impact '+to", ["gillard2022impact", "+to discuss"]),
        ("tag gillard2022impact -to", ["gillard2022impact", "-to discuss"]),
        ("set ownwork2024 section=ru", ["ownwork2024", "section=Rural areas"]),
    ],
)
def test_blanks_and_quotes_are_the_shells_own(shell, typed, words):
    assert shell.words(f"pswbrief {typed}")[1:] == words


NASTY = [
    "Quote's end",
    'Said "so" twice',
    "Dollar $HOME `id` $(touch gone)",
    "Slash \\ back\\",
    "Wow! it's !! new",
    "Glob * [a-z] ? ~ {a,b}",
    "Ends; & | < > (here) #no",
    "Años: después = otra",
    "%F{red} percent %s",
]


@pytest.mark.slow
@pytest.mark.parametrize("quote", ["", "'", '"'])
@pytest.mark.parametrize("title", NASTY)
def test_a_name_of_any_characters_reaches_the_program_as_it_is(shell, title, quote):
    sections = [{"id": f"s{place}", "title": name} for place, name in enumerate(NASTY)]
    path = write(shell.home / "nasty.toml", reference(section="s0"), sections=sections)
    assert shell.words(f"pswbrief --catalogue {path} list --section {quote}{title[:2]}")[-1] == title
    assert not (shell.home / "gone").exists()


@pytest.mark.slow
def test_a_field_waits_for_its_value_and_a_list_of_columns_for_more(shell):
    assert shell.line("pswbrief search acc") == "pswbrief search access:"
    assert shell.line("pswbrief set ownwork2024 gen") == "pswbrief set ownwork2024 genre="
    ends = {"bash": "", "zsh": ",", "fish": " "}
    for typed in ("--columns id,tit", "--columns=id,tit"):
        assert shell.line(f"pswbrief list {typed}") == f"pswbrief list {typed}le{ends[shell.name]}"


@pytest.mark.slow
def test_ids_are_listed_with_their_titles(shell):
    tabs = "\t\t" if shell.name == "bash" else "\t"
    line, screen = shell.press(f"pswbrief show gillard20{tabs}")
    assert "gillard20" in line
    for key, title in [
        ("gillard2015developing", "Developing a change model for peer worker interventions"),
        ("gillard2022impact", "The impact of working as a peer worker"),
    ]:
        assert re.search(rf"{key}\W+{title}", screen), screen


@pytest.mark.slow
def test_values_without_a_description_are_listed_without_a_mark_of_the_shell(shell):
    """zsh puts `--` between a word and its description, and did so where there was none."""
    tabs = "\t\t" if shell.name == "bash" else "\t"
    screen = shell.press(f"pswbrief list --status {tabs}")[1]
    below = screen.replace("--status", "")
    assert "reading" in below
    assert "--" not in below


@pytest.mark.slow
def test_what_is_listed_is_cut_to_the_width_of_the_terminal(shell):
    tabs = "\t\t" if shell.name == "bash" else "\t"
    screen = shell.press(f"pswbrief show gillard20{tabs}")[1]
    assert max(len(line) for line in screen.split("\n")[1:4]) <= shell.columns


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
    ("text", "words", "quote", "kept"),
    [
        ("a b", ["a", "b"], "", 0),
        ("a ", ["a", ""], "", 0),
        ("a b:c", ["a", "b:c"], "", 2),
        ("a b\\:c", ["a", "b:c"], "", 0),
        ("a 'b:c", ["a", "b:c"], "'", 0),
        ('a x="b\\"c', ["a", 'x=b"c'], '"', 2),
        ('a "b\\c"d', ["a", "b\\cd"], "", 0),
        ("a '' b\\ c", ["a", "", "b c"], "", 0),
        ("a\\", ["a"], "", 0),
    ],
)
def test_a_line_is_split_as_bash_does(text, words, quote, kept):
    assert Line.of(text, "\"'@><=;|&(:") == (words, quote, kept)


FILES = {
    "bash": ".local/share/bash-completion/completions/pswbrief",
    "zsh": ".local/share/zsh/site-functions/_pswbrief",
    "fish": ".config/fish/completions/pswbrief.fish",
}


def _at_home(home, **changes):
    # Without the shells themselves nobody is asked what they load, which makes the test fast.
    return {"HOME": str(home), "PATH": "/nowhere", "XDG_DATA_HOME": None, "XDG_CONFIG_HOME": None, **changes}


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_is_put_where_the_shell_looks_and_nothing_else_is_touched(program, tmp_path, name):
    rc = [tmp_path / ".bashrc", tmp_path / ".zshrc"]
    for path in rc:
        path.write_text("mine\n")
    shown = program("--show-completion", name)
    assert (shown.status, shown.err) == (0, "")
    for _ in range(2):
        answer = program("--install-completion", name, env=_at_home(tmp_path))
        assert (answer.status, answer.out) == (0, "")
        assert answer.err.startswith(f"pswbrief: Wrote ~/{FILES[name]}.\n")
    assert (tmp_path / FILES[name]).read_text() == shown.out
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == {*rc, tmp_path / FILES[name]}
    assert all(path.read_text() == "mine\n" for path in rc)


def test_folders_that_the_reader_has_moved_are_used(program, tmp_path):
    moved = {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "my config")}
    for name in SHELLS:
        assert program("--install-completion", name, env=_at_home(tmp_path, **moved)).status == 0
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*pswbrief*")} == {
        "data/bash-completion/completions/pswbrief",
        "data/zsh/site-functions/_pswbrief",
        "my config/fish/completions/pswbrief.fish",
    }


def test_without_a_name_the_shell_is_found_out(program, tmp_path):
    """From the processes around the program, of which here none is a shell, or else from the variable."""
    alone = (
        "import shellingham as s\ndef none(): raise s.ShellDetectionFailure\n"
        "s.detect_shell = none\nfrom pswbrief.cli.main import main\nmain()"
    )
    command = [sys.executable, "-c", alone, "--install-completion"]
    answer = program.process(command=command, env=_at_home(tmp_path, SHELL="/usr/bin/fish"))
    assert (answer.status, (tmp_path / FILES["fish"]).exists()) == (0, True)
    answer = program.process(command=command, env=_at_home(tmp_path, SHELL="/bin/tcsh"))
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("pswbrief: Can't tell which shell this is.\nTry --install-completion bash, ")


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_another_shell_is_wrong_usage(program, option):
    answer = program(option, "tcsh")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"pswbrief: There is no completion for 'tcsh'.\nTry {option} bash, ")


def test_a_folder_that_cannot_be_made_ends_with_status_3(program, tmp_path):
    (tmp_path / ".config").write_text("in the way")
    answer = program("--install-completion", "fish", env=_at_home(tmp_path))
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith("pswbrief: Can't make the folder ")


@pytest.mark.slow
def test_what_is_left_to_do_is_said(shell):
    lines = shell.installed.splitlines()[1:]
    assert lines[-1] == {
        "bash": ". ~/.local/share/bash-completion/completions/pswbrief",
        "zsh": "autoload -Uz compinit && compinit",
        "fish": "It is there now, in every fish.",
    }.get(shell.name)
    again = shell.install_again().splitlines()[1:]
    if shell.name != "bash":
        assert len(again) == 1
        assert again[0].startswith("It is there")


@pytest.mark.slow
def test_bash_completion_finds_the_script_by_itself(program, tmp_path):
    loader = Path("/usr/share/bash-completion/bash_completion")
    if shutil.which("bash") is None or not loader.exists():
        pytest.skip("bash-completion is not installed")
    with Shell("bash", tmp_path, program, rc=f". {loader}") as bash:
        assert bash.line("pswbrief show gillard2022") == "pswbrief show gillard2022impact "
        assert bash.line("pswbrief search access:abs") == "pswbrief search access:abstract "
        assert bash.install_again().splitlines()[1:] == ["It is there in the next bash that you open."]
