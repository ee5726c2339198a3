# Two commands do all the set-up on a machine with Python, pip, git and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check format relevance golden clean

demo: $(VENV)/installed
	$(BIN)/pswbrief search burnout

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest

# What has to hold besides the tests: style, types, layers, and how much of the code the tests run.
check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# How good search is, by kind of query, beside three plain ways to search.
relevance: $(VENV)/installed-dev
	PYTHONPATH=tests $(BIN)/python tests/relevance/measure.py

# The citations that pandoc's citeproc makes with the official CSL files, against which the styles are tested.
golden: $(VENV)/installed-dev
	$(BIN)/python tests/styles/make_golden.py

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
