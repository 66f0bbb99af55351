#!/bin/sh
# Builds the tree with another preset (asan, tsan, debug) in that preset's folder and runs its tests.
# Usage: build_and_test.sh ROOT PRESET
set -eu
cd "$1"
# The address sanitizer's own memory must not count as the program's, and what it finds must fail the test that met it.
export ASAN_OPTIONS=abort_on_error=0:exitcode=99:detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 TSAN_OPTIONS=exitcode=66
cmake --preset "$2" >/dev/null
nice cmake --build --preset "$2"
ctest --preset "$2"
