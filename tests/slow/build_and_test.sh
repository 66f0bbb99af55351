#!/bin/sh
# Builds the tree with another preset (asan, tsan) in that preset's folder, sees it find planted mistakes and runs its tests.
# Usage: build_and_test.sh ROOT PRESET MISTAKE...
set -eu
cd "$1"
preset=$2
shift 2
# The address sanitizer's own memory must not count as the program's, and what it finds must fail the test that met it.
export ASAN_OPTIONS=abort_on_error=0:exitcode=99:detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 TSAN_OPTIONS=exitcode=66
cmake --preset "$preset" >/dev/null
nice cmake --build --preset "$preset"
for mistake in "$@"; do
    if said=$("build/$preset/tests/planted" "$mistake" 2>&1); then
        echo "$preset does not notice the planted mistake: $mistake"
        exit 1
    fi
    echo "$said" | grep -E '(ERROR|WARNING): [A-Za-z]*Sanitizer|runtime error: '
done
ctest --preset "$preset"
