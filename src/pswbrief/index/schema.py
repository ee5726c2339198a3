"""The tables of the index. Raise `VERSION` with every change of them or of their contents: older indexes are then rebuilt."""

from __future__ import annotations

VERSION = 28

# The library's references come after all of the brief's, with room for the brief to grow.
LIBRARY_START = 1 << 32

# The columns of the full-text table, in order, as `search.ranking` weighs them.
WORD_COLUMNS = ("title", "names", "venue", "topic", "extra", "access", "abstract", "subjects", "minor")
# The columns that hold what an indexer assigned to a reference, and not its own words.
ASSIGNED = frozenset({"subjects", "minor"})

# Separates, in the column `names`, the authors of a reference from people whom a note names.
NOTE = " | "

TABLES = """
CREATE TABLE brief (record TEXT NOT NULL, total INTEGER NOT NULL, acknowledgement TEXT, acknowledgement_doubt TEXT);
CREATE TABLE section (
    pos INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, parent TEXT, page INTEGER, introduction TEXT,
    size INTEGER NOT NULL
);
CREATE TABLE resource (pos INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE reference (
    pos INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, year INTEGER, access TEXT, venue TEXT, title TEXT NOT NULL,
    type TEXT NOT NULL, section INTEGER NOT NULL, link TEXT, duplicate_of TEXT,
    names TEXT NOT NULL, journals TEXT NOT NULL, by_author TEXT, by_title TEXT NOT NULL, by_journal TEXT,
    status TEXT, source TEXT NOT NULL, official TEXT, private INTEGER NOT NULL, language TEXT
);
CREATE INDEX reference_id ON reference (id COLLATE NOCASE);
CREATE TABLE tag (pos INTEGER NOT NULL, tag TEXT NOT NULL, folded TEXT NOT NULL);
CREATE INDEX tag_folded ON tag (folded);
CREATE TABLE identifier (value TEXT NOT NULL, pos INTEGER NOT NULL, PRIMARY KEY (value, pos)) WITHOUT ROWID;
CREATE INDEX identifier_pos ON identifier (pos);
CREATE TABLE detail (pos INTEGER PRIMARY KEY, record TEXT NOT NULL, item TEXT NOT NULL);
"""

# Postings with positions. FTS5 holds them packed; where SQLite was built without it, a plain table of the same shape replaces it:
# slower to build and larger, but read by the same statements.
FTS_TABLES = f"""
CREATE VIRTUAL TABLE words USING fts5({", ".join(WORD_COLUMNS)}, content='',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'");
CREATE VIRTUAL TABLE posting USING fts5vocab(words, instance);
"""
PLAIN_TABLES = """
CREATE TABLE posting (term TEXT NOT NULL, doc INTEGER NOT NULL, col TEXT NOT NULL, offset INTEGER NOT NULL);
"""
PLAIN_INDEX = "CREATE INDEX posting_term ON posting (term)"

# `vocabulary`: every word of the catalogue, its root, and the number of references that hold it.
# `thesaurus`: by a phrase's key (its roots), the phrases that it finds, one a line, each after its weight and a blank; empty if it is
# only known as a phrase. `asks` and `finds`: the same for the entry terms of questions, by way of their concept.
# `abbreviation`: by the root of an abbreviation, the words that it abbreviates by the references, and how many references say so.
# `heading`: those about which the vocabulary has questions, each with phrases that name it, as in `thesaurus`.
# `cue`: in how many questions about a heading each root is, by which the words of another question show what it is about.
# `meaningful`: the roots of all words of the vocabulary; a word of another root affects neither phrases nor headings.
# `neighbour`: the most similar references of each, with their similarity (0 to 1).
# Below, for updating the index in part (`index.update`): of each reference the digest of its text, its words by column, which FTS5
# needs to delete them, and its headings; of each file the digest of everything else.
VOCABULARY = """
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, root TEXT NOT NULL, docs INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX vocabulary_root ON vocabulary (root);
CREATE TABLE abbreviation (key TEXT NOT NULL, found TEXT NOT NULL, docs INTEGER NOT NULL, PRIMARY KEY (key, found)) WITHOUT ROWID;
CREATE TABLE meaningful (root TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE thesaurus (key TEXT PRIMARY KEY, found TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE asks (key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE finds (entry INTEGER PRIMARY KEY, found TEXT NOT NULL);
CREATE TABLE heading (number INTEGER PRIMARY KEY, label TEXT NOT NULL, found TEXT NOT NULL);
CREATE TABLE cue (root TEXT NOT NULL, heading INTEGER NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (root, heading)) WITHOUT ROWID;
CREATE TABLE neighbour (pos INTEGER NOT NULL, other INTEGER NOT NULL, likeness REAL NOT NULL);
CREATE TABLE made (pos INTEGER PRIMARY KEY, digest TEXT NOT NULL, words TEXT NOT NULL, headings TEXT NOT NULL);
CREATE TABLE rest (source TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
"""
