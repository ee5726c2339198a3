"""The keys that manuscripts cite, and what only looks like a citation."""

from __future__ import annotations

import pytest

from pswbrief.text.cited_keys import aux_keys, bcf_keys, latex_keys, markdown_keys, typst_keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("As [@okoro2020] says.", ["okoro2020"]),
        ("[see @a1, pp. 3-5; -@b:2; @{http://x.org/1}]", ["a1", "b:2", "http://x.org/1"]),
        ("@okoro2020 [p. 5] and @DBLP:conf/x/Doe22.", ["okoro2020", "DBLP:conf/x/Doe22"]),
        ("@a, then @b, then @a again", ["a", "b"]),
        ("mail ada@example.org or \\@handle", []),
        ("`@code` and ``@a ` b``", []),
        ("```r\n@fenced\n```\n@after", ["after"]),
        ("~~~\n@fenced\n```\n~~~\n", []),
        ("a lone ` tick @kept", ["kept"]),
        ("<!-- @comment --> <https://x.org/@u> [t](http://x.org/@u) http://x.org/@u @e", ["e"]),
        ("---\nauthor: ada@x\nnote: '@no'\n---\n@yes", ["yes"]),
        ("@fig-one, @tbl-2, @sec-three and @figueroa2020", ["figueroa2020"]),
    ],
)
def test_markdown(text, keys):
    assert markdown_keys(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (r"\cite{a,b} \citep[see][p.~5]{c} \citeauthor*{d}", ["a", "b", "c", "d"]),
        (r"\parencites[see][1]{a}[2]{b} \textcite(pre)(post){c}", ["a", "b", "c"]),
        (r"\autocite{smith_etal_2021} \nocite{*}", ["smith_etal_2021"]),
        (r"% \cite{no}" + "\n" + r"5\% \cite{yes}", ["yes"]),
        (r"\verb|\cite{no}| \begin{verbatim}\cite{no}\end{verbatim} \cite{yes}", ["yes"]),
        (r"\label{a} \ref{b}", []),
    ],
)
def test_latex(text, keys):
    assert latex_keys(text) == keys


def test_the_files_that_latex_writes():
    assert aux_keys("\\citation{a,b}\n\\abx@aux@cite{0}{c}\n\\bibstyle{plain}") == ["a", "b", "c"]
    assert bcf_keys('<bcf:citekey order="1">a</bcf:citekey><bcf:citekey order="2">b</bcf:citekey>') == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("@okoro2020[p. 5] and #cite(<marsh2019>)", ["okoro2020", "marsh2019"]),
        ('#cite(label("DBLP:x/1"), form: "prose")', ["DBLP:x/1"]),
        ("= Ward <ward>\nSee @ward. // @no\n`@no` /* @no */", []),
        ('#link("mailto:a@b.org") ada@x.org', []),
    ],
)
def test_typst(text, keys):
    assert typst_keys(text) == keys
