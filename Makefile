# Two commands on a fresh machine (Python 3.11+, pip, venv, make): make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE ?=
DATA ?= checkup-data
PORT ?= 8340

.PHONY: demo run serve test check bench clean generated

demo: $(VENV)/.installed  ## the main job on the bundled example clinic
	$(BIN)/checkup demo

run: $(VENV)/.installed  ## make run SITE=https://clinic.example
	@test -n "$(SITE)" || { echo "name a site: make run SITE=https://clinic.example"; exit 2; }
	$(BIN)/checkup run "$(SITE)"

serve: $(VENV)/.installed-app  ## make serve [DATA=folder] [PORT=8340]: review in a browser
	$(BIN)/checkup serve --data "$(DATA)" --port $(PORT)

test: check  ## everything that CI checks
	$(BIN)/python -m pytest -n 2

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m schemas.generate --check
	$(BIN)/python -m schemas.generate_profile_docs --check
	$(BIN)/python -m commands.generate_docs --check
	$(BIN)/python -m audits.generate_docs --check
	$(BIN)/python -m example.build_site --check

generated: $(VENV)/.installed-dev  ## write every generated file anew
	$(BIN)/python -m schemas.generate
	$(BIN)/python -m schemas.generate_profile_docs
	$(BIN)/python -m commands.generate_docs
	$(BIN)/python -m audits.generate_docs
	$(BIN)/python -m example.build_site

bench: $(VENV)/.installed-dev  ## the benchmarks; see benchmarks/README.md
	$(BIN)/python -m benchmarks

# pip 23.2, which a fresh Python 3.11 brings, crashes on an extra that two of our libraries ask for: upgrade it first.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=24'

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

$(VENV)/.installed-app: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[app]'
	touch $@ $(VENV)/.installed

$(VENV)/.installed-dev: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@ $(VENV)/.installed $(VENV)/.installed-app

clean:
	rm -rf $(VENV) build dist *.egg-info
