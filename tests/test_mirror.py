"""Tests mirror the source file for file; modules with their tests elsewhere are listed here, with the reason."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "src" / "pswbrief"

# Modules whose tests are in another file: by reason, each module with that file.
ELSEWHERE = {
    "a table or a few constants, which another module's tests look up": {
        "formats/bibtex/tex_symbols.py": "formats/bibtex/test_tex_writer.py",
        "formats/common/languages.py": "formats/bibtex/test_biblatex.py",
        "formats/common/alphabets.py": "formats/common/test_decoding.py",
        "formats/common/date_words.py": "formats/common/test_dates.py",
        "formats/csv_table/headings.py": "formats/csv_table/test_csv_table.py",
        "formats/endnote_xml/types.py": "formats/endnote_xml/test_writer.py",
        "formats/format_names.py": "formats/test_sniff.py",
        "index/schema.py": "index/test_build.py",
        "styles/style_names.py": "styles/test_registry.py",
        "text/stopwords.py": "text/test_words.py",
        "errors.py": "cli/test_main.py",
        "checks/registry.py": "checks/test_finding.py",
        "cli/options.py": "cli/test_selecting.py",
        "cli/synonyms.py": "cli/test_did_you_mean.py",
    },
    "one step of a format, style or reader, which is tested whole: a text goes in, and items or a text come out": {
        "formats/bibtex/items.py": "formats/bibtex/test_reader.py",
        "formats/bibtex/tex_reader.py": "formats/bibtex/test_reader.py",
        "formats/bibtex/writer.py": "formats/bibtex/test_bibtex.py",
        "formats/bibtex/fields.py": "formats/bibtex/test_reader.py",
        "formats/bibtex/types.py": "formats/bibtex/test_biblatex.py",
        "formats/common/assembly.py": "formats/ris/test_writer.py",
        "formats/common/cleaning.py": "formats/ris/test_writer.py",
        "formats/common/document_types.py": "formats/ris/test_writer.py",
        "formats/common/losses.py": "formats/ris/test_writer.py",
        "formats/common/encoding_guess.py": "formats/common/test_decoding.py",
        "formats/common/names.py": "formats/ris/test_writer.py",
        "formats/ris/types.py": "formats/ris/test_writer.py",
        "formats/common/result.py": "formats/test_growth.py",
        "formats/common/tagged.py": "formats/nbib/test_reader.py",
        "formats/csl_json/records.py": "formats/csl_json/test_csl_json.py",
        "formats/csl_json/values.py": "formats/csl_json/test_csl_json.py",
        "formats/csv_table/cells.py": "formats/csv_table/test_csv_table.py",
        "formats/csv_table/rows.py": "formats/csv_table/test_csv_table.py",
        "formats/endnote_xml/elements.py": "formats/endnote_xml/test_writer.py",
        "formats/endnote_xml/reader.py": "formats/endnote_xml/test_writer.py",
        "formats/endnote_xml/records.py": "formats/endnote_xml/test_writer.py",
        "formats/ovid/source.py": "formats/ovid/test_reader.py",
        "formats/registry.py": "formats/test_growth.py",
        "formats/ris/fields.py": "formats/ris/test_reader.py",
        "formats/ris/identifiers.py": "formats/ris/test_reader.py",
        "ingest/assemble.py": "ingest/test_carry_over.py",
        "ingest/block.py": "ingest/test_source_location.py",
        "ingest/block_splitting.py": "ingest/test_registry.py",
        "ingest/document.py": "ingest/test_registry.py",
        "ingest/segments.py": "ingest/test_segment.py",
        "ingest/front.py": "ingest/test_registry.py",
        "ingest/furniture.py": "ingest/test_registry.py",
        "ingest/head.py": "ingest/test_segment.py",
        "ingest/section_headings.py": "ingest/test_segment.py",
        "ingest/html.py": "ingest/test_registry.py",
        "ingest/markdown.py": "ingest/test_registry.py",
        "ingest/parents.py": "ingest/test_registry.py",
        "ingest/pdf_lines.py": "ingest/test_registry.py",
        "ingest/titles.py": "ingest/test_segment.py",
        "ingest/undated.py": "ingest/test_segment.py",
        "publish/page_contents.py": "publish/test_page.py",
        "publish/reading_list.py": "publish/test_markdown.py",
        "styles/apa/descriptions.py": "styles/apa/test_style.py",
        "styles/apa/roles.py": "styles/apa/test_style.py",
        "styles/apa/sources.py": "styles/apa/test_style.py",
        "styles/apa/titles.py": "styles/apa/test_style.py",
        "styles/citation_systems.py": "styles/test_golden.py",
    },
    "what a command does, tested through the command: arguments in, output and exit status out": {
        "cli/asking.py": "cli/test_prompting.py",
        "cli/context.py": "cli/test_app.py",
        "cli/foreign_file.py": "cli/commands/test_import_.py",
        "cli/lookup.py": "cli/commands/test_add_identifiers.py",
        "cli/usage_errors.py": "cli/test_did_you_mean.py",
        "cli/fault_log.py": "cli/test_main.py",
        "cli/standard_input.py": "cli/test_selecting.py",
        "completion/answer.py": "completion/test_request.py",
        "completion/index_connection.py": "completion/test_request.py",
        "term/panel.py": "term/test_card.py",
        "tui/keys.py": "tui/test_app.py",
        "tui/reference_list.py": "tui/test_app.py",
        "workspace/catalogue_edits.py": "cli/commands/test_section.py",
        "workspace/section_edits.py": "cli/commands/test_section.py",
        "workspace/search_table.py": "workspace/test_publishing.py",
        "workspace/citable.py": "workspace/test_citing.py",
        "workspace/changing.py": "cli/commands/test_tag.py",
        "workspace/checking.py": "cli/commands/test_check.py",
        "workspace/editions.py": "cli/commands/test_diff.py",
        "workspace/reference_edits.py": "cli/commands/test_set.py",
        "workspace/enriching.py": "cli/commands/test_enrich.py",
        "workspace/ingesting.py": "cli/commands/test_ingest.py",
        "workspace/lookup.py": "cli/commands/test_add_identifiers.py",
        "workspace/searching.py": "cli/commands/test_search.py",
        "workspace/workspace.py": "test_api.py",
    },
}

# Tests of no single module: by reason.
OF_THE_WHOLE = {
    "judge the program as it is built and described": {
        "test_api.py",
        "formats/test_formats_page.py",
        "test_bench.py",
        "test_doctests.py",
        "test_install.py",
        "test_mirror.py",
        "test_editions.py",
        "test_readme.py",
    },
    "pairs of items as bibliographies have them, judged by all that looks for duplicates": {
        "core/test_pairs_of_works.py",
    },
    "ask whole searches for what folding, stems and forms of characters do together": {"search/test_scripts.py"},
    "compare what many modules make together with a recording, or with the brief as printed": {
        "cli/test_snapshots.py",
        "fidelity/test_artefacts.py",
        "fidelity/test_fidelity.py",
        "fidelity/test_printed.py",
        "fidelity/test_slips.py",
        "styles/test_golden.py",
        "relevance/test_relevance.py",
        "search/test_engine_on_the_brief.py",
        "search/test_expansion_of_the_brief.py",
        "relevance/test_scientometrics.py",
    },
    "ask the same of every module of a kind, or of the program in misfortune": {
        "cli/commands/test_add_identifiers.py",
        "formats/test_growth.py",
        "index/test_misfortune.py",
        "publish/test_in_browser.py",
        "mutation/test_mutations.py",
        "torture/test_fuzz.py",
        "torture/test_growth.py",
        "torture/test_hostile.py",
        "torture/test_misfortune.py",
        "torture/test_places.py",
        "torture/test_postgresql.py",
        "torture/test_readers.py",
        "torture/test_sharing.py",
        "torture/test_signals.py",
        "torture/test_torture.py",
    },
}
LISTED = {module: test for modules in ELSEWHERE.values() for module, test in modules.items()}


def _tests():
    return {file.relative_to(TESTS).as_posix() for file in TESTS.rglob("test_*.py")}


def _mirror(module):
    return Path(module).with_name(f"test_{Path(module).name}").as_posix()


def _modules():
    return {file.relative_to(SOURCE).as_posix() for file in SOURCE.rglob("*.py") if file.name != "__init__.py"}


def test_each_module_has_tests_of_its_name_or_is_listed():
    assert {module for module in _modules() - LISTED.keys() if _mirror(module) not in _tests()} == set()


def test_each_test_is_that_of_a_module_or_is_listed():
    known = {_mirror(module) for module in _modules()} | set().union(*OF_THE_WHOLE.values())
    assert _tests() - known == set()


@pytest.mark.parametrize(("module", "test"), LISTED.items())
def test_what_is_listed_is_there_and_its_tests_are_where_the_list_says(module, test):
    assert (SOURCE / module).exists()
    assert (TESTS / test).exists()


def test_no_two_public_classes_share_a_name():
    places = defaultdict(list)
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path.relative_to(SOURCE).as_posix())
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_every_module_that_the_architecture_names_is_there():
    text = (TESTS.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+(?:/\w+)+\.(?:py|txt))`", text))
    dotted = {name.replace(".", "/") + ".py" for name in re.findall(r"`([a-z]+(?:\.[a-z_]+)+)`", text)}
    packages = {file.name for file in SOURCE.iterdir()}
    dotted = {name for name in dotted if name.split("/")[0] in packages}
    assert len(named) > 20
    assert {
        name for name in named | dotted if not (SOURCE / name).exists() and not (TESTS.parent / name).exists()
    } == set()


# In lines: more is a sign that two things live in a module. One is made by a program.
LONGEST = 300
MADE = {"src/pswbrief/completion/table.py"}


def test_every_module_reads_in_one_sitting():
    root = TESTS.parent
    files = [file for folder in ("src", "tests", "bench") for file in (root / folder).rglob("*.py")]
    long = {file.relative_to(root).as_posix() for file in files if len(file.read_bytes().splitlines()) > LONGEST}
    assert long == MADE
