#!/usr/bin/python3
"""Proves that every guard can fail: each is shown a small bad sample, and a good one it must leave alone."""
import pathlib
import sys
import tempfile
import unittest

import arrows
import fresh
import guard
import links
import mutations
import sizes
import style


class Sample(unittest.TestCase):
    """A test with a small tree of files of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def write(self, name, content):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def expect(self, found, *parts):
        """Exactly one problem per part, in order."""
        self.assertEqual(len(found), len(parts), found)
        for problem, part in zip(found, parts):
            self.assertIn(part, problem)


class Arrows(Sample):
    def test_arrow_against_the_table(self):
        self.write("sim/core/a.h", '// A.\n#include "sim/run/run.h"\n')
        self.expect(arrows.problems(self.root), "sim/core/a.h:2: sim/core may not include sim/run")

    def test_model_knowing_the_engine_or_another_model(self):
        self.write("models/one/a.h", '#include "sim/state/world.h"\n#include "models/two/b.h"\n#include "agora/model.h"\n')
        self.expect(arrows.problems(self.root), "may not include sim/state", "one model may not include another")

    def test_library_in_the_wrong_layer(self):
        self.write("sim/run/a.cpp", "#include <yaml-cpp/yaml.h>\n#include <thread>\n#include <vector>\n")
        self.expect(arrows.problems(self.root), "may not know <yaml-cpp/yaml.h>", "without <thread>")

    def test_printing_exiting_catching(self):
        self.write("sim/output/a.cpp", "void f() {\n    std::cerr << 1;\n    exit(1);\n    try {} catch (...) {}\n}\n")
        self.expect(arrows.problems(self.root), ":2: sim/output prints", ":3: sim/output ends the", ":4: sim/output catches")

    def test_app_may_and_comments_do_not_count(self):
        self.write("sim/app/main.cpp", "int main() { try { printf(); } catch (...) {} }\n")
        self.write("sim/core/a.cpp", '// printf("x"); exit(1)\nconst char* text = "catch (";\n')
        self.expect(arrows.problems(self.root))


class Mutations(Sample):
    def test_text_that_is_gone(self):
        self.write("sim/core/a.cpp", "// A.\nint a = 1;\n")
        self.write("tests/mutations/list/a.yaml", "- {name: fine, file: sim/core/a.cpp, text: 'a = 1'}\n"
                   "- {name: gone, file: sim/core/a.cpp, text: 'a = 2'}\n- {name: lost, file: sim/b.cpp, text: a}\n")
        self.expect(mutations.problems(self.root), "gone: sim/core/a.cpp", "lost: sim/b.cpp")


class Sizes(Sample):
    def test_long_functions(self):
        lines = "    x();\n" * 60
        self.write("a.cpp", "namespace n {\nclass C {\n    void f() const {\n" + lines + "    }\n};\n}\n")
        self.write("b.py", "def f():\n" + "    x()\n" * 60)
        self.write("c.sh", "f() {\n" + lines + "}\n")
        self.expect(sizes.problems(self.root), "a.cpp:3: a function of 62", "b.py:1: a function of 61", "c.sh:1:")

    def test_long_functions_below_includes_comments_and_labels(self):
        body = "    x();\n" * 60
        self.write("a.cpp", '// A.\n#include <vector>\n#define M(x) \\\n    {\n\nnamespace n {\nvoid f() {\n' + body + "}\n}\n")
        self.write("b.h", "// B.\n#pragma once\nstruct alignas(64) B {\n  private:\n    struct C {\n        int f() const {\n" + body
                   + "        }\n    };\n};\n")
        self.write("c.cpp", '// C.\n#include "c.h"\nextern "C" int f() {\n' + body + "}\n")
        self.expect(sizes.problems(self.root), "a.cpp:7: a function of 62", "b.h:6: a function of 62", "c.cpp:3: a function of 62")

    def test_functions_are_seen_in_every_source_of_the_repository(self):
        blind = [path.relative_to(guard.ROOT).as_posix() for path in guard.files(guard.ROOT, (".cpp",))
                 if "(" in guard.without_comments(guard.text(path)) and not list(sizes.functions_of(path, guard.text(path)))]
        self.assertEqual(blind, [])

    def test_long_file(self):
        self.write("a.h", "// A.\n" * 401)
        self.expect(sizes.problems(self.root), "a.h: 401 lines")

    def test_long_tables_and_classes_are_not_functions(self):
        self.write("a.h", "class A {\n" + "    int x;\n" * 70 + "};\nconst int b[] = {\n" + "    1,\n" * 70 + "};\n")
        self.expect(sizes.problems(self.root))


class Style(Sample):
    def test_opening_tab_leftover_and_path(self):
        self.write("a.h", "#pragma once\n")
        self.write("b.md", "a\tb\n" + "TO" + "DO later\nsee /ho" + "me/me/x\n")
        self.expect(style.problems(self.root), "a.h:1: must open", "b.md:1: a tab", "b.md:2: a leftover", "b.md:3: a path")

    def test_mangled_heading(self):
        self.write("a.md", "# One\n\n    ##Two\n")
        self.expect(style.problems(self.root), "a.md:3: a heading without a space")

    def test_formatting(self):
        self.write("a.h", "// A.\nint  f( );\n")
        self.assertIn("clang-format", style.problems(self.root)[0])

    def test_good_file(self):
        self.write("a.h", "// What this is.\n#pragma once\n")
        self.write("b.py", '#!/usr/bin/python3\n"""What this is."""\n')
        self.expect(style.problems(self.root))


class Links(Sample):
    def test_dead_links_and_paths(self):
        self.write("README.md", "# One\n[a](gone.md) [b](#two) `sim/gone`\n[c](#one) [d](https://example.org) `build/x`\n")
        self.expect(links.problems(self.root), "gone.md: no such file", "#two: no such heading", "`sim/gone` does not")


class Fresh(Sample):
    program = [sys.executable, "-c", "import sys; print(' '.join(sys.argv[1:]))"]

    def test_stale_file_is_named_and_mended(self):
        table = [(["schema", "x"], "x.json", None)]
        self.write("x.json", "old\n")
        self.expect(fresh.problems(self.root, self.program, table), "not what `agora schema x` prints")
        self.expect(fresh.problems(self.root, self.program, table, write=True))
        self.assertEqual((self.root / "x.json").read_text(encoding="utf-8"), "schema x\n")

    def test_part_of_a_document(self):
        table = [(["document", "y"], "y.md", "y")]
        begin, end = fresh.marks("y")
        self.write("y.md", f"before\n{begin}old\n{end}after\n")
        self.expect(fresh.problems(self.root, self.program, table), "not what `agora document y` prints")
        self.expect(fresh.problems(self.root, self.program, table, write=True))
        self.assertEqual((self.root / "y.md").read_text(encoding="utf-8"), f"before\n{begin}document y\n{end}after\n")

    def test_missing_marks_and_failing_program(self):
        self.write("y.md", "nothing\n")
        self.expect(fresh.problems(self.root, self.program, [(["z"], "y.md", "y")]), "needs the lines")
        self.expect(fresh.problems(self.root, ["false"], [(["z"], "y.md", None)]), "it failed")


if __name__ == "__main__":
    unittest.main()
