#!/bin/sh
# Make the reading model anew: training/make.sh DATA [STEPS]. See README.md beside this file.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=$(cd "${1:-${DATELINE_DATA:?name the folder of the corpora}}" && pwd)
cd "$here"
[ -d .venv ] || python3 -m venv .venv
.venv/bin/pip install --quiet --requirement requirements.txt
export PYTHONPATH="$here/../src" OMP_NUM_THREADS=1
.venv/bin/python train.py --data "$data" --out build --steps "${2:-4000}"
.venv/bin/python export.py --out build --to ../src/dateline/model
rm -f build/gum_parses.pickle
.venv/bin/python coreference.py --data "$data" --to ../src/dateline/model --out build
.venv/bin/python attributions.py "$data"
.venv/bin/python evaluate.py --data "$data"
