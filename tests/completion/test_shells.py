"""The line as each shell passes it: words, blanks, quotes, and what the shell shows."""

from __future__ import annotations

import re

import pytest

from pswbrief.completion.shells import Line
from testing.catalogues import reference, write


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
