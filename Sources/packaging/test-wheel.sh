#!/usr/bin/env bash
# Tests the Python module on the wheel of a program, in a fresh environment: test-wheel.sh PROGRAM.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
Sources/packaging/wheel.py "$program" "$folder"
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "$folder"/corridor_plan-*.whl geopandas pandas pytest
"$folder/venv/bin/python" -m pytest -q -p no:cacheprovider Sources/python/tests
