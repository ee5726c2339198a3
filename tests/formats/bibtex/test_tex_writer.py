"""Text escaped as TeX, and decoded again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.formats.bibtex.tex_reader import decode, decode_title, split_outside_braces
from pswbrief.formats.bibtex.tex_writer import escape, protect, verbatim
from testing.exchange_items import ITEMS, MANY, TEXT

TEX = st.lists(st.sampled_from([*"\\{}$~^_'\"`- ab", "\\'", "\\emph{", "\\ss", "\\begin", "\n"]), max_size=30).map(
    "".join
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("R&D costs 5% of $9, see #1_a", r"R\&D costs 5\% of \$9, see \#1\_a"),
        ("Café – “naïve” … €5", "Café – “naïve” … €5"),
        ("a {b} c", r"a \{b\} c"),
        ("a } b { c", "a ｝ b ｛ c"),
        ("{a {b}", r"｛a \{b\}"),
        ("\\input{/etc/passwd}", r"＼input\{/etc/passwd\}"),
        ("^^5cinput x~y", "ˆˆ5cinput x˜y"),
        ("two\nlines\x00", "two lines"),
    ],
)
def test_only_seven_characters_are_escaped_and_what_has_no_escape_gets_a_look_alike(text, source):
    assert escape(text) == source


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("https://x.uk/a_b?c=50%&d#e~f", "https://x.uk/a_b?c=50%&d#e~f"),
        ("10.1002/(SICI)1097<1::AID>2.0;2-A", "10.1002/(SICI)1097<1::AID>2.0;2-A"),
        ("https://x.uk/}\\input{y", "https://x.uk/%7D%5Cinput%7By"),
        ("https://x.uk/a b\nc", "https://x.uk/a%20b%20c"),
    ],
)
def test_an_address_is_never_escaped_and_cannot_leave_its_braces(address, source):
    assert verbatim(address) == source


@pytest.mark.parametrize(
    ("title", "source"),
    [
        # Acronyms and mixed-case words, whatever the title's case.
        ("The NHS Long Term Plan", "The {NHS} Long Term Plan"),
        ("Spending on R&D in the NHS's trusts", r"Spending on {R\&D} in the {NHS's} trusts"),
        ("Development of the UPSIDES programme", "Development of the {UPSIDES} programme"),
        ("A Study of ImpPeer-Psy5 and mHealth Tools", "A Study of {ImpPeer-Psy5} and {mHealth} Tools"),
        ("Peer Support during the COVID-19 Pandemic", "Peer Support during the {COVID-19} Pandemic"),
        ("Hepatitis C Care and What I Learnt", "Hepatitis {C} Care and What {I} Learnt"),
        # Sentence case: every later word with a capital.
        ("Our recovery journey within Norfolk", "Our recovery journey within {Norfolk}"),
        ("Outcomes of peer support in South Florida", "Outcomes of peer support in {South} {Florida}"),
        ("Peer training: Results of a study", "Peer training: {Results} of a study"),
        ("‘Walking the tightrope’: the role of peers", "‘{Walking} the tightrope’: the role of peers"),
        ("What we do? A job description of peers", "What we do? {A} job description of peers"),
        # Title Case: acronyms only.
        ("Peer Workers in Co-production: A Scoping Review", "Peer Workers in Co-production: A Scoping Review"),
        ("Do Stereotype Threats Affect Peer Providers?", "Do Stereotype Threats Affect Peer Providers?"),
        ("Peer Support and the Medical Model in an NHS Trust", "Peer Support and the Medical Model in an {NHS} Trust"),
        # No case to tell anything by.
        ("PEER SUPPORT IN MENTAL HEALTH", "PEER SUPPORT IN MENTAL HEALTH"),
        ("同伴支持工作者", "同伴支持工作者"),
        ("", ""),
    ],
)
def test_capitals_that_matter_are_protected_and_no_others(title, source):
    assert protect(title) == source
    assert decode(source) == title


RICH = [
    (
        r"The \textit{Homo Sapiens} and {H}\textsubscript{{2}}{O}",
        "The <i>Homo Sapiens</i> and H<sub>2</sub>O",
    ),
    (
        r"On {{iPod}} \textsc{a \& b}",
        'On <span class="nocase">iPod</span> <span style="font-variant:small-caps;">a & b</span>',
    ),
    (r"x\textsuperscript{2} a\_b", "x<sup>2</sup> a_b"),
    (r"a <x> b", "a <x> b"),
]


@pytest.mark.parametrize(("source", "title"), RICH)
def test_rich_text_is_written_as_commands(source, title):
    assert protect(title) == source


@pytest.mark.parametrize(
    ("source", "title"),
    [
        *((source, title.replace('<span class="nocase">iPod</span>', "iPod")) for source, title in RICH),
        (r"{\em Escherichia coli} in {\bf bold {x}}", "<i>Escherichia coli</i> in <b>bold x</b>"),
        (r"\emph{a \textbf{b}} and CO$_2$, m$^{2}$", "<i>a <b>b</b></i> and CO<sub>2</sub>, m<sup>2</sup>"),
        (r"\it open to the end", "<i>open to the end</i>"),
        (r"a\_b a\^e", "a_b aê"),
        (r"$n \times m \ge 5$", "n × m ≥ 5"),
        (r"$O(n \log n)$ and $^\circ$C", "O(n log n) and °C"),
        (r"\textalpha-synuclein and\slash or \enquote{peers}", "α-synuclein and/or “peers”"),
        (r"\noopsort{1973}Title", "Title"),
        (r"\glqq Hoffnung\grqq{}", "„Hoffnung“"),
        (r"T\t{oo} \textcommabelow{t}", "To͡o ț"),
    ],
)
def test_commands_are_read_as_rich_text(source, title):
    assert decode_title(source) == title


def test_the_real_titles_survive_protection():
    for item in ITEMS:
        assert decode(protect(item.title)) == item.title


@MANY
@given(TEXT | st.text() | TEX)
def test_nothing_written_holds_a_command_or_an_odd_brace(text):
    for source in (escape(text), protect(text)):
        assert re.sub(r"\\[&%$#_{}]", "", source).count("\\") == 0
        assert not re.search(r"[\^~]|(?<!\\)[&%$#_]", source)
        depth = 0
        for char in source:
            depth += (char == "{") - (char == "}")
            assert depth >= 0
        assert depth == 0
    assert not re.search(r"[{}\\\s]", verbatim(text).replace("\u00a0", "").replace("\u3000", "")) or not text.isascii()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"{\"u}ber M{\"u}ller", "über Müller"),
        (r"Garc\'ia and Garc{\'\i}a and Garc\'{\i}a", "García and García and García"),
        (r"\v{S}koda, Fran\c{c}ois, \c cedilla, \H{o}", "Škoda, François, çedilla, ő"),
        (r"Stra\ss{}e, S{\o}ren, \AA rhus, {\L}ukasz, \ae{}on", "Straße, Søren, Århus, Łukasz, æon"),
        (r"R\&D 50\% \$9 \#1 a\_b \{c\}", "R&D 50% $9 #1 a_b {c}"),
        (r"``quoted'' -- and --- \ldots", "“quoted” – and — …"),
        (r"\emph{in vitro} {\em in vivo} \textbf{bold \textit{both}}", "in vitro in vivo bold both"),
        (r"{NHS} {R\&D} {{UPSIDES}}", "NHS R&D UPSIDES"),
        (r"$\alpha$-test, H$_2$O, 5~m$^{2}$, $p \leq 0.05$", "α-test, H₂O, 5 m², p ≤ 0.05"),
        (r"m\textsuperscript{2} \href{https://x.uk}{here}", "m² here"),
        (r"\textbackslash{}x \textasciitilde{}y", "\\x ~y"),
        ("two\n   lines\\\\ three", "two lines three"),
        (r"\unknown{kept} \alsounknown", "kept"),
        ("} unbalanced {", "unbalanced"),
        ("\\", ""),
        (r"\'", ""),
        ("Smith's \"own\" 'words'", "Smith's \"own\" 'words'"),
    ],
)
def test_what_people_write_in_tex_is_read_as_what_it_prints(source, text):
    assert decode(source) == text


@pytest.mark.parametrize("source", ["{" * 50_000, "\\'" * 50_000, r"\'{" * 50_000, "$" * 50_000, "^{" * 50_000])
def test_no_depth_of_nesting_exhausts_the_stack(source):
    assert isinstance(decode(source), str)


@MANY
@given(TEX | st.text())
def test_any_source_is_read_without_an_error(source):
    assert "\n" not in decode(source)


def test_text_is_cut_only_outside_braces():
    assert split_outside_braces("{a, b}, c, {d{,}}", re.compile(",")) == ["{a, b}", " c", " {d{,}}"]
    assert split_outside_braces("a}, {b, c", re.compile(",")) == ["a}", " {b, c"]
