"""The keys that manuscripts cite, and what only looks like a citation."""

from __future__ import annotations

import json
import subprocess

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
        ("@a `@no` @b ``x`@no`` @c", ["a", "b", "c"]),
        ("```r\n@fenced\n```\n@after", ["after"]),
        ("~~~\n@fenced\n```\n~~~\n", []),
        ("a lone ` tick @kept", ["kept"]),
        ("<!-- @comment --> <https://x.org/@u> [t](http://x.org/@u) http://x.org/@u @e", ["e"]),
        ("---\nauthor: ada@x\nnote: '@no'\n---\n@yes", ["yes"]),
        ("---\nnocite: |\n  @a, @b\nnote: '@no'\n---\n@c", ["c", "a", "b"]),
        ('---\nnocite: "@*"\n---\n', []),
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
        (r"\Cite{a} \Textcite*{b} \bibentry{c}", ["a", "b", "c"]),
        (r"\volcite{2}{a} \pvolcite[see]{3}[p. 4]{b}", ["a", "b"]),
        (r"\cite[{]}]{a} \cite[\emph{see}][5]{b}", ["a", "b"]),
        (r"\newcommand{\mine}[1]{\cite{#1}} \AtEveryCite{\relax} \cite{a}", ["a"]),
        (r"\setcitestyle{authoryear,round} \citestyle{acs} \newcites{x}{y} \defcitealias{no}{Paper I}", []),
        ("% \\iffalse\n\\cite{a} % \\end{document}\n\\cite{b}", ["a", "b"]),
        ("\\iffalse \\cite{no} \\fi \\cite{a}\n\\end{document}\n\\cite{no}", ["a"]),
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
        ('"Quoted @a," she said. 5" of @b', ["a", "b"]),
        ('#let name = "@no"\n#figure(image("a@no.png"), caption: [see @a])', ["a"]),
        ('#link("mailto:a@b.org") ada@x.org', []),
    ],
)
def test_typst(text, keys):
    assert typst_keys(text) == keys


AGREED = {
    "markdown": [
        "[@a2020]",
        "@a2020 says",
        "[see @a; also @b, p. 5]",
        "[-@a]",
        "-@a [p. 3]",
        "@{a b}",
        "@{https://x.org/a}",
        "`@no`",
        "``` \n@no\n```",
        "~~~ {.r}\n@no\n~~~",
        "    @no indented\n",
        "me@example.org",
        "\\@no",
        "<!-- @no -->",
        "a footnote^[See @a.]",
        "text[^1]\n\n[^1]: See @b.",
        "# Heading @a",
        "| a | b |\n|---|---|\n| @a | @b |",
        "[@a:b.c_d-e/f+g]",
        "[@a.]",
        "'@a'",
        "**@a**",
        "[link @a](http://x)",
        "[@a, see [@b]]",
        "> quoted @a",
        "- item @a\n- item @b",
        "@a's work",
        "@a, @b; @c.",
        "$@no$",
        "[@a]{.x}",
        "<me@no.org>",
        "a@no",
        "“@a”",
        "@a?b",
        "[@doe99; @smith2000{p. 5}]",
        "@Ünal2020",
        "---\ntitle: x @no\n---\n@a",
        "<div>@a</div>",
        "<span title='@no'>@a</span>",
        "—@a",
        "@1999x",
        "@_a",
        "[@a\n; @b]",
        "\\\\@a",
        "{{< meta @no >}}",
    ],
    "latex": [
        "\\cite{a}",
        "\\cite{a,b , c}",
        "\\citep[see][p. 5]{a}",
        "\\textcite{a}",
        "\\parencite*{a}",
        "\\citeauthor{a}",
        "\\autocite[5]{a}",
        "% \\cite{no}\nx",
        "x\\% \\cite{a}",
        "\\verb|\\cite{no}|",
        "\\begin{verbatim}\\cite{no}\\end{verbatim}",
        "\\footcite{a}",
        "\\citet*{a}",
        "\\cite{a} \\cite{a}",
        "\\textcites{a}{b}",
        "\\footnote{See \\cite{a}.}",
        "\\citealp{a}",
        "\\citeyearpar{a}",
        "\\cites[1]{a}[2]{b}",
        "\\section{X \\cite{a}}",
        "\\emph{\\cite{a}}",
        "\\supercite{a}",
        "\\smartcite{a}",
        "\\Textcite{a}",
        "\\citeyear{a}",
        "\\begin{comment}\\cite{no}\\end{comment}",
    ],
}


def _pandocs_keys(text, source):
    """The keys of the citations in pandoc's syntax tree, in the order of the text."""
    pandoc = pytest.importorskip("pypandoc").get_pandoc_path()
    command = [pandoc, f"--from={source}", "--to=json"]
    tree = subprocess.run(command, input=text, capture_output=True, check=True, encoding="utf-8").stdout
    return list(dict.fromkeys(_cited(json.loads(tree)["blocks"])))


def _cited(node):
    if isinstance(node, dict) and node.get("t") == "Cite":
        for citation in node["c"][0]:
            yield from _cited(citation["citationPrefix"])
            yield citation["citationId"]
            yield from _cited(citation["citationSuffix"])
    elif isinstance(node, dict | list):
        for part in node.values() if isinstance(node, dict) else node:
            yield from _cited(part)


@pytest.mark.parametrize(("source", "reader"), [("markdown", markdown_keys), ("latex", latex_keys)])
def test_the_readers_agree_with_pandocs_syntax_tree(source, reader):
    ours = {text: reader(text) for text in AGREED[source]}
    assert ours == {text: _pandocs_keys(text, source) for text in AGREED[source]}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("    @code\n\n    @code\n\n@after", ["after"]),
        ("- an item\n\n    @in-its-second-paragraph\n", ["in-its-second-paragraph"]),
        ("Text[^1]\n\n[^1]: A note\n\n    @of-the-note\n", ["of-the-note"]),
        ("A paragraph\n    @wrapped", ["wrapped"]),
        ("It costs $5, says @a, and $6", ["a"]),
        (r"$x_{@no}$ and $$\sum @no$$ and \\$5 @yes", ["yes"]),
    ],
)
def test_indented_code_and_formulas_cite_nothing(text, keys):
    assert markdown_keys(text) == keys
    assert _pandocs_keys(text, "markdown") == keys
