# Run `make` for the list of recipes.
PYTHON ?= python3
BIN = .venv/bin
SHARED ?= ../shared
DATELINE_DATA ?= $(SHARED)/data
export DATELINE_DATA

.DEFAULT_GOAL := help
.PHONY: help brief test test-all check evaluate bench docs lock clean

help: ## list the recipes
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

.venv/installed: pyproject.toml requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src
	@touch $@

brief: .venv/installed ## read examples/vladivostok and print the brief
	@$(BIN)/dateline brief examples/vladivostok

test: .venv/installed ## run the quick tests
	$(BIN)/python -m pytest -m "not slow"

test-all: .venv/installed ## run all the tests
	$(BIN)/python -m pytest

check: .venv/installed ## all that CI checks: format, lint, types, imports, floors, docs, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python evaluation/floors.py
	$(BIN)/python -m pytest

evaluate: .venv/installed ## measure everything (or PARTS="gold times"), write evaluation/figures.json
	$(BIN)/python evaluation/evaluate.py $(PARTS)

bench: .venv/installed ## time the five reports from a cold start, beside a bare Python
	$(BIN)/python evaluation/bench.py

docs: .venv/installed ## make the documents that are made from the types
	$(BIN)/python docs/make.py

lock: ## lock exact versions with hashes in requirements.txt
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate \
		--no-header --extra dev -q pyproject.toml -o requirements.txt

clean: ## remove what was made
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
