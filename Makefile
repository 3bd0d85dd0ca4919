# The commands of the project; `make help` lists them. Each is a thin call of something under scripts/ or of a tool.
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
PY := .venv/bin/python

.PHONY: help adapt setup train run cluster cluster-restart test test-channels test-alone test-browser test-talks test-faults check eval bench copy copybook release-check canaries pictures staff talk numbers-only fuzz clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile

setup: ## Install what is missing (environment, model files, tools)
	@command -v python3 >/dev/null || { echo "python3 is missing: sudo apt install python3-venv"; exit 1; }
	@python3 scripts/setup.py
	@$(PY) -m bot.directory build

train: setup ## Train the model if its inputs changed
	@$(PY) scripts/train.py

run: train ## Start the guide; STEADY_HOST and STEADY_PORT say where
	@exec $(PY) scripts/run.py

cluster: train ## Start several guides behind nginx: STEADY_PROCESSES of them, with STEADY_REDIS_URL and STEADY_SECRET
	@exec $(PY) scripts/cluster.py

cluster-restart: ## Restart the guides of `make cluster` one after the other; no message is lost
	@$(PY) scripts/cluster_restart.py

talk: train ## Talk to the guide in this terminal
	@exec $(PY) scripts/talk.py

staff: setup ## Open a staff account: NAME=... ROLE=responder|supervisor; RESET=1 gives a new one-time password
	@$(PY) scripts/staff.py --name="$(NAME)" --role="$(ROLE)" --reset="$(RESET)"

numbers-only: ## Turn the guide into a page of numbers at once: ON=1; ON=0 turns it back
	@$(PY) scripts/numbers_only.py "$(ON)"

adapt: ## Adapt the encoder to data/nlu, or to public sets: ARGS="banking77 ..." (PyTorch, some ten minutes)
	@python3 scripts/adapt.py $(ARGS)

eval: train ## Measure understanding; report in build/eval/
	@$(PY) -m evaluation $(ARGS)

bench: train ## Measure speed and memory beside a stock Rasa project, the look-up of places, handoffs and several guides at once (a quarter of an hour)
	@$(PY) -m bench $(ARGS)

copy: setup ## Check every word a person sees; MARKS=review.csv puts a reviewer's marks in first
	@$(PY) -m bot.content $(if $(MARKS),apply "$(MARKS)")

copybook: setup ## Write everything the guide can say as one page: build/copybook/index.html
	@$(PY) -m bot.content copybook

canaries: train ## Plant canaries in every state and look for them everywhere, also with PostgreSQL and Redis (some minutes)
	@$(PY) -m pytest -m "slow or not slow" tests/canaries

pictures: train ## Take the README's pictures of the page and the console (Chromium)
	@$(PY) scripts/pictures.py

release-check: setup ## Refuse words and numbers whose review is pending or expired
	@$(PY) -m bot.content release-check

check: setup ## Ruff, mypy, the words and the local numbers
	@.venv-tools/bin/ruff check .
	@.venv-tools/bin/ruff format --check .
	@.venv-tools/bin/mypy
	@$(PY) -m bot.content
	@$(PY) -m bot.directory check

# Two at a time, one for each core of the CI machine: what needs no model is tested while the model is trained.
test: setup ## All checks, training if needed, all tests
	@$(MAKE) -j2 -k --no-print-directory $(SYNC) $(ROWS)

SYNC := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
ROWS := test-channels test-alone test-browser test-talks test-faults
PYTEST = $(PY) -m pytest $(ARGS)
TALKS := tests/channels/staff tests/conversations tests/scripts
FAULTS := tests/cluster tests/faults

test-channels: train
	@$(PYTEST) tests/channels --ignore=tests/channels/staff

test-alone: check
	@$(PYTEST) tests $(addprefix --ignore=,tests/channels tests/browser $(TALKS) $(FAULTS))

test-browser: train
	@$(PYTEST) tests/browser

test-talks: train
	@$(PYTEST) $(TALKS)

test-faults: train
	@$(PYTEST) $(FAULTS)

fuzz: setup ## Feed every parser of outside text with made-up input, for minutes
	@$(PY) -m pytest tests/fuzz --hypothesis-profile=long -q

clean: ## Remove what setup, train and run have made; keeps var/ (staff accounts, the line's settings)
	rm -rf .venv .venv-tools .venv-adapt .rasa build models
