#!/bin/sh
# Installs a build into an empty folder, builds an outside project against it, and lets both run the same few steps.
#
# Usage: try_install.sh BUILD_FOLDER SCRATCH_FOLDER
set -eu
build=$1 scratch=$2
here=$(dirname -- "$(readlink -f -- "$0")")
rm -rf "$scratch"
cmake --install "$build" --prefix "$scratch/first" >/dev/null
mv "$scratch/first" "$scratch/moved" # what is installed must not care where
cmake -S "$here" -B "$scratch/outside" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH="$scratch/moved" >/dev/null
cmake --build "$scratch/outside"

cd "$scratch"
fingerprint=$(outside/outside moved/share/agora/scenarios/contexts/estonia.yaml)
moved/bin/agora --version
moved/bin/agora run estonia --citizens 2000 --steps 3 --replicates 1 --threads 1 --json --quiet --out outside.h5 >run.json
grep "$fingerprint" run.json || { echo "the outside project found $fingerprint"; cat run.json; exit 1; }
PYTHONPATH=moved/share/agora/analysis /usr/bin/python3 -B -m agora_report outside.h5
grep -q "illustrates, does not predict" outside.html
