# Two commands do all the set-up on a machine with Python 3.11 to 3.13: `make demo` and `make test`.

SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c "$(SUPPORTED)" 2>/dev/null && { echo "$$p"; break; }; done)
BIN := .venv/bin
INSTALLED := .venv/.installed
JOBS ?= 2

.PHONY: demo test test-all lint docs bench lock chromium virtuoso fuzz clean

demo: $(INSTALLED)
	$(BIN)/kg build seeds/ -o out
	@echo "The page is $(CURDIR)/out/graph.html: open it in a browser."

# What CI runs: under 15 minutes.
test: lint chromium virtuoso
	$(BIN)/pytest -n $(JOBS) -m "not long"

# And the long faults, load and clusters.
test-all: lint chromium virtuoso
	$(BIN)/pytest -n $(JOBS)

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/cog --check README.md

# Rewrite the generated parts of README.md.
docs: $(INSTALLED)
	$(BIN)/cog -r README.md

bench: $(INSTALLED)
	@for script in benchmarks/*.py; do [ ! -e "$$script" ] || { echo "== $$script"; $(BIN)/python "$$script" || exit 1; }; done

# Coverage-guided fuzzing of readers and extractor, a minute each; atheris is no part of the locked set.
fuzz: $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "atheris>=3"
	$(BIN)/python scripts/fuzz.py readers -max_total_time=$(or $(SECONDS_EACH),60)
	$(BIN)/python scripts/fuzz.py extractor -max_total_time=$(or $(SECONDS_EACH),60)

# The installed set with its hashes, for every supported Python.
lock:
	$(if $(PYTHON),,$(error Python 3.11 to 3.13 is needed; name one with PYTHON=))
	$(PYTHON) -m venv .make/uv
	.make/uv/bin/python -m pip install --quiet uv
	.make/uv/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--upgrade --no-annotate --quiet --custom-compile-command "make lock" --output-file requirements.lock

$(INSTALLED): requirements.lock pyproject.toml
	$(if $(PYTHON),,$(error Python 3.11 to 3.13 is needed; name one with PYTHON=))
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "cannot make .venv; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Browser tests need Chromium. In CI they must run; elsewhere they are skipped where it cannot be had.
chromium:
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "installing Chromium for the browser tests"; \
		(apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium) \
			>/dev/null && exit 0; \
	fi; \
	echo "no Chromium here: browser tests are skipped (Debian and Ubuntu: apt install chromium)"; \
	[ "$(CI)" != true ]

# Tests of remote stores use Virtuoso where it can be had, and are skipped elsewhere; the package starts no service.
virtuoso:
	@command -v virtuoso-t >/dev/null && exit 0; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "installing Virtuoso for the tests of remote stores"; \
		(apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			virtuoso-opensource-7-bin) >/dev/null 2>&1 && exit 0; \
	fi; \
	echo "no Virtuoso here: its tests are skipped (Debian and Ubuntu: apt install virtuoso-opensource-7-bin)"

clean:
	rm -rf .venv .make out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find kg tests examples scripts benchmarks -name __pycache__ -prune -exec rm -rf {} +
