# Every target does its own set-up: a virtual environment here, pinned packages, nothing system-wide.
PYTHON ?= python3
ARGS ?=
# Tests wait for sockets, disks and processes: a few more of them than there are cores.
WORKERS ?= 3
BIN := .venv/bin

.PHONY: install demo test check bench torture lock clean

# The runtime alone, for those who run a bot from a checkout.
install: .venv/.runtime

demo: .venv/.runtime
	@$(BIN)/kiosk demo $(ARGS)

test: .venv/.development
	@$(BIN)/python -m pytest -m "not torture" -n $(WORKERS) --dist worksteal $(ARGS)

check: .venv/.development
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: .venv/.development
	@$(BIN)/python -m benchmarks $(ARGS)

torture: .venv/.development
	@$(BIN)/python -m pytest -m torture -n $(WORKERS) --dist worksteal $(ARGS)

# Pin again what pyproject.toml asks for.
lock: .venv/.development
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 pyproject.toml --extra build -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 pyproject.toml --extra build --extra test -o requirements-dev.txt

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache build *.egg-info

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit("Kiosk needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: .venv/.python requirements.txt pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.development: .venv/.runtime requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
