"""Texts that make a careless parser take quadratic time or worse: by format, shapes that repeat a part any number of times."""

from __future__ import annotations

from pswbrief.formats.format_names import FormatName

# The text before, the part that is repeated, and the text after.
Shape = tuple[str, str, str]


_BIB_SHAPES: list[Shape] = [
    ("", "@comment{\n", ""),
    ("", "@comment{ ", ""),
    ("", "@a{k1,title={x\n", ""),
    ("", "@a{k1,title={x ", ""),
    ("", '@a{k1,title="x ', ""),
    ("", "@a{k,title=1}\n", ""),
    ("", "@a{k,title=1} ", ""),
    ("@a{", " ", "{"),
    ("@a{k,title={", "<b", ">"),
    ("@a{k,title={", "{", "}"),
    ("@a{k,title={", "}", ""),
    ("@a{k,title={", "\\'", "}}"),
    ("@a{k,title={", "\\'{", "}}"),
    ("@a{k,title={", "$^{", "}}"),
    ("@a{k,title={", "\\url{", "}}"),
    ("@a{k,howpublished={\\url{", " ", "}}"),
    ("@a{k,author={", "a and ", "}}"),
    ("@a{k,author={a", " ", "b}}"),
    ("@a{k,author={", "a ", "}}"),
    ("@a{k,author={", "{a}, ", "}}"),
    ("@a{k,author={", "and\n", "}}"),
    ("@a{k,keywords={", "a;", "}}"),
    ("@a{k,date={", "\u00a0", "2}}"),
    ("@a{k,", "junk ", "}"),
    ("@a{k,", 'junk\n x="1",', ""),
    ("@a{k,", "junk, x={1}", ""),
    ("@a{k,title=", "x # ", "y}"),
    ("@string{s={aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}\n", "@a{k,title=s#s#s}\n", ""),
    ("@book{p,title={aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}\n", "@inbook{k,crossref=p}\n", ""),
    ("@article{k,doi={", "doi: ", "}}"),
    ("", "@", ""),
    ("@a", " ", ""),
]


_RIS_SHAPES: list[Shape] = [
    ("", "TY  - JOUR\nTI  - Same\nER  - \n", ""),
    ("", "TY  - JOUR\nID  - same\nER  - \n", ""),
    ("", "TY  - JOUR\n", ""),
    ("TY  - JOUR\n", "ER  - \n", ""),
    ("TY  - JOUR\nAB  - x\n", "more\n", ""),
    ("TY  - JOUR\nAB  - \n", " \n", ""),
    ("TY  - JOUR\n", "KW  - word\n", ""),
    ("TY  - JOUR\n", "AU  - A, B\n", ""),
    ("TY  - JOUR\nAU  - ", "Ax, B., ", ""),
    ("TY  - JOUR\nAU  - ", "Ax ", ""),
    ("TY  - JOUR\nTI  - ", "<b", ">"),
    ("TY  - JOUR\nTI  - ", "&amp;", ""),
    ("TY  - JOUR\nTI  - ", "&amp", ""),
    ("TY  - JOUR\nDA  - ", "\u00a0", "x"),
    ("TY  - JOUR\nPY  - ", "1/", ""),
    ("TY  - JOUR\nSN  - ", "0-", ""),
    ("TY  - JOUR\nM3  - ", "10.1000/ ", ""),
    ("TY  - JOUR\nSP  - ", "1-", ""),
    ("TY  - JOUR\nUR  - ", "http://a ", ""),
    ("TY  - JOUR\n", "1", " TY  - JOUR"),
    ("", " ", "TY  - JOUR"),
    ("TY  - JOUR\nDO  - ", "doi: ", ""),
]


_NBIB_SHAPES: list[Shape] = [
    ("", "PMID- 1\nTI  - Same\n\n", ""),
    ("", "PMID- 1\n", ""),
    ("", "TI  - x\n", ""),
    ("PMID- 1\nAB  - x\n", "      more\n", ""),
    ("PMID- 1\nLID - ", " ", "[doi"),
    ("PMID- 1\nLID - ", "[a] ", "[doi"),
    ("PMID- 1\nAU  - ", "Ax ", ""),
    ("PMID- 1\n", "FAU - Ax, B\nCN  - C.\n", ""),
    ("PMID- 1\n", "MH  - *Word/x\n", ""),
    ("PMID- 1\nMH  - ", "*a/", ""),
    ("PMID- 1\nDP  - ", "\u00a0", "x"),
    ("PMID- 1\nDP  - ", "2012 ", ""),
    ("PMID- 1\nPG  - ", "e1-", ""),
    ("PMID- 1\nIS  - ", "1(", ""),
    ("PMID- 1\nISBN- ", "1 ", ""),
    ("PMID- 1\nTI  - ", ".", ""),
    ("PMID- 1\nTI  - ", "<b", ">"),
    ("PMID- 1\n", "PT  - Review\n", ""),
    ("PMID- 1\nFAU - ", "a,", ""),
    ("", " ", "PMID- 1"),
]


_CSL_SHAPES: list[Shape] = [
    ("[", '{"id":"k","title":"Same"},', '{"id":"k"}]'),
    ("[", '{"title":"Same"},', '{"id":"k"}]'),
    ("[", '{"id":"k"}', "]"),
    ("[", '{"a":1 ', "]"),
    ("[", ',{"a":', "]"),
    ("[", '{"a":[0,', "]"),
    ("[", '{"id":1},x,', "]"),
    ("", "[", ""),
    ("", '{"items":', ""),
    ('[{"id":"k","note":"', "PMID: 1\\n", '"}]'),
    ('[{"id":"k","note":"', " ", '\\nPMID"}]'),
    ('[{"id":"k","title":"', "\\ud800", '"}]'),
    ('[{"id":"k","title":"', "<b", '>"}]'),
    ('[{"id":"k","keyword":"', "a;", '"}]'),
    ('[{"id":"k","author":[', '{"family":"A"},', '"x"]}]'),
    ('[{"id":"k","issued":{"date-parts":[[', "1,", "1]]}}]"),
    ('[{"id":"k","issued":"', "\\u00a0", 'x"}]'),
    ('[{"id":"k","page":"', "1-", '"}]'),
    ('[{"id":"k","DOI":"', "doi: ", '"}]'),
    ("", '"', ""),
    ("[", "1", "]"),
]


_CSV_SHAPES: list[Shape] = [
    ("title,doi\n", "Same,\n", ""),
    ("title,doi\n", 'a","\n', ""),
    ("title,doi\n", '"a\n', ""),
    ("title,doi\n", '"a"b\n', ""),
    ("title,doi\n", '"', ""),
    ("title,doi\n", '""', "\n"),
    ("title,doi\n", ",", "\n"),
    ("title,", "doi,", "\n"),
    ("title,authors\nx,", "Quill ", "\n"),
    ("title,authors\nx,", "q", "\n"),
    ("title,authors\nx,", "Ax B;", "\n"),
    ('title,authors\nx,"', "Ax B, ", '"\n'),
    ("title,keywords\nx,", "\\;", "\n"),
    ("title,keywords\nx,", "a;", "\n"),
    ("title,note\nx,", "'", "\n"),
    ("title,note\nx,", "\u200b", "\n"),
    ("title,year\nx,", "\u00a0", "1\n"),
    ("title,pages\nx,", "1-", "\n"),
    ("title,type\nx,", "x ", "\n"),
    ("title,doi\nx,", "doi: ", "\n"),
    ("title,doi\n", "\n", "x"),
]


_XML_SHAPES: list[Shape] = [
    ("<xml><records>", "<record><titles><title>Same</title></titles></record>", "</records></xml>"),
    ("<xml><records>", "<record>", "</records></xml>"),
    ("<xml><records>", "<record ", ""),
    ("<xml><records>", "</record>", ""),
    ("<xml><records>", "<record><a></record>", ""),
    ("<xml><records><record>", "<a>", ""),
    ("<xml><records><record><titles><title>", "<style>", ""),
    ("<xml><records><record><titles><title>", "<style>x</style>", "</title></titles></record></records></xml>"),
    ("<xml><records><record><titles><title>", "&lt;b", "&gt;</title></titles></record></records></xml>"),
    ("<xml><records><record><titles><title>", "&#x1f;", "</title></titles></record></records></xml>"),
    ("<xml><records><record><titles><title>", "&#0", "</title></titles></record></records></xml>"),
    ("<xml><records><record>", "<!-- -->", "</record></records></xml>"),
    ("<xml><records><record>", "<!--", ""),
    ("<xml><records><record><keywords>", "<keyword>x</keyword>", "</keywords></record></records></xml>"),
    ("<xml><records><record><keywords><keyword>", "a\n", "</keyword></keywords></record></records></xml>"),
    (
        "<xml><records><record><contributors><authors>",
        "<author>A, B</author>",
        "</authors></contributors></record></records></xml>",
    ),
    ("<xml><records><record><isbn>", "0-", "</isbn></record></records></xml>"),
    ("<xml><records><record><dates><year>", "\u00a0", "1</year></dates></record></records></xml>"),
    ("<xml><records><record><pages>", "1-", "</pages></record></records></xml>"),
    ("<xml ", "a", "='1'></xml>"),
    ("<xml><records><record><![CDATA[", "]", "]]></record></records></xml>"),
]


_A, _Z = "<PubmedArticle><MedlineCitation><Article>", "</Article></MedlineCitation></PubmedArticle>"
_PUBMED_SHAPES: list[Shape] = [
    ("", f"{_A}<ArticleTitle>Same</ArticleTitle>{_Z}", ""),
    ("", "<PubmedArticle>", ""),
    ("", "<PubmedArticle></PubmedBookArticle>", ""),
    ("", "<PubmedArticle/>\n", ""),
    ("<PubmedArticle>", "<a>", "</PubmedArticle>"),
    ("<PubmedArticle>", "<a></a>", "</PubmedArticle>"),
    ("<PubmedArticle>", "</PubmedArticle>", ""),
    ("<!DOCTYPE ", "a ", ""),
    ("", "<!DOCTYPE ", "["),
    ("<PubmedArticle ", "a", "='1'/>"),
    ("<PubmedArticle><![CDATA[", "]", "]]></PubmedArticle>"),
    (f"{_A}<ArticleTitle>", "x ", f"</ArticleTitle>{_Z}"),
    (f"{_A}<ArticleTitle>", "<i>x</i>", f"</ArticleTitle>{_Z}"),
    (f"{_A}<ArticleTitle>", ".", f"</ArticleTitle>{_Z}"),
    (f"{_A}<ArticleTitle>", "&amp;lt;", f"</ArticleTitle>{_Z}"),
    (f"{_A}<Abstract>", "<AbstractText Label='A'>b</AbstractText>", f"</Abstract>{_Z}"),
    (f"{_A}<AuthorList>", "<Author><LastName>Ax</LastName></Author>", f"</AuthorList>{_Z}"),
    (f"{_A}", "<AuthorList/>", _Z),
    (f"{_A}<ELocationID EIdType='doi'>", "10.1000/ ", f"</ELocationID>{_Z}"),
    (f"{_A}<Pagination><MedlinePgn>", "1-", f"</MedlinePgn></Pagination>{_Z}"),
    (f"{_A}<ArticleDate><Year>", "2012 ", f"</Year></ArticleDate>{_Z}"),
    ("", " ", "<PubmedArticle/>"),
]


_YAML_SHAPES: list[Shape] = [
    ("", "- id: k\n  title: Same\n", ""),
    ("", "- title: Same\n", ""),
    ("", "- id: 'k\n", ""),
    ("references:\n", "- id: k\n", ""),
    ("", "- ", ""),
    ("", "-\n", ""),
    ("", "[", ""),
    ("", "{", ""),
    ("- id: k\n  title: ", "[", ""),
    ("- id: k\n  title: ", "a ", ""),
    ("- id: k\n  title: |\n", "    a\n", ""),
    ("- id: k\n  title: '", "a ", "'"),
    ('- id: k\n  title: "', "\\\\u0061", '"'),
    ("- id: k\n  author: [", "{family: A},", "]"),
    ("- id: k\n  keyword: ", "a, ", ""),
    ("- id: k\n", "  a: b\n", ""),
    ("- id: k\n", "  # a\n", ""),
    ("", "# a\n", "- id: k"),
    ("", "---\n", ""),
    ("", "&a ", ""),
    ("", " ", "- id: k"),
    ("- id: k\n  issued: ", "2012-", ""),
]


def _tagged_shapes(opener: str, line: str, fields: str, prolonged: str) -> list[Shape]:
    """Return the shapes of a format of tags: `line` is a line with a tag and a value, `prolonged` one that continues the value.

    `fields` are the tags of title, author, keyword, date, pages, serial number, DOI, address, source and note, in this order.
    """
    title, author, word, date, pages, serial, doi, url, source, note = (
        line.format(tag, "{}") for tag in fields.split()
    )
    many = opener + title.format("Same") + "\n"
    return [
        ("", many, ""),
        ("", opener, ""),
        ("", title.format("x") + "\n", ""),
        (opener + note.format("x") + "\n", prolonged, ""),
        (opener + author.format("A, B") + "\n", prolonged, ""),
        (opener, author.format("A, B") + "\n", ""),
        (opener + author.format(""), "Ax, B., ", ""),
        (opener + author.format(""), "Ax ", ""),
        (opener + author.format(""), "[a] ", ""),
        (opener, word.format("word") + "\n", ""),
        (opener + word.format(""), "a; ", ""),
        (opener + title.format(""), "<b", ">"),
        (opener + title.format(""), "&amp", ""),
        (opener + title.format("x "), "[A ", "]"),
        (opener + date.format(""), "\u00a0", "x"),
        (opener + date.format(""), "2012 ", ""),
        (opener + pages.format(""), "1-", ""),
        (opener + serial.format(""), "0-", ""),
        (opener + doi.format(""), "10.1000/ ", ""),
        (opener + url.format(""), "http://a ", ""),
        (opener + source.format(""), "A. ", "1(2)"),
        (opener + source.format("A. 1"), "(", "2012"),
        (opener + source.format("A. 1"), " pp", "2012"),
        ("", " ", opener),
    ]


SHAPES = {
    FormatName.BIBTEX: _BIB_SHAPES,
    FormatName.RIS: _RIS_SHAPES,
    FormatName.NBIB: _NBIB_SHAPES,
    FormatName.CSL_YAML: _YAML_SHAPES,
    FormatName.PUBMED_XML: _PUBMED_SHAPES,
    FormatName.WEB_OF_SCIENCE: _tagged_shapes("PT J\n", "{} {}", "TI AU DE PY BP SN DI UT SO AB", "   more\n"),
    FormatName.ENW: _tagged_shapes("%0 Book\n", "%{} {}", "T A K D P @ R U J X", "more\n"),
    FormatName.OVID: _tagged_shapes("<1>\n", "{}  - {}", "TI AU KW DP PG IS DO UR SO AB", "      more\n"),
    FormatName.CSL_JSON: _CSL_SHAPES,
    FormatName.CSV: _CSV_SHAPES,
    FormatName.ENDNOTE_XML: _XML_SHAPES,
}
