// Tests of printed tables.
#include <catch2/catch.hpp>

#include "sim/app/table.h"

TEST_CASE("texts stand to the left, numbers to the right, and headings may take several lines") {
    agora::app::Table table({"name", "co-created\nshare"});
    table.add({"ėß", "7"});
    table.add({"Estonia", "12.5"});
    CHECK(table.text() ==
          "         co-created\n"
          "name          share\n"
          "-------  ----------\n"
          "ėß                7\n"
          "Estonia        12.5\n");
}
