#!/bin/sh
# Builds the smallest program with Clang and compares the fingerprints it prints with those of the release build.
#
# Usage: compare_compilers.sh SOURCE_FOLDER BUILD_FOLDER PROGRAM_OF_THE_OTHER_COMPILER
set -eu
source=$1 build=$2 program=$3
if ! command -v clang++ >/dev/null; then
    echo 'clang++ is not installed'
    exit 77
fi
cmake -S "$source" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER=clang++ \
    -DCMAKE_C_COMPILER=clang -DAGORA_ENGINE_ONLY=ON -DAGORA_WARNINGS_AS_ERRORS=ON >"$build.log" 2>&1 ||
    { cat "$build.log"; exit 1; }
cmake --build "$build" --target core_only
"$program" >"$build/expected.txt"
"$build/tests/core_only" >"$build/clang.txt"
diff "$build/expected.txt" "$build/clang.txt"
cat "$build/clang.txt"
