# Two commands matter: `make run` and `make test`. Both work on a fresh clone and fetch what they need.
.DEFAULT_GOAL := help
.PHONY: help run test check fmt messages compile lock bench stop shell dev runtime tools
PORT ?= 8000
HOST ?= 127.0.0.1
ARGS ?=
JOBS ?= 2
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
export PYTHONUTF8 = 1

help: ## show these lines
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: runtime ## run the portal with the real data on http://127.0.0.1:8000 (PORT=, HOST=)
	@exec $(MANAGE) serve --host "$(HOST)" --port "$(PORT)"

stop: runtime ## stop what `make run` started, and the embedded database unless others use it
	@exec $(MANAGE) stop

test: tools ## run the tests, some or all of them (ARGS="tests/parks -k map", JOBS=processes)
	@$(MANAGE) compile_catalogues
	@exec $(PYTHON) -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: tools ## look for mistakes without running: style, templates, settings, migrations
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m djlint templates --lint --quiet
	$(MANAGE) check --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run

fmt: tools ## format the Python code
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

dev: tools ## serve with DEBUG, reloading as the code changes (PORT=, HOST=)
	@PORTAL_DEBUG=1 exec $(MANAGE) runserver "$(HOST):$(PORT)"

shell: tools ## open a Python prompt with all models at hand
	@exec $(MANAGE) shell

messages: tools ## collect the texts to translate into locale/en (needs gettext)
	$(MANAGE) makemessages --locale en --no-location --no-obsolete --ignore .venv --ignore var --ignore tests

compile: runtime ## compile the messages that changed
	$(MANAGE) compile_catalogues

bench: tools ## measure what each page costs next to a hello-world view (needs wrk)
	@exec $(PYTHON) -m bench $(ARGS)

lock: ## lock the newest allowed packages (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.12 --upgrade \
	    --quiet requirements/runtime.in -o requirements/runtime.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.12 --upgrade \
	    --quiet requirements/dev.in -c requirements/runtime.txt -o requirements/dev.txt

runtime:
	@sh requirements/install.sh runtime

tools:
	@sh requirements/install.sh dev
