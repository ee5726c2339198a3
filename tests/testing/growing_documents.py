"""Shapes, as in `growing_texts`, of Word documents, PDFs, CSL styles, vocabularies and settings, and the files that hold them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from testing.other_growing_texts import fits

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINK = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_RELATIONS}/hyperlink" Target="https://example.org/a" TargetMode="External"/></Relationships>'
)


def docx_of(body: str) -> bytes:
    """A Word document whose body is this WordprocessingML; `r1` is the id of a link."""
    document = f'<w:document xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}"><w:body>{body}</w:body></w:document>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", _LINK)
    return made.getvalue()


def pdf_of(content: str) -> bytes:
    """A PDF of pages, which form feeds part, each of which draws a content stream in the fonts R and B (bold).

    A comment `%L x y` in it is a link, ten points high and wide, with its lower left corner there.
    """
    pages = content.split("\f")
    fonts = [f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{bold}>>" for bold in ("", "-Bold")]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>", *fonts]
    for number, page in enumerate(pages):
        links = [line.split()[1:3] for line in page.split("\n") if line.startswith("%L ")]
        areas = "".join(
            f"<</Type/Annot/Subtype/Link/Rect[{x} {y} {int(x) + 10} {int(y) + 10}]/A<</S/URI/URI(https://example.org/{at})>>>>"
            for at, (x, y) in enumerate(links)
        )
        resources = "/Resources<</Font<</R 3 0 R/B 4 0 R>>>>"
        about = f"/Parent 2 0 R/MediaBox[0 0 600 800]{resources}/Annots[{areas}]/Contents {6 + 2 * number} 0 R"
        objects += [f"<</Type/Page{about}>>", f"<</Length {len(page)}>>stream\n{page}\nendstream"]
    return _with_offsets(objects)


def _with_offsets(objects: Sequence[str]) -> bytes:
    whole, starts = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        starts.append(len(whole))
        whole += f"{number} 0 obj{each}endobj\n".encode("latin-1")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>startxref {len(whole)} %%EOF"
    return whole + end.encode()


WORD_DOCUMENTS = fits("""
¦<w:p><w:r><w:t>a</w:t></w:r></w:p>¦
¦<w:p/>¦
¦<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>¦
<w:p>¦<w:r><w:t>a </w:t></w:r>¦</w:p>
<w:p><w:r>¦<w:t>a</w:t>¦</w:r></w:p>
<w:p><w:r>¦<w:br/>¦</w:r></w:p>
<w:p><w:r>¦<w:tab/>¦</w:r></w:p>
<w:p><w:r><w:t>¦a ¦</w:t></w:r></w:p>
<w:p><w:r><w:t>¦&amp;¦</w:t></w:r></w:p>
<w:p><w:r><w:t>¦.¦</w:t></w:r></w:p>
<w:p>¦<w:hyperlink r:id="r1"><w:r><w:t>a</w:t></w:r></w:hyperlink>¦</w:p>
¦<w:p><w:hyperlink r:id="r1">¦×</w:hyperlink></w:p>
<w:p>¦<w:r><w:fldChar w:fldCharType="begin"/></w:r>¦</w:p>
<w:p>¦<w:r><w:instrText> HYPERLINK "a" </w:instrText></w:r>¦</w:p>
<w:p>¦<w:bookmarkStart w:id="1" w:name="a"/>¦</w:p>
¦<w:p><w:ins>¦×</w:ins></w:p>
¦<w:sdt><w:sdtContent>¦×</w:sdtContent></w:sdt>
¦<w:tbl><w:tr><w:tc>¦×</w:tc></w:tr></w:tbl>
<w:tbl>¦<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>¦</w:tbl>
<w:tbl><w:tr>¦<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>¦</w:tr></w:tbl>
¦<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>¦
¦<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>¦
<w:p>¦<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>¦</w:p>
¦<w:p>¦
¦<!-- -->¦
<w:p ¦w:a=""¦/>
""")
# Where each part moves what follows it: `cm` adds to the position, Td moves within a text.
PDFS = fits("""
BT /R 10 Tf 50 700 Td ¦(ab) Tj ¦ET
BT /R 10 Tf 50 700 Td (¦ab ¦) Tj ET
BT /R 10 Tf 50 700 Td (¦.¦) Tj ET
BT /R 10 Tf 50 700 Td (¦(¦)) Tj ET
BT /R 10 Tf 50 700 Td ¦(ab) Tj 0 -12 Td ¦ET
BT /R 10 Tf 50 700 Td ¦(ab-) Tj 0 -12 Td ¦ET
BT /R 10 Tf 50 700 Td ¦(- ab) Tj 0 -12 Td ¦ET
BT /R 10 Tf 50 700 Td ¦(ab.) Tj 0 -30 Td ¦ET
BT /R 10 Tf 50 700 Td ¦(ab) Tj 30 0 Td ¦ET
BT /R 10 Tf 50 700 Td ¦(ab) Tj 30 -1 Td ¦ET
BT /R 10 Tf 50 700 Td ¦(ab) Tj -1 3 Td ¦ET
BT 50 700 Td ¦/R 10 Tf (ab) Tj 0 -12 Td /B 10 Tf (c) Tj 0 -12 Td ¦ET
BT 50 700 Td ¦/R 10 Tf (ab) Tj /R 11 Tf (c) Tj ¦ET
¦BT /R 10 Tf 50 700 Td (ab) Tj ET 1 0 0 1 0 -12 cm ¦
¦BT /R 10 Tf 50 700 Td (ab) Tj ET 1 0 0 1 25 0 cm ¦
¦BT /R 10 Tf 50 700 Td (ab) Tj ET⏎%L 50 700⏎ 1 0 0 1 0 -30 cm ¦
BT /R 10 Tf 50 700 Td (ab) Tj ET⏎¦%L 50 700⏎¦
BT /R 10 Tf 50 700 Td (ab) Tj ET⏎¦%L 90 900⏎ BT /R 10 Tf 50 600 Td (ab) Tj ET 1 0 0 1 0 -30 cm⏎¦
¦BT /R 10 Tf 50 700 Td (ab) Tj ET\f¦
¦BT /R 10 Tf 50 700 Td (Contents) Tj 0 -12 Td (a ..... 1) Tj ET\f¦
BT /R 10 Tf 50 700 Td (a) Tj ET ¦q ¦
BT /R 10 Tf 50 700 Td (a) Tj ET ¦0 0 m 9 9 l S ¦
BT /R 10 Tf 50 700 Td ¦[(a)-900(b)] TJ ¦ET
BT /R 10 Tf 50 700 Td [¦(a)-900 ¦] TJ ET
¦(¦
""")
_STYLE = '<style xmlns="http://purl.org/net/xbiblio/csl">'
STYLES = [
    (_STYLE + before, repeated, after)
    for before, repeated, after in fits("""
¦<macro name="a"><text macro="b"/></macro>¦
<macro name="a">¦<text macro="b"/>¦</macro>
<macro name="a">¦<text macro="a"/>¦</macro>
¦<macro name="a">¦
¦<macro ¦
¦<macro name="¦
¦macro="a" ¦
¦macro=¦
¦macro ¦
macro¦ ¦="a"
macro="¦a¦"
macro="¦&amp;¦"
¦</macro>¦
¦<!--¦
¦<!-- -->¦
¦-->¦
¦<link ¦
¦<link rel="independent-parent" href="a">¦
<link href="¦/styles/a¦
<link href="¦/styles/¦">
¦<style ¦
<style ¦class="note ¦
¦<group>¦</group>
¦<¦
¦ ¦
""")
]
VOCABULARIES = fits("""
¦[[concepts]]⏎label = "a"⏎¦
¦[[concepts]]⏎¦
[[concepts]]⏎label = "¦a ¦"⏎
[[concepts]]⏎label = "a"⏎same = [¦"a", ¦]⏎
[[concepts]]⏎label = "a"⏎synonyms = [¦"a", ¦]⏎
[[concepts]]⏎label = "a"⏎narrower = [¦"a", ¦]⏎
[[concepts]]⏎label = "a"⏎parts = [¦"a", ¦]⏎regions = ["a"]⏎
[[concepts]]⏎label = "a"⏎finds = ["a"]⏎entry = [¦"a b", ¦]⏎
[[concepts]]⏎label = "a"⏎entry = ["a"]⏎finds = [¦"a", ¦]⏎
[[concepts]]⏎label = "a"⏎reason = "¦a¦"⏎
[[concepts]]⏎label = "a"⏎¦a = 1⏎¦
¦[[concepts]]⏎label = "a"⏎same = ["b"]⏎synonyms = ["c", "d"]⏎¦
¦[[concepts]]⏎label = "a"⏎¦[[concepts]]⏎
headings = [¦"a", ¦]⏎
headings = [¦"", ¦]⏎
headings = ["¦a ¦"]⏎
headings = ¦[¦
concepts = [¦{ label = "a" }, ¦]⏎
concepts = [¦{ label = "a" }, ¦{}]⏎
x = ¦{ a = ¦
¦a.¦b = 1
[¦a.¦b]
¦# a⏎¦
¦⏎¦headings = 1
¦\"""¦
¦[a]⏎¦
""")
SETTINGS = fits("""
¦style = "apa"⏎¦
style = "¦apa ¦"⏎
style = ¦[¦
style = ¦{ a = ¦
style = "¦\\u0041¦"⏎
style = '''¦⏎¦'''
¦style.¦a = 1
[¦style.¦a]
¦[style]⏎¦
¦[[style]]⏎¦
email = "¦a@¦"⏎
email = "¦a.¦@example.org"
email = "me@example.org¦ ¦"⏎
catalogue = "¦a/¦"⏎
catalogue = "¦a ¦"⏎
editor = "¦a ¦"⏎
editor = "¦'¦"⏎
[openathens]⏎prefix = "https://¦a.¦"⏎
[openathens]⏎prefix = "https://a/¦%20¦"⏎
[openathens]⏎prefix = "https://a/¦?url=¦"⏎
[openalex]⏎key = "¦a¦"⏎
¦# a⏎¦
¦⏎¦style = 1
¦a¦ = 1
¦\"""¦
""")
