"""Shapes, as in `growing_texts`, of what is no exchange format: queries, TOML, manuscripts, briefs, what a command is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from testing.growing_texts import Shape


def fits(repeated: str) -> list[Shape]:
    """A shape for each line of `repeated`, in which "¦" separates the texts before and after."""
    found: list[Shape] = []
    for line in repeated.strip("\n").split("\n"):
        before, part, after = line.replace("⏎", "\n").split("¦")
        found.append((before, part, after))
    return found


QUERIES = fits("""
¦peer ¦
¦(¦
¦(¦)
¦"¦
¦"a" ¦
¦NOT ¦x
¦-¦x
¦a OR ¦b
¦a AND ¦b
¦title:¦x
¦title:(¦x
¦*¦
¦a* ¦
¦wom?n ¦
¦year:2020.. ¦
¦2018..2022 ¦
¦doi:10.1/¦
¦https://a ¦
¦pmid:1 ¦
¦NEAR/3 ¦
¦[ti] ¦
¦x[tiab] OR ¦y
¦1. ¦
¦exp x/ or ¦y
¦et al ¦
¦支¦
""")
CATALOGUES = fits("""
¦# x⏎¦
¦[[references]]⏎¦
¦[[references]]⏎id = "a"⏎¦
[[references]]⏎id = "a"⏎type = "book"⏎title = "¦x ¦"⏎
[[references]]⏎id = "a"⏎type = "book"⏎title = '''¦x⏎¦'''⏎
[[references]]⏎id = "a"⏎type = "book"⏎title = \"""¦x⏎¦\"""⏎
[[references]]⏎id = "a"⏎type = "book"⏎title = \"""¦\\⏎¦\"""⏎
[[references]]⏎id = "a"⏎type = "book"⏎title = "¦\\u0041¦"⏎
[[references]]⏎id = "a"⏎type = "book"⏎title = "x"⏎tags = [¦"a",¦]⏎
[[references]]⏎id = "a"⏎type = "book"⏎title = "x"⏎tags = [¦⏎# x¦⏎]⏎
[[references]]⏎id = "a"⏎type = "book"⏎title = "x"⏎authors = [¦{ family = "A" },¦]⏎
[[references]]⏎id = "a"⏎type = "book"⏎title = "x"⏎¦# CONFLICT volume = "1"⏎¦volume = "2"⏎
[[references]]⏎id = "a"⏎type = "book"⏎title = "x"⏎pages = "¦1-¦"⏎
[[references]]⏎id = "a"⏎type = "book"⏎title = "x"⏎issued = "¦2012-¦"⏎
[[references]]⏎id = "a"⏎type = "book"⏎title = "x"⏎doi = "10.1/¦a.¦"⏎
[[references]]⏎id = "a"⏎type = "book"⏎title = "x"⏎url = "http://¦a.¦"⏎
[[references]]⏎id = "¦a-¦"⏎
¦a.¦b = 1
[¦a.¦b]
[[¦a.¦b]]
x = ¦[¦
x = ¦{ a = ¦
¦[a]⏎¦
¦\"""¦
¦'¦
¦ ¦[[references]]
¦⏎¦[[references]]
""")
MANUSCRIPTS = fits("""
¦[@a] ¦
¦@a ¦
¦@¦
¦[¦
¦[@¦
¦[@a; ¦]
¦-@{¦
¦`¦
¦```⏎¦
¦~~~⏎@a⏎¦
¦<!-- ¦
¦<!-- @a --> ¦
¦\\¦
¦\\cite{a}¦
¦\\cite{¦
¦\\cite[¦
¦\\cites{a}¦{b}
\\cite{¦a,¦}
¦%¦
¦% @a⏎¦
¦\\verb|¦
¦\\begin{verbatim}¦
¦#cite(<a>) ¦
¦#cite(¦
¦// @a⏎¦
¦/* ¦
¦\\citation{a}⏎¦
¦\\abx@aux@cite{0}{a}⏎¦
¦<bcf:citekey>a</bcf:citekey>¦
¦<bcf:citekey>¦
¦a@b.org ¦
""")
BRIEFS = fits("""
¦# A⏎⏎¦
¦A title⏎⏎¦
¦# A⏎⏎## B⏎⏎¦
¦A. (2020) B. *C*, 1(2), pp. 3-4.⏎⏎¦
¦*¦
¦**a ¦
¦[a](b) ¦
¦[¦
¦](¦
¦| a ¦
¦a | b⏎¦
¦- a⏎¦
¦1. a⏎¦
¦Contents⏎a ..... 1⏎¦
¦a ¦
¦.¦
¦ ¦a
¦⏎¦a
¦https://a.b/c ¦
¦(2020) ¦
¦Ax, B., ¦
¦Ax B and ¦C
¦vol. 1 ¦
¦Abstract⏎¦
¦-⏎¦
¦a-⏎b⏎¦
a¦ ¦b
a¦. ¦b
¦...a1 ¦
x ¦,.¦y
# a¦ ¦b
# a¦ #¦ b
¦__a ¦
¦**a __b ¦
¦*a ¦
¦_a_b¦
""")
PAGES = fits("""
¦<p>a</p>¦
¦<p>¦
¦<div>¦
¦<div>¦</div>
¦</p>¦
¦<h1>a</h1><p>b</p>¦
¦<table><tr><td>¦
¦<td>a</td>¦
¦<a href='x'>a</a>¦
¦<a href='¦
¦<¦
¦<!--¦
¦<!-- --> ¦
¦&amp; ¦
¦&¦
¦<br>¦
¦<script>¦
¦<style>a¦
¦<ul><li>¦
¦<b><i>¦
¦<![CDATA[¦
¦<p ¦a='1'>
""")
GIVEN = fits("""
¦a¦
¦ ¦a
¦a ¦
¦[¦
¦]¦
¦[auth]¦
¦[title:lower]¦
¦[a:¦]
¦{id} ¦
¦{¦
¦}¦
¦{{¦
¦{title:>9}¦
¦{a|¦}
¦a, ¦
¦a;¦
¦A. ¦
¦A B and ¦C
¦10.1/¦
¦10.1/a.¦
¦http://a ¦
¦2012-¦
¦2012/¦
¦1-¦
¦<i>¦
¦<i>¦</i>
¦&amp;¦
""")
