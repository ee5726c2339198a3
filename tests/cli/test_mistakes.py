"""What people type who don't know the program yet, and what each is answered: one table."""

from __future__ import annotations

import re
import shlex

import pytest

from pswbrief.cli.choices import listed
from pswbrief.formats.names import WrittenFormat

# A command line, its exit status, the sentence and the hint.
TABLE = """
$ burnout
2 There is no command 'burnout'.
  Did you mean: pswbrief search burnout
$ peer support burnout
2 There is no command 'peer'.
  Did you mean: pswbrief search peer support burnout
$ find burnout
2 There is no command 'find'.
  Did you mean: pswbrief search burnout
$ rm okoro2020night
2 There is no command 'rm'.
  Did you mean: pswbrief remove okoro2020night
$ delete okoro2020night
2 There is no command 'delete'.
  Did you mean: pswbrief remove okoro2020night
$ ls
2 There is no command 'ls'.
  Did you mean: pswbrief list
$ lst
2 There is no command 'lst'.
  Did you mean: pswbrief list
$ srch burnout
2 There is no command 'srch'.
  Did you mean: pswbrief search burnout
$ sec
2 There is no command 'sec'.
  Did you mean section or sections? See: pswbrief --help
$ exit
2 There is no command 'exit'.
  There is nothing to leave: each command ends by itself.
$ pswbrief list
2 There is no command 'pswbrief'.
  Did you mean: pswbrief list
$ version
2 There is no command 'version'.
  Did you mean: pswbrief --version
$ -v
2 There is no option -v.
  Did you mean: pswbrief --version
$ -help
2 There is no option -help.
  Did you mean: pswbrief --help
$ apa
2 There is no command 'apa'.
  Did you mean: pswbrief cite ID... --style apa
$ ris
2 There is no command 'ris'.
  Did you mean: pswbrief export --format ris
$ query
2 There is no command 'query'.
  Did you mean: pswbrief help query
$ query burnout
2 There is no command 'query'.
  Did you mean: pswbrief search burnout
$ 10.1186/s12888-022-03999-9
2 There is no command '10.1186/s12888-022-03999-9'.
  Did you mean: pswbrief show 10.1186/s12888-022-03999-9 (or add it: pswbrief add 10.1186/s12888-022-03999-9)
$ gillard2022impact
2 There is no command 'gillard2022impact'.
  Did you mean: pswbrief show gillard2022impact
$ refs.bib
2 There is no command 'refs.bib'.
  Did you mean: pswbrief import refs.bib
$ brief.docx
2 There is no command 'brief.docx'.
  Did you mean: pswbrief ingest brief.docx
$ mine
2 There is no command 'mine'.
  Did you mean: pswbrief list --mine
$ --format json
2 --format needs a command.
  Did you mean: pswbrief list --format json
$ --limit 5
2 --limit needs a command.
  Did you mean: pswbrief list --limit 5
$ --nope list
2 list has no option --nope.
  See: pswbrief help list
$ list --fromat json
2 list has no option --fromat.
  Did you mean --format?
$ list --max 5
2 list has no option --max.
  Did you mean --limit?
$ list --json
2 list has no option --json.
  Did you mean --format json?
$ list --unread
2 list has no option --unread.
  Did you mean --status to-read?
$ list --free
2 list has no option --free.
  Did you mean --access open?
$ list -year 2020
2 list has no option -year.
  Did you mean --year?
$ list -10
2 list has no option -10.
  Did you mean --limit 10?
$ list --nope
2 list has no option --nope.
  See: pswbrief help list
$ list –format json
1 There are no references '–format', 'json'.
  Options begin with two hyphens (--), not with a dash: --format
$ list burnout
1 There is no reference 'burnout'.
  Did you mean weikel2022burnout? To search for words: pswbrief search burnout
$ list 2020
1 There is no reference '2020'.
  Did you mean: pswbrief list --year 2020
$ list open
1 There is no reference 'open'.
  Did you mean: pswbrief list --access open
$ list year 2020
1 There are no references 'year', '2020'.
  Did you mean: pswbrief list --year 2020
$ list help
1 There is no reference 'help'.
  Did you mean: pswbrief help list
$ list --limit many
2 --limit takes a whole number, not 'many'.
  Try: --limit 10
$ list -n 0
2 --limit takes a number from 1 on, not 0.
  Try: --limit 10
$ list --format
2 --format needs a value behind it.
  Try table, plain, ids, json, jsonl or csv.
$ list --sort relevance
2 'relevance' is not a value of --sort.
  search puts the best first where no --sort is given.
$ list --type article
1 Nothing matched.
  CSL calls a preprint an article; for papers in journals: --type article-journal
$ list --section xyz
1 There is no section 'xyz'.
  See: pswbrief sections
$ list --section wellbeing --year 1999
1 Nothing matched.
  Try without --section or --year.
$ list --mine
1 Nothing matched.
  You have no references of your own yet. Try: pswbrief add, or pswbrief import FILE
$ list --status read
1 Nothing matched.
  To mark a reference: pswbrief mark ID to-read
$ list --access half
2 'half' is not a value of --access.
  Try open, openathens or abstract.
$ --color list
2 'list' is not a value of --color.
  Try auto, always or never.
$ search
2 What should be searched for?
  Try: pswbrief search burnout
$ search --year 2020
2 What should be searched for?
  Did you mean: pswbrief list --year 2020
$ list wellbeing
1 There is no reference 'wellbeing'.
  Did you mean: pswbrief list --section wellbeing
$ list --sort newest
2 'newest' is not a value of --sort.
  The newest first: --sort year --reverse
$ export --output refs.pdf
2 The ending of refs.pdf does not name a format.
  There is no PDF; write a Word document or a page, and print that: pswbrief cite ID... --output FILE.docx
$ untag gillard2022impact thesis
2 There is no command 'untag'.
  Did you mean: pswbrief tag gillard2022impact -thesis
$ unmark gillard2022impact
2 There is no command 'unmark'.
  Did you mean: pswbrief mark gillard2022impact none
$ tag gillard2022impact + thesis
2 There is no tag behind the + in '+'.
  Without a blank: +thesis
$ set style apa
2 Which fields of which references are to be set?
  For a setting of the program: pswbrief config style apa
$ search burnout -z
2 search has no option -z.
  See: pswbrief help search
$ open burnout
1 There is no reference 'burnout'.
  Did you mean weikel2022burnout? To search for words: pswbrief search burnout
$ cite gillard2022impact apa
1 There is no reference 'apa'.
  Did you mean: pswbrief cite gillard2022impact --style apa
$ cite gillard2022impact out.docx
1 There is no reference 'out.docx'.
  Did you mean: pswbrief cite gillard2022impact --output out.docx
$ cite gillard2022impact --style mla
2 'mla' is not a value of --style.
  modern-language-association is a CSL style: pswbrief cite ID... --csl mla
$ cite --style apa
2 Which references are to be cited?
  Try: pswbrief cite ID --style apa
$ export ris
2 Which format should the references be exported to?
  Did you mean: pswbrief export --format ris
$ export gillard2022impact word
2 Which format should the references be exported to?
  A document of citations is made by cite: pswbrief cite ID... --output FILE.docx
$ export refs.ris
2 Which format should the references be exported to?
  Did you mean: pswbrief export --output refs.ris
$ export --format word
2 'word' is not a value of --format.
  A document of citations is made by cite: pswbrief cite ID... --output FILE.docx
$ show gillard2022impact,scanlan2020workplace
1 There is no reference 'gillard2022impact,scanlan2020workplace'.
  Ids are separated by blanks: pswbrief show gillard2022impact scanlan2020workplace
$ show gilard
1 There is no reference 'gilard'.
  Did you mean gillard2013introducing or gillard2015developing or gillard2015introducing? To search for words: pswbrief search gilard
$ show 10.1000/none
1 There is no reference '10.1000/none'.
  To look it up and add it to your library: pswbrief add 10.1000/none
$ show
2 Which references?
  Try: pswbrief show gillard2022impact
$ mark gillard2022impact
2 Which references get which status?
  Try: pswbrief mark ID to-read|reading|read|none
$ mark gillard2022impact half
2 'half' is no status.
  Try: pswbrief mark gillard2022impact to-read|reading|read|none
$ tag gillard2022impact reading
2 Which references get which tags?
  A tag begins with + or -. Try: pswbrief tag gillard2022impact +reading
$ tag gillard2022impact +to read
1 There is no reference 'read'.
  A tag of several words stands between quotation marks. Did you mean: pswbrief tag gillard2022impact '+to read'
$ note
2 Which reference?
  Try: pswbrief note gillard2022impact Good on wages
$ set gillard2022impact note hello
2 Which fields of which references are to be set?
  Did you mean: pswbrief set gillard2022impact note=hello
$ set okoro2020night volume 12
2 Which fields of which references are to be set?
  Did you mean: pswbrief set okoro2020night volume=12
$ add 'Some title of a paper'
2 'Some title of a paper' is no DOI, PMID, PMCID, ISBN or arXiv id.
  Look for a DOI on the page; or describe it: pswbrief add --title 'Some title of a paper'
$ import
2 Which files?
  Try: pswbrief import library.ris --dry-run
$ import brief.docx
2 brief.docx is a document, and no file of references.
  To read a brief's document as a catalogue: pswbrief ingest brief.docx
$ ingest refs.bib
2 refs.bib is a file of references, and no document of a brief.
  To add them to your library: pswbrief import refs.bib
$ convert refs.bib
2 convert needs --to: FORMATS.
  Try: pswbrief convert library.ris --to bibtex
$ config stile apa
1 There is no setting 'stile'.
  Did you mean style?
$ undo 3
2 undo takes no more than that: '3' is too much.
  It goes step by step, the last change first. See: pswbrief undo --list
$ tags thesis
2 tags takes nothing or rename, and not 'thesis'.
  Did you mean: pswbrief list --tag thesis
$ sections burnout
2 sections takes no more than that: 'burnout' is too much.
  Did you mean: pswbrief list --section burnout
$ about x
2 about takes no more than that: 'x' is too much.
  See: pswbrief help about
$ section Burnout
2 'Burnout' is not a value of ACTION.
  Try add, rename, move or remove.
$ new
2 Which file?
  Try: pswbrief new ours.toml --title 'Our evidence'
$ remove burnout
1 There is no reference 'burnout'.
  Did you mean weikel2022burnout?
$ edit
2 Which reference?
  Try: pswbrief edit ID, or pswbrief edit --resume
$ help serach
1 There is no command and no page 'serach'.
  Did you mean: pswbrief help search
$ similar
2 Which references?
  Try: pswbrief similar gillard2022impact
$ stats 2020
1 There is no reference '2020'.
  Did you mean: pswbrief stats --year 2020
"""
_CASE = re.compile(r"^\$ (?P<line>.+)\n(?P<status>\d) (?P<sentence>.+)\n(?P<hint>(?:  .+\n)*)", re.MULTILINE)
# The formats that `convert` writes, as a sentence lists them.
FORMATS = listed([str(form) for form in WrittenFormat])
CASES = [
    (case["line"], int(case["status"]), case["sentence"].replace("FORMATS", FORMATS), case["hint"])
    for case in _CASE.finditer(TABLE)
]


@pytest.mark.parametrize(("line", "status", "sentence", "hint"), CASES, ids=[case[0] for case in CASES])
def test_a_mistake_is_answered_with_what_was_meant(program, line, status, sentence, hint):
    answer = program(*shlex.split(line))
    assert answer.out == ""
    assert answer.err.splitlines() == [f"pswbrief: {sentence}", *(part[2:] for part in hint.splitlines())]
    assert answer.status == status


def test_the_table_holds_as_many_lines_as_were_written():
    assert len(CASES) == TABLE.count("\n$ ")
    assert len(CASES) > 40


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("--format json list --limit 2", "list --limit 2 --format json"),
        ("--limit 2 --access open list", "list --limit 2 --access open"),
        ("-n 2 search burnout", "search burnout -n 2"),
        ("--help list", "list --help"),
        ("LIST --limit 1", "list --limit 1"),
        ("--colour never list", "list --color never"),
        ("mark todo gillard2022impact --help", "mark --help"),
    ],
)
def test_what_is_clear_is_done(program, line, meant):
    answer = program(*shlex.split(line))
    assert answer.status == 0
    assert answer == program(*shlex.split(meant))


def test_no_hint_names_a_command_or_an_option_that_there_is_not(program):
    """Every complete line that a hint offers is understood: it may find nothing, but it is no wrong usage."""
    offered = [
        match[1]
        for *_, hint in CASES
        for match in re.finditer(r"pswbrief ((?:help|list|search|show) [^()]+)$", hint, re.MULTILINE)
    ]
    assert len(offered) > 15
    for line in offered:
        answer = program(*shlex.split(line.strip()))
        assert answer.status in {0, 1}, (line, answer.err)
