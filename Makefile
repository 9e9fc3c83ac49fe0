# Every target does its own set-up from nothing; stamps let a second run work without a network.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := .stamps
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup demo test lint check bench measure lock format clean

setup: $(STAMPS)/run $(STAMPS)/assets $(STAMPS)/gazetteer

$(STAMPS)/venv:
	@mkdir -p $(STAMPS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "fogline needs Python 3.11 or newer; set PYTHON=/path/to/python3.11" >&2; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python has no venv here; install the package python3-venv" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements/uv.lock
	@touch $@

# Default dependencies only: what `make demo` needs.
$(STAMPS)/run: $(STAMPS)/venv requirements/run.lock pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --only-binary :all: -r requirements/run.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --only-binary :all: -r requirements/build.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/dev: $(STAMPS)/run requirements/dev.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --only-binary :all: -r requirements/dev.lock
	@touch $@

$(STAMPS)/assets: $(STAMPS)/venv package-lock.json scripts/make_assets.py
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	$(BIN)/python scripts/make_assets.py
	@touch $@

$(STAMPS)/gazetteer: $(STAMPS)/run $(STAMPS)/assets
	$(BIN)/fogline gazetteer build
	@touch $@

demo: setup
	$(BIN)/fogline demo --out demo-out

# Tests of one group (`xdist_group`) run in one worker: they share what was read.
test: setup $(STAMPS)/dev
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(PYTEST_ARGS)

lint: setup $(STAMPS)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_licences.py

check: lint test

bench: setup $(STAMPS)/dev
	$(BIN)/python -m benchmarks

# Accuracy on the development data of others (../shared) and under rewriting.
measure: setup $(STAMPS)/dev
	$(BIN)/python -m benchmarks attribution || true
	$(BIN)/python -m benchmarks.event_types
	$(BIN)/python -m benchmarks.isaf
	$(BIN)/python -m benchmarks.re3d
	$(BIN)/python -m benchmarks.toponyms
	$(BIN)/python -m benchmarks.metamorphic

format: $(STAMPS)/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The only target that rewrites the locks; needs a network.
lock: $(STAMPS)/venv
	$(BIN)/uv export --quiet --no-header --no-emit-project --no-dev -o requirements/run.lock
	$(BIN)/uv export --quiet --no-header --no-emit-project -o requirements/dev.lock
	printf 'hatchling>=1.25\neditables>=0.5\n' | $(BIN)/uv pip compile --quiet --no-header --no-annotate --generate-hashes - -o requirements/build.lock
	echo 'uv>=0.5' | $(BIN)/uv pip compile --quiet --no-header --no-annotate --generate-hashes - -o requirements/uv.lock
	npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund

clean:
	rm -rf $(VENV) $(STAMPS) node_modules src/fogline/_assets demo-out
