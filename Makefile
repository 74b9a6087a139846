# `make quiz` and `make test` set up all they need in .venv and run; nothing else is installed.
# Use another Python with: make quiz PYTHON=python3.12
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EVERY_CORE := -n auto --dist loadfile --quiet
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: quiz test check bench-groups test-spark browser browser-tools format lint types imports cover bench balance picture clean help pins test-lowest test-newest test-long

quiz: $(VENV)/.quiz ## set up and run the quiz (also: make quiz < answers.yaml)
	@trap : INT; $(BIN)/careerpick quiz || { code=$$?; [ $$code -eq 130 ] || exit $$code; }

# The tests are compiled once, and not anew by each process.
unexport PYTHONDONTWRITEBYTECODE

test: $(VENV)/.dev ## set up and run the tests
	@$(BIN)/python -m pytest $(EVERY_CORE)

test-long: $(VENV)/.dev ## the tests with twenty times as much tried by chance, on all described people
	@CAREERPICK_LONG=1 $(BIN)/python -m pytest $(EVERY_CORE)

check: $(VENV)/.dev lint types imports test ## all that CI runs
	@echo "All checks passed."

browser: $(VENV)/.dev browser-tools ## the reports in a real browser
	@$(BIN)/python -m pytest tests/browser

# As far as this machine lets it: what is missing is skipped by the tests, with a word.
AXE := 4.14.1
browser-tools: $(VENV)/.dev
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
		command -v google-chrome >/dev/null || \
		{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
		apt-get -qq update </dev/null >/dev/null 2>&1 && \
		apt-get -qq install -y --no-install-recommends chromium </dev/null >/dev/null 2>&1; } || \
		echo "No Chromium, and none can be installed here: the browser tests are skipped." >&2
	@[ -f $(VENV)/axe/axe.min.js ] || \
		{ mkdir -p $(VENV)/axe && cd $(VENV)/axe && command -v npm >/dev/null && \
		npm pack --silent axe-core@$(AXE) </dev/null >/dev/null 2>&1 && \
		tar -xzf axe-core-$(AXE).tgz --strip-components=1 package/axe.min.js && rm axe-core-$(AXE).tgz; } || \
		echo "No axe-core (it comes by npm): its tests are skipped." >&2

lint: $(VENV)/.dev
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m ruff check .

types: $(VENV)/.dev
	@$(BIN)/python -m mypy

imports: $(VENV)/.dev
	@$(BIN)/lint-imports

format: $(VENV)/.dev ## format the code
	@$(BIN)/python -m ruff format .
	@$(BIN)/python -m ruff check --fix .

cover: $(VENV)/.dev ## the tests with branch coverage
	@$(BIN)/python -m pytest --cov --cov-report=term-missing

bench: $(VENV)/.dev ## right for people, balance, what results claim of themselves, timings as ratios, growth
	@$(BIN)/python -m benchmarks.people --kappa --keep
	@PYTHONPATH=. $(BIN)/python benchmarks/balance.py
	@$(BIN)/python -m benchmarks.validation
	@PYTHONPATH=. $(BIN)/python benchmarks/timing.py
	@PYTHONPATH=. $(BIN)/python benchmarks/growth.py

bench-groups: $(VENV)/.dev ## how fast groups are answered (SIZES="100000 1000000", --spark)
	@PYTHONPATH=. $(BIN)/python benchmarks/group.py $(SIZES)

# Spark is no library of ours: it is put beside the others for this test alone, with a Java.
test-spark: $(VENV)/.dev ## the groups on Apache Spark in local mode (needs pyspark and a Java)
	@$(BIN)/python -c 'import pyspark' 2>/dev/null || $(PIP) install 'pyspark>=4,<5' </dev/null >&2 || \
		echo "No pyspark, and none can be installed here: its tests are skipped." >&2
	@command -v java >/dev/null || \
		{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
		apt-get -qq update </dev/null >/dev/null 2>&1 && \
		apt-get -qq install -y --no-install-recommends default-jre-headless </dev/null >/dev/null 2>&1; } || \
		echo "No Java, and none can be installed here: the tests of Spark are skipped." >&2
	@CAREERPICK_SPARK=1 $(BIN)/python -m pytest tests/group/test_spark.py -q

picture: $(VENV)/.dev ## draw docs/result.svg anew
	@PYTHONPATH=. $(BIN)/python docs/make_picture.py

clean: ## remove what was set up
	rm -rf $(VENV) $(VENV)-*

help: ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

# Standard input belongs to the quiz, so the set-up must not read it.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' </dev/null || \
		{ echo "careerpick needs Python 3.11 or newer; name one with: make quiz PYTHON=python3.12" >&2; exit 1; }
	@echo "Setting up (once, about a minute) ..." >&2
	@$(PYTHON) -m venv $(VENV) </dev/null >&2 || \
		{ rm -rf $(VENV); echo "Python could not make a virtual environment. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }

# Nothing is installed but the pinned libraries: the code is read from this folder, so the
# folder can be moved, and $(BIN)/careerpick goes with it. The pins are complete, and --no-deps
# says so: resolved anew, `coverage[toml]` made an older pip look past its pin, at a release of
# the day, and refuse it for want of a hash.
$(VENV)/.quiz: $(VENV)/bin/python requirements/quiz.txt Makefile
	@$(PIP) install --no-deps --require-hashes --requirement requirements/quiz.txt </dev/null >&2
	@printf '#!/bin/sh\nhere=$$(dirname "$$0")\nCAREERPICK_COMMAND="$$0" PYTHONPATH="$$here/../.." exec "$$here/python" -m careerpick "$$@"\n' > $(BIN)/careerpick
	@chmod +x $(BIN)/careerpick
	@touch $@

$(VENV)/.dev: $(VENV)/.quiz requirements/dev.txt
	@$(PIP) install --no-deps --require-hashes --requirement requirements/dev.txt </dev/null >&2
	@touch $@

# Pins with hashes, made anew from the ranges in pyproject.toml.
PINS := $(VENV)-pins
UV := $(PINS)/bin/uv
COMPILE := $(UV) pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--no-emit-index-url --no-annotate --custom-compile-command "make pins"

$(UV):
	@$(PYTHON) -m venv $(PINS)
	@$(PINS)/bin/python -m pip --quiet --disable-pip-version-check install uv

pins: $(UV) ## pin the newest allowed versions anew, in requirements/
	@$(COMPILE) --generate-hashes --output-file requirements/quiz.txt
	@$(COMPILE) --generate-hashes --extra dev --output-file requirements/dev.txt

# The tools of the tests are the newest in both; the code is read from this folder.
test-lowest: ALLOWED := --extra groups --resolution lowest-direct
test-lowest: ## the tests with the lowest allowed versions
test-newest: ALLOWED := --extra dev --resolution highest
test-newest: ## the tests with the newest allowed versions
test-lowest test-newest: $(UV)
	@$(PYTHON) -m venv --clear .venv-$@
	@$(COMPILE) $(ALLOWED) --output-file .venv-$@/allowed.txt
	@$(UV) pip install --quiet --python .venv-$@/bin/python --constraint .venv-$@/allowed.txt \
		--requirement pyproject.toml --extra dev
	@.venv-$@/bin/python -m pytest $(EVERY_CORE)
