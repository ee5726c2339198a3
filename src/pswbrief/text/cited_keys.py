"""The citation keys in a manuscript: Markdown (pandoc, Quarto, R Markdown), LaTeX (.tex, .aux, .bcf) and Typst.

Each reader returns the keys in the order of their first citation. Text in code, comments, addresses or e-mail addresses is no
citation. Sources: Pandoc User's Guide, "Citation syntax"; the biblatex manual, 3.9; the LaTeX companion, chapter 12; Typst's
reference, "Reference" and "Cite".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# A key: a letter, digit or underscore, then also punctuation, but not at its end or twice in a row.
_KEY = r"[^\W_](?:[:.#$%&+?<>~/-]?\w)*|_(?:[:.#$%&+?<>~/-]?\w)+"
_MARKDOWN = re.compile(rf"(?<![\w.+\\-])-?@(?:\{{([^{{}}\s]+)\}}|({_KEY}))")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# A paragraph with this indentation is code, unless it continues a list item or a note.
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)")
_ITEM = re.compile(r"\s*(?:[-+*:]|\(?(?:\d+|[a-zA-Z]|#|@\w*)[.)]|\[\^[^\]]+\]:)(?=\s|$)")
_TICKS = re.compile(r"`+")
# Comments, formulas, tags, and addresses: those in angle brackets, those that links lead to, and bare ones.
_MARKDOWN_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|\\\\|(?<!\\)\$\$[^$]*\$\$|(?<!\\)\$(?=\S)[^$\n]*(?<=[^\s\\])\$(?!\d)|</?[a-z][a-z0-9-]*(?:\s[^<>]*)?>|<[a-z][a-z0-9+.-]{0,30}:[^<>\s]*>|\]\([^()\s]*\)|(?<!\{)\bhttps?://[^\s<>\]]+",
    re.DOTALL | re.IGNORECASE,
)
# The citations of a document's metadata that are listed and nowhere cited, up to the next field.
_NOCITE = re.compile(r"^nocite:(.*?)(?=^[^\s#]|\Z)", re.DOTALL | re.MULTILINE)
_YAML_HEAD = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
# Cross-references of Quarto and bookdown look like citations.
_CROSS_REFERENCE = re.compile(
    r"(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|nte|tip|wrn|imp|cau)-", re.IGNORECASE
)
_TEX_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")
_TEX_VERBATIM = re.compile(
    r"\\begin\{(verbatim\*?|lstlisting|minted|comment)\}.*?(?:\\end\{\1\}|\Z)|\\(?:verb|lstinline)\*?([^\w\s{])[^\n]*?\2",
    re.DOTALL,
)
_TEX_UNSEEN = re.compile(r"\\iffalse\b.*?(?:\\fi\b|\Z)|\\end\{document\}.*", re.DOTALL)
# \cite and its relatives of natbib and biblatex, with up to two optional arguments; the plural forms take several groups.
_TEX_CITE = re.compile(
    r"\\(?!(?:set)?citestyle\b|newcites\b|(?:def|Declare)[cC]ite)"
    r"(?:[a-zA-Z]{0,30}vol[cC]ites?\*?(?:\s*\[[^\[\]]*\])?\s*\{[^{}]*\}|(?:[a-zA-Z]{0,30}[cC]ite[a-zA-Z]{0,30}|bibentry)\*?)"
    r"((?:\s*(?:\([^()]*\)|\[(?:[^\[\]{}]|\{[^{}]*\})*\])){0,4}\s*\{[^{}]*\}(?:(?:\s*\[[^\[\]]*\]){0,2}\s*\{[^{}]*\})*)"
)
_OPTIONAL = re.compile(r"\[(?:[^\[\]{}]|\{[^{}]*\})*\]")
# A macro's argument, a command or a setting: no key.
_NO_KEY = re.compile(r"[\\#={}\s]")
_GROUP = re.compile(r"\{([^{}]*)\}")
_AUX = re.compile(r"\\(?:citation|abx@aux@cite\{[^{}]*\})\{([^{}]*)\}")
_BCF = re.compile(r"<bcf:citekey[^<>]*>([^<>]+)</bcf:citekey>")
_TYPST_HIDDEN = re.compile(r"//[^\n]*|/\*.*?(?:\*/|\Z)|```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
# Code: the rest of a line, or a call. Only in code do quotation marks enclose a string.
_TYPST_CODE = re.compile(
    r"#(?:let|set|show|import|include)\b[^\n]*"
    r"|#[\w.-]+\((?:[^()\"]|\"(?:\\.|[^\"\\])*+\"|\((?:[^()\"]|\"(?:\\.|[^\"\\])*+\")*+\))*+\)"
)
_TYPST_STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"")
_TYPST = re.compile(rf"(?<![\w.\\])@({_KEY})|#?\bcite\(\s*(?:<([^<>\s]+)>|label\(\s*\"([^\"]+)\"\s*\))")
_TYPST_STRING_LABEL = re.compile(r"label\(\s*\"([^\"]+)\"\s*\)")


def markdown_keys(text: str) -> list[str]:
    """Return the keys that a Markdown text cites: `[@key]`, `@key`, `[-@key, p. 5; @{odd key}]`.

    >>> markdown_keys("As [@okoro2020; see @marsh:2019] and a@b.org say.")
    ['okoro2020', 'marsh:2019']
    """
    head = _YAML_HEAD.match(text)
    body = text[head.end() :] if head else text
    unseen = _NOCITE.search(head[1]) if head else None
    shown = _MARKDOWN_HIDDEN.sub(" ", _without_code(body)) + (unseen[1] if unseen else "")
    found = [braced or key for braced, key in _MARKDOWN.findall(shown)]
    return _unique(key for key in found if not _CROSS_REFERENCE.match(key))


def _without_code(text: str) -> str:
    """Return Markdown without its fenced blocks and its inline code."""
    lines, fence, in_item, after_blank = [], "", False, True
    for line in text.splitlines():
        opening = _FENCE.match(line)
        if fence:
            if opening and opening[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif opening:
            fence = opening[1]
        elif not (after_blank and not in_item and _INDENTED.match(line)):
            lines.append(line)
            after_blank = not line.strip()
            if not after_blank and not line[0].isspace():
                in_item = _ITEM.match(line) is not None
    shown = "\n".join(lines)
    # A run of backticks opens code if a later run is as long; the last run of each length closes what is open.
    runs = list(_TICKS.finditer(shown))
    last = {len(run[0]): number for number, run in enumerate(runs)}
    kept, done, number = [], 0, 0
    while number < len(runs):
        length = len(runs[number][0])
        if last[length] > number:
            kept.append(shown[done : runs[number].start()])
            number += 1
            while len(runs[number][0]) != length:
                number += 1
            done = runs[number].end()
        number += 1
    return " ".join([*kept, shown[done:]])


def latex_keys(text: str) -> list[str]:
    r"""Return the keys that a LaTeX text cites by `\cite` and its relatives, of natbib and biblatex.

    >>> latex_keys(r"\citep[see][5]{okoro2020, marsh2019} % \cite{not}")
    ['okoro2020', 'marsh2019']
    """
    bare = _TEX_UNSEEN.sub(" ", _TEX_COMMENT.sub(r"\1", _TEX_VERBATIM.sub(" ", text)))
    commands = (_OPTIONAL.sub("", command) for command in _TEX_CITE.findall(bare))
    groups = (group for command in commands for group in _GROUP.findall(command))
    return [key for key in _split(groups) if not _NO_KEY.search(key)]


def aux_keys(text: str) -> list[str]:
    """Return the keys in an .aux file, as BibTeX and biblatex write it."""
    return _split(_AUX.findall(text))


def bcf_keys(text: str) -> list[str]:
    """Return the keys in a .bcf file, biber's control file."""
    return _split(_BCF.findall(text))


def typst_keys(text: str) -> list[str]:
    """Return the keys that a Typst text cites: `@key`, `#cite(<key>)`. A label of the text itself is no citation.

    >>> typst_keys("@okoro2020[p. 5] and #cite(<marsh2019>) // @not")
    ['okoro2020', 'marsh2019']
    """
    labels = set(_TYPST_STRING_LABEL.findall(text))
    shown = _TYPST_HIDDEN.sub(" ", text)
    bare = _TYPST_CODE.sub(
        lambda code: _TYPST_STRING.sub(lambda match: match[0] if match[0].strip('"') in labels else " ", code[0]), shown
    )
    own = set(re.findall(r"(?<!cite\()<([\w:.-]+)>", bare))
    return [key for key in _unique(next(filter(None, match)) for match in _TYPST.findall(bare)) if key not in own]


# The reader of each ending of a manuscript's file name.
READERS: dict[str, Callable[[str], list[str]]] = {
    ".md": markdown_keys,
    ".markdown": markdown_keys,
    ".qmd": markdown_keys,
    ".rmd": markdown_keys,
    ".txt": markdown_keys,
    ".tex": latex_keys,
    ".ltx": latex_keys,
    ".rnw": latex_keys,
    ".aux": aux_keys,
    ".bcf": bcf_keys,
    ".typ": typst_keys,
}


def _split(groups: Iterable[str]) -> list[str]:
    return _unique(key for group in groups for part in group.split(",") if (key := part.strip()) and key != "*")


def _unique(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))
