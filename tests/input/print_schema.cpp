// Prints the schemas of the tests' models as one JSON list, for schema_agrees.py.
#include <cstdio>

#include "sim/input/schema.h"
#include "tests/input/test_model.h"

int main() {
    const char* before = "[";
    for (const agora::Model& model : agora::input_test::models()) {
        std::fputs(before, stdout);
        std::fputs(agora::input::schema(model).c_str(), stdout);
        before = ",";
    }
    std::fputs("]", stdout);
}
