# Needs make and a Python of 3.11 or later; everything else is installed into .venv from requirements.lock.
# `make PYTHON=/path/to/python install` picks the interpreter.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
# Spark needs Java 17 or later. Its packages are added to .venv; `make -B install` takes it back to requirements.lock.
CLUSTER := $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-cluster.lock
STORE := src/kuroji/data/store
BUILT := $(STORE)/.built
WORKERS ?= 2
# Spark is half a gigabyte, so what only it needs has a lock of its own: requirements-cluster.lock.
EXTRAS := --extra seasonal --extra estimation --extra countries
LOCKING = --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" $(UPGRADE) --quiet
PYTHON ?=
# `make lock UPGRADE=--upgrade` takes the newest of everything.
UPGRADE ?=

# The folders are prerequisites too, so that a removed file counts as a change.
FIGURES := $(shell find src/kuroji/data -name store -prune -o -not -name '.*' -print 2>/dev/null)
READERS := $(shell find src/kuroji/model src/kuroji/classifications src/kuroji/sources src/kuroji/store \
	src/kuroji/refresh -type f -not -name '*.pyc' 2>/dev/null)

.PHONY: help install data brief test slow spark browser lint types layers bench bench-cube docs lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

install: $(INSTALLED) ## make .venv from requirements.lock

$(BIN)/python:
	@./.ci/venv $(VENV) $(PYTHON)

$(INSTALLED): requirements.lock pyproject.toml .ci/venv | $(BIN)/python
	@./.ci/sync $(VENV)
	@touch $@

data: $(BUILT) ## build the embedded store from the text under src/kuroji/data

$(BUILT): $(FIGURES) $(READERS) | $(INSTALLED)
	$(BIN)/python -m kuroji.refresh
	@touch $@

brief: data ## the newest month on the screen, and in every format and language under out/
	@$(BIN)/kuroji brief
	@$(BIN)/kuroji brief --out out --quiet
	@$(BIN)/kuroji brief --lang ja --out out --quiet
	@echo "The same story as HTML, Markdown, text, JSON and JSON-LD, with its charts, in English and Japanese: out/"

# Nothing may depend on the zone or locale of the process, so tests run in an odd pair of them.
test: data ## all tests
	TZ=Pacific/Chatham LC_ALL=C $(BIN)/python -m pytest -q -n $(WORKERS) --hypothesis-profile=house -m "not browser and not slow"

slow: data ## the static site built whole, and the interface called in every way its description allows
	TZ=Pacific/Chatham LC_ALL=C $(BIN)/python -m pytest -q -n $(WORKERS) --hypothesis-profile=house -m slow

spark: data ## the same reading on Spark with executors of their own: equal to the last yen
	$(CLUSTER)
	$(BIN)/python -m pytest -q -n 0 --hypothesis-profile=house -m slow tests/store/test_spark.py

browser: data ## the site in a real browser; KUROJI_SCREENSHOTS=folder leaves pictures
	TZ=Pacific/Chatham $(BIN)/python -m pytest -q -n 0 -m browser tests/browser

lint: install ## style, types, layers and the rules for files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@$(MAKE) --no-print-directory types layers
	$(BIN)/python -m pytest -q tests/house

types: install
	$(BIN)/mypy --strict src

layers: install
	$(BIN)/lint-imports

bench: data ## measured ratios: start-up, ingest, as-of reading
	$(BIN)/python -m bench

bench-cube: data ## measured ratios of the detail at 10^6 and 10^7 cells; BENCH_SIZES="10^6 10^7 10^8" for more
	$(CLUSTER)
	$(BIN)/python -m bench cube cube_reading cube_scan cube_commands cube_spark

docs: data ## write the parts of docs/reference that are made: the command line, the pass table
	$(BIN)/python -m kuroji.cli.reference docs/reference/cli.md
	$(BIN)/python -m tests.reproduction.walk

lock: install ## resolve requirements.lock anew
	$(BIN)/uv pip compile pyproject.toml $(EXTRAS) --group dev $(LOCKING) --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra cluster --group dev $(EXTRAS) $(LOCKING) --output-file requirements-cluster.lock

clean: ## remove what was built, the environment included
	rm -rf $(VENV) $(STORE) src/kuroji/data/.store.new build dist bench/out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
