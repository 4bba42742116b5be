# The set-up is part of every target: a machine with Python 3.11 or later, git and make is enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The generator's advertisement of its successor is no fault of ours.
export NO_MKDOCS_2_WARNING := 1
SHARED := $(if $(COPYDESK_SHARED),$(COPYDESK_SHARED),../shared)

.PHONY: demo test test-long lint docs bench accuracy segments clean

demo: $(VENV)/.run
	$(BIN)/copydesk run segments/incoming --glossary glossaries --output build/demo

test: $(VENV)/.test
	$(BIN)/python -m pytest -n auto --dist loadfile

test-long: $(VENV)/.test
	$(BIN)/python -m pytest -m long

lint: $(VENV)/.lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python docs/build_reference.py --check
	$(BIN)/python docs/build_conformance.py --check
	$(BIN)/mkdocs build --quiet --strict --site-dir build/site

docs: $(VENV)/.lint
	$(BIN)/python docs/build_reference.py
	$(BIN)/python docs/build_conformance.py
	$(BIN)/mkdocs build --strict --site-dir build/site

bench: $(VENV)/.bench
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/matching.py
	$(BIN)/python benchmarks/segmentation.py

accuracy: $(VENV)/.run
	$(BIN)/python benchmarks/accuracy.py $(SHARED)

segments: $(VENV)/.run
	$(BIN)/copydesk segment segments/incoming --output segments

clean:
	rm -rf $(VENV) build

$(VENV)/.venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "copydesk needs Python 3.11 or later; name one with: make PYTHON=python3.12"; exit 1; }
	@echo "making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.run: pyproject.toml constraints.txt $(VENV)/.venv
	@echo "installing copydesk there"
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run
	@echo "installing what the tests need"
	@$(PIP) install --constraint constraints.txt --group test --group docs
	@touch $@

$(VENV)/.bench: $(VENV)/.run
	@$(PIP) install --constraint constraints.txt --group bench
	@touch $@

$(VENV)/.lint: $(VENV)/.run
	@$(PIP) install --constraint constraints.txt --group test --group lint --group docs
	@touch $@
