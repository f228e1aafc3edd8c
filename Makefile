# All that needs nothing but python3 and make; `make help` lists it.
PYTHON ?= python3
RUN := .venv/bin/python

.PHONY: help demo test check lint types contracts benchmarks environment lock installer installer-test clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

demo:  ## set up, make the example project, code and export, open the window if there is a display
	@$(PYTHON) packaging/set_up.py
	@$(RUN) packaging/demo.py

test:  ## set up, then all tests, without a display
	@$(PYTHON) packaging/set_up.py --develop
	@QT_QPA_PLATFORM=offscreen $(RUN) -m pytest -n 2

check: environment lint types contracts  ## ruff, mypy and the rules on who may import whom

lint: environment
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .

types: environment
	@$(RUN) -m mypy

contracts: environment
	@.venv/bin/lint-imports

benchmarks:  ## every figure of tests/benchmarks, as ratios to a baseline in the same run
	@$(PYTHON) packaging/set_up.py --develop
	@QT_QPA_PLATFORM=offscreen $(RUN) tests/benchmarks/run.py all

environment:  ## only set up .venv, with the tools for developing
	@$(PYTHON) packaging/set_up.py --develop

installer: environment  ## the Windows installer, MSI and zip (RUNTIME=the embeddable CPython; see packaging/README.md)
	@$(RUN) packaging/build.py $(if $(RUNTIME),--runtime "$(RUNTIME)") $(INSTALLER)

installer-test: environment  ## build it, install it under wine, look at everything, remove it
	@$(RUN) packaging/prove_installer.py $(INSTALLER)

# The settings that pip and uv have on this machine are left out, so that nothing of them gets into the lock.
COMPILE := env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL -u PIP_INDEX_URL uv pip compile --no-config --quiet --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --no-sources

lock:  ## pin anew what is installed (needs uv)
	$(COMPILE) --upgrade --group build pyproject.toml --output-file packaging/requirements.lock
	$(COMPILE) --upgrade --constraint packaging/requirements.lock --group dev pyproject.toml \
		--output-file packaging/requirements-dev.lock
	$(subst --universal --python-version 3.11,--python-platform x86_64-pc-windows-msvc --python-version 3.12,$(COMPILE)) \
		--upgrade --only-binary :all: pyproject.toml --output-file packaging/requirements-windows.lock
	@! grep -nE '://|index' packaging/requirements.lock packaging/requirements-dev.lock packaging/requirements-windows.lock

clean:  ## take away what the other commands made, but for the demo project
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
