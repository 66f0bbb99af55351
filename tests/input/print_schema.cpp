// Prints the schema of the tests' model, for schema_agrees.py.
#include <cstdio>

#include "sim/input/schema.h"
#include "tests/input/test_model.h"

int main() {
    const std::string schema = agora::input::schema(agora::input_test::models()[0]);
    std::fputs(schema.c_str(), stdout);
}
