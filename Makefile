# Two commands do all the set-up on a machine with Python, pip, git and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# The tests start hundreds of processes, each of which would compile all that it imports.
unexport PYTHONDONTWRITEBYTECODE

# The versions to install with; empty for the newest that the bounds of pyproject.toml allow.
CONSTRAINTS ?= constraints.txt
PIP_INSTALL = $(BIN)/python -m pip install --quiet $(addprefix --constraint ,$(CONSTRAINTS))
# With COVERAGE=1 a lane measures what it runs, the processes that it starts included; `make coverage` then shows all that was measured.
PYTEST = $(if $(COVERAGE),$(BIN)/coverage run,$(BIN)/python) -m pytest --numprocesses=auto --dist=worksteal

# The files of the quick lane, thousands of small ones, need not reach a disk: they are kept in memory where there is a gigabyte of room,
# and where files can be run.
IN_MEMORY = $(shell grep -s ' /dev/shm ' /proc/mounts | grep -qv noexec && df -Pk /dev/shm | \
	awk 'NR == 2 && $$4 > 1000000 { print "TMPDIR=/dev/shm" }')

.PHONY: demo test test-all steady check coverage nightly torture mutation lowest constraints bench agreement relevance golden han format formats formats-page citations clean

demo: $(VENV)/installed
	$(BIN)/pswbrief search burnout

# The quick lane, at most three minutes on two cores.
test: $(VENV)/installed-dev
	$(if $(COVERAGE),$(BIN)/coverage erase)
	$(IN_MEMORY) $(PYTEST) -m 'not slow'

# The slow lanes, which `make test` leaves out: torture, shells, relevance, other programs, long texts.
test-all: $(VENV)/installed-dev
	$(PYTEST) -m slow

# The quick lane five times while both cores are busy with something else: no test depends on how fast a machine is.
steady: $(VENV)/installed-dev
	busy=; for core in 1 2; do sh -c 'while :; do :; done' & busy="$$busy $$!"; done; trap "kill $$busy" EXIT; \
	for run in 1 2 3 4 5; do $(MAKE) test || exit 1; done

# What has to hold besides the tests: style, types, and the direction of imports.
check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src tests
	$(BIN)/lint-imports --no-logo

coverage: $(VENV)/installed-dev
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# All that docs/reliability.md tells of, with a table of what was run and how long it took. No lane may take longer than it says in nightly.py.
nightly: $(VENV)/installed-dev
	$(BIN)/python tests/torture/nightly.py

# The program killed two hundred times at any instant, and eight of it that write at once. Takes some minutes.
torture: $(VENV)/installed-dev
	PSWBRIEF_TORTURE=200 $(BIN)/python -m pytest tests/torture/test_torture.py tests/torture/test_misfortune.py tests/torture/test_places.py tests/torture/test_signals.py

# How many small faults the tests of each module notice, by package. Takes a quarter of an hour. Others: make mutation SEED=7
mutation: $(VENV)/installed-dev
	$(IN_MEMORY) PYTHONPATH=tests $(BIN)/python tests/mutation/sample.py $(PACKAGES) $(if $(SEED),--seed $(SEED)) $(if $(COUNT),--count $(COUNT))

# The quick lane with the lowest versions that pyproject.toml allows, in an environment of its own.
lowest:
	$(PYTHON) -m venv .venv-lowest
	$(PYTHON) .ci/lowest.py csl ingest tui > .venv-lowest/lowest.txt
	.venv-lowest/bin/python -m pip install --quiet --only-binary :all: --requirement .venv-lowest/lowest.txt
	.venv-lowest/bin/python -m pip install --quiet --constraint .venv-lowest/lowest.txt --editable '.[dev]'
	.venv-lowest/bin/python -m pytest --numprocesses=auto --dist=worksteal -m 'not slow'

# Renew constraints.txt with what is newest now.
constraints:
	$(MAKE) VENV=.venv-newest CONSTRAINTS= .venv-newest/installed-dev
	sed -n '/^#/p' constraints.txt > .venv-newest/constraints.txt
	.venv-newest/bin/python -m pip freeze --exclude-editable >> .venv-newest/constraints.txt
	mv .venv-newest/constraints.txt constraints.txt

# Speed and size as ratios, beside other reference managers; writes docs/performance.md. Takes a quarter of an hour.
bench: $(VENV)/installed-dev
	command -v hyperfine >/dev/null || { apt-get update && apt-get install --yes hyperfine; }
	$(BIN)/python bench/run.py

# The tables of docs/formats.md.
formats-page: $(VENV)/installed-dev
	PSWBRIEF_SNAPSHOTS=write $(BIN)/python -m pytest tests/formats/test_formats_page.py

# What reading and writing keeps of the files in a folder: make formats FILES=folder
formats: $(VENV)/installed-dev
	$(BIN)/python bench/formats.py $(FILES)

# How many works the rule of agreement finds, and that it accepts no wrong one: make agreement PUBLIC=file RECORDED=folder
agreement: $(VENV)/installed-dev
	$(BIN)/python bench/agreement.py $(PUBLIC) $(RECORDED)

# How often citations of the records in files equal those of pandoc and citeproc-js: make citations FILES=records.json
citations: $(VENV)/installed-dev
	$(BIN)/python bench/citations.py $(FILES)

# How good search is, by kind of query, beside three plain ways to search.
relevance: $(VENV)/installed-dev
	PYTHONPATH=tests $(BIN)/python tests/relevance/measure.py $(if $(COLLECTION),--collection "$(COLLECTION)")

# The citations that pandoc's citeproc makes with the official CSL files, against which the styles are tested.
golden: $(VENV)/installed-dev
	$(BIN)/python tests/styles/make_golden.py

# The table of Chinese characters, from the file of the Unicode Han Database: make han UNIHAN=Unihan_Variants.txt
han: $(VENV)/installed-dev
	$(BIN)/python tests/text/make_han.py $(UNIHAN)

format: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/installed: pyproject.toml $(CONSTRAINTS)
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "pswbrief needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(PIP_INSTALL) --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(PIP_INSTALL) --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) .venv-lowest .venv-newest build dist .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
