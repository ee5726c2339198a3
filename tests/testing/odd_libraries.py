"""Libraries as only a person with a text editor lays them out: valid, with all ways of TOML to write a table, a key, a value."""

from __future__ import annotations

from hypothesis import strategies as st

# Tables with the id `{}`: comments anywhere, quotes of each kind, lists over several lines, sub-tables, texts that look like TOML.
_TABLES = (
    '[[references]]\nid = "{}"\ntype = "book"\ntitle = "A"\n',
    '# Mine.\n[[references]] # really\nid = "{}" # a key\ntype = "book"\ntitle = "A" # of # many\nvolume = "1"\n',
    (
        "[[references]]\n'id' = '{}'\n\"type\" = 'report'\ntitle = '''A\n[[references]]\n# B'''\n"
        'notes = """\nOne \\\n  two\n"""\n'
    ),
    '[[references]]\nid="{}"\ntype="book"\ntitle="A"\ntags = [\n  "x", # why\n\n  # and\n  "y",\n]\nvolume = "2"\n',
    (
        '[[ references ]]\nid = "{}"\ntype = "book"\ntitle = "\\u0041"\n'
        'authors = [{{ family = "A", given = "B" }}, {{ literal = "C, D" }}]\n'
    ),
    '[[references]]\nid = "{}"\ntype = "book"\ntitle = "A"\ncsl.medium = "x"\ncsl."number-of-pages" = "2"\n\n',
    (
        '[[references]]\nid = "{}"\ntype = "book"\ntitle = "A"\n# above\n'
        '[references.csl] # below\nmedium = "x"\n\n[references.extra.ris]\nC1 = ["1"]\n'
    ),
    '[[references]]\nid = "{}"\ntype = "book"\ntitle = "A"\ncsl = {{ medium = "x" }}\n# CONFLICT volume = "3"\nvolume = "1"\n',
    '[[references]]\n  id = "{}"\n\ttype = "book"\n\n\n  title = "]]"   \n  accepted = ["no-doi"]\n  status = "read"\n\n# The end.\n',
    '[[references]]\nid = "{}"\ntype = "book"\ntitle = "A"\ntags = []\nnotes = "one\\ntwo"\n#volume = "1"\n',
)
_NOTED = (
    '[[annotations]]\nid = "{}"\ntags = ["x"]\n',
    '# Theirs.\n[[annotations]]\nid = "{}" # brief\nnotes = """\none\n# two"""\naccepted = ["no-doi"]\n',
)
IDS = ("a", "b", "c", "D_1:2", "e-2020")


@st.composite
def odd_libraries(draw: st.DrawFn) -> bytes:
    """A valid library of one to five tables, in any order, with or without a BOM and the line ends of Windows."""
    keys = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True))
    tables = [draw(st.sampled_from(_TABLES)).format(key) for key in keys]
    if draw(st.booleans()):
        tables.insert(draw(st.integers(0, len(tables))), draw(st.sampled_from(_NOTED)).format("theirs"))
    text = draw(st.sampled_from(["", "\n", "\n\n"])).join(tables)
    text = draw(st.sampled_from(["", "", "# All mine.\n\n", "\ufeff"])) + text
    if draw(st.sampled_from([False, False, False, True])):
        text = text.replace("\n", "\r\n")
    if draw(st.sampled_from([False, False, False, True])):
        text = text.rstrip("\r\n")
    return text.encode()
