# One word for each thing that a change needs; `just` alone lists them. What each runs stands in CONTRIBUTING.md too.

export PATH := justfile_directory() / ".venv/bin:" + env("PATH")

# List the words
default:
    @just --list

# Make .venv with everything but training
setup:
    python3 -m venv .venv
    .venv/bin/pip install --editable '.[test]'

# Run the tests, or those named
test *arguments:
    pytest {{arguments}}

# Lint and check the format
lint:
    ruff check
    ruff format --check

# Check the types
types:
    mypy

# Measure accuracy and hold its floor
measure:
    python -m evals.floor

# Measure speed, memory, start-up and growth with length
bench:
    python -m benchmarks.speed
    python -m benchmarks.memory
    python -m benchmarks.startup
    python -m benchmarks.linear

# Write the documentation's outputs, pictures and command reference again
docs:
    python -m chancery.cli.reference docs/reference/command-line.md
    python docs/make_images.py
    python docs/refresh.py

# What continuous integration does
ci:
    .ci/run

# Renew the versions that continuous integration installs
lock:
    .ci/lock
