// The main() of every test program; compiled once, because Catch2's is slow to compile.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
