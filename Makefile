# Two commands do all the set-up on a machine with Python, pip, git and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check coverage nightly torture bench relevance golden format clean

demo: $(VENV)/installed
	$(BIN)/pswbrief search burnout

# With COVERAGE=1, what the tests run is measured on the way, the processes that they start included; `make coverage` then shows it.
test: $(VENV)/installed-dev
	$(if $(COVERAGE),$(BIN)/coverage erase)
	$(if $(COVERAGE),$(BIN)/coverage run,$(BIN)/python) -m pytest --numprocesses=auto --dist=worksteal

# What has to hold besides the tests: style, types, and the direction of imports.
check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

coverage: $(VENV)/installed-dev
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# The readers of other programs' files on twenty thousand broken inputs each.
nightly: $(VENV)/installed-dev
	PSWBRIEF_FUZZ=20000 $(BIN)/python -m pytest tests/formats

# The program killed two hundred times at any instant, and eight of it that write at once. Takes some minutes.
torture: $(VENV)/installed-dev
	PSWBRIEF_TORTURE=200 $(BIN)/python -m pytest tests/torture

# Speed and size as ratios, beside other reference managers; writes docs/performance.md. Takes a quarter of an hour.
bench: $(VENV)/installed-dev
	command -v hyperfine >/dev/null || { apt-get update && apt-get install --yes hyperfine; }
	$(BIN)/python bench/run.py

# How good search is, by kind of query, beside three plain ways to search.
relevance: $(VENV)/installed-dev
	PYTHONPATH=tests $(BIN)/python tests/relevance/measure.py

# The citations that pandoc's citeproc makes with the official CSL files, against which the styles are tested.
golden: $(VENV)/installed-dev
	$(BIN)/python tests/styles/make_golden.py

format: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "pswbrief needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) build dist .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
