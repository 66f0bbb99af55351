// Numbers as text: what counts as one, and that writing and reading are inverse.
#include <catch2/catch.hpp>
#include <limits>

#include "sim/input/numbers.h"

using namespace agora::input;

TEST_CASE("numbers are decimal, finite and free of the locale") {
    CHECK(parse_number("12") == 12);
    CHECK(parse_number("-0.5") == -0.5);
    CHECK(parse_number("+.5") == 0.5);
    CHECK(parse_number("5.") == 5);
    CHECK(parse_number("1e6") == 1e6);
    CHECK(parse_number("2.5E-3") == 2.5e-3);
    CHECK(parse_number("0") == 0);
    CHECK(parse_number("0.10") == 0.1);
}

TEST_CASE("what other readers guess at is no number here") {
    for (const char* text : {"",    "-",    ".",   "010",  "-01", "1:30", "0x1F",  "1,5", "1_000", "NO",    "true",
                             "nan", ".nan", "inf", ".inf", "1e",  "1e+",  "1e999", "1 2", " 1",    "12abc", "--1"}) {
        INFO(text);
        CHECK_FALSE(parse_number(text));
    }
    for (const char* text : {"", "-1", "+1", "007", "1e3", "1.0", "18446744073709551616", "0x10"}) {
        INFO(text);
        CHECK_FALSE(parse_whole(text));
    }
    CHECK(parse_whole("18446744073709551615") == std::numeric_limits<std::uint64_t>::max());
    CHECK(parse_whole("0") == 0u);
}

TEST_CASE("numbers are written in the shortest form that reads back exactly") {
    CHECK(format_number(0.1) == "0.1");
    CHECK(format_number(-0.0) == "0");
    CHECK(format_number(1e6) == "1000000");
    CHECK(format_number(2e9) == "2000000000");
    CHECK(format_number(1e-7) == "1e-07");
    for (const double value : {1.0 / 3, 1326822.0, 5e-324, 1.7976931348623157e308, -2.5e-5, 1e15, 123456789.125})
        CHECK(parse_number(format_number(value)) == value);
}

TEST_CASE("a single-precision parameter's value is the shortest decimal of what single precision keeps") {
    agora::ParameterInfo real, whole;
    whole.kind = agora::ParameterKind::integer;
    CHECK(stored_value(real, static_cast<double>(0.9f)) == 0.9);
    CHECK(stored_value(real, 0.123456789) == 0.12345679);
    CHECK(stored_value(real, stored_value(real, 1.0 / 3)) == stored_value(real, 1.0 / 3));
    CHECK(static_cast<float>(stored_value(real, 1.0 / 3)) == 1.0f / 3);
    CHECK(stored_value(whole, 123456789) == 123456789);
}

TEST_CASE("a parameter in double precision keeps every digit") {
    agora::ParameterInfo real;
    real.bytes = sizeof(double);
    CHECK(stored_value(real, 0.123456789) == 0.123456789);
    CHECK(stored_value(real, 1.0 / 3) == 1.0 / 3);
}
