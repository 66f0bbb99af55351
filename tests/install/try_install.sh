#!/bin/sh
# Installs a build into an empty folder, then builds and runs an outside project against it and the installed program.
#
# Usage: try_install.sh BUILD_FOLDER SCRATCH_FOLDER
set -eu
build=$1 scratch=$2
here=$(dirname -- "$(readlink -f -- "$0")")
rm -rf "$scratch"
cmake --install "$build" --prefix "$scratch/prefix" >/dev/null
cmake -S "$here" -B "$scratch/outside" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH="$scratch/prefix" >/dev/null
cmake --build "$scratch/outside"
"$scratch/outside/outside"
cd "$scratch"
prefix/bin/agora --version
