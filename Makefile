# make run: the bot with a token, a chat in the terminal without one. make test: everything that must hold.

BIN := .venv/bin
export MARQUEE_HOME ?= $(CURDIR)/.marquee
# Modules are compiled once, not at every start, wherever make is run.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-outside check prove prove-kills bench verify-facts clean setup setup-dev

run: setup
	@$(BIN)/marquee build
	@$(BIN)/marquee

test: check
	@$(BIN)/pytest --hypothesis-profile=ci -n 2 --dist loadgroup

check: setup-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet . || { echo "Lay the code out with: $(BIN)/ruff format ."; exit 1; }
	@$(BIN)/mypy
	@$(BIN)/marquee build
	@$(BIN)/marquee check

# The bot as it runs against an emulator others wrote; skipped, saying so, where that cannot be installed.
test-outside: setup-dev
	@sh tests/outside/run.sh

# Kills of the bot and of builds and broken connections, with what was lost and what came twice; then every property tried on other
# examples, in five rounds. Other kills of the bot: make prove-kills SEED=7 UPDATES=10000 KILLS=50
prove: setup-dev
	@$(BIN)/pytest -m proof -rP
	@for seed in 1 2 3 4 5; do $(BIN)/pytest -m hypothesis --hypothesis-seed=$$seed || exit 1; done

prove-kills: setup-dev
	@$(BIN)/pytest tests/test_kill.py -m proof -rP

bench: setup-dev
	@$(BIN)/python -m benchmarks.understanding.shipped
	@$(BIN)/python -m benchmarks.understanding
	@$(BIN)/python -m benchmarks.names real 100000 --peers
	@$(BIN)/python -m benchmarks.names.questions
	@$(BIN)/python -m benchmarks.imports
	@$(BIN)/marquee build
	@$(BIN)/python -m benchmarks.telegram
	@$(BIN)/python -m benchmarks.telegram waits

# Every shipped fact against the tables of award records in the folder RECORDS names, where they overlap.
RECORDS ?= ../shared/data/structured
verify-facts: setup-dev
	@$(BIN)/python -m verify $(RECORDS)

clean:
	@rm -rf .venv .marquee/setup build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

setup:
	@sh deploy/setup.sh

setup-dev:
	@sh deploy/setup.sh dev
