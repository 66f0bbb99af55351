#!/bin/sh
# Preprocesses the models' interface with flags that change results, each of which must be refused in words.
#
# Usage: refuse_fast_math.sh COMPILER SOURCE_FOLDER
set -eu
compiler=$1 source=$2
try() {
    echo '#include "agora/model.h"' | "$compiler" -std=c++20 -E -I"$source/include" "$@" -x c++ -o /dev/null - 2>&1
}
try -O3 -ffp-contract=off
for flag in -ffast-math -Ofast -ffinite-math-only; do
    if said=$(try "$flag"); then
        echo "$flag was not refused"
        exit 1
    fi
    case $said in
        *'only without -ffast-math'*) ;;
        *) echo "$flag was refused, but not in words: $said"; exit 1 ;;
    esac
done
