#!/usr/bin/python3
"""Tries the launcher in a small tree of its own, with stand-ins for apt-get, dpkg-query, cmake, ctest and the program."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

# A stand-in for `cmake --build` leaves a program behind that prints its arguments and ends with code 7.
CMAKE = """echo "cmake $*" >>"$CALLS"
case $* in *--build*)
    printf '#!/bin/sh\\nprintf "[%%s]" "$@"\\nexit 7\\n' >build/release/agora
    chmod +x build/release/agora ;;
esac
exit ${CMAKE_RESULT-0}"""
# Says that everything asked for is installed, except what is listed in $MISSING; fails then, as the real one does.
DPKG = """result=0
for package in "$@"; do
    case "$package" in -*) continue ;; esac
    case " $MISSING " in *" $package "*) result=1 ;; *) printf 'installed:%s ' "$package" ;; esac
done
exit $result"""
STAND_INS = {
    "cmake": CMAKE,
    "dpkg-query": DPKG,
    "apt-get": 'echo "apt-get $*" >>"$CALLS"; exit ${APT_RESULT-0}',
    "apt-cache": "exit 0",
    "ctest": 'echo "ctest $*" >>"$CALLS"; echo "100% tests passed"; exit ${CTEST_RESULT-0}',
    "id": "echo ${USER_ID-0}",
}


class Launcher(unittest.TestCase):
    """Each test has a tree with the launcher and one source."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name) / "a tree"
        for name in ("include", "sim", "models", "bin"):
            (self.root / name).mkdir(parents=True)
        for name in ("CMakeLists.txt", "CMakePresets.json", "sim/a.cpp"):
            (self.root / name).write_text("", encoding="utf-8")
        shutil.copy(ROOT / "agora", self.root / "agora")
        for name, script in STAND_INS.items():
            (self.root / "bin" / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            (self.root / "bin" / name).chmod(0o755)
        self.calls = self.root / "calls"

    def run_launcher(self, *arguments, **settings):
        """Runs the launcher from elsewhere and returns its result and what it called."""
        self.calls.write_text("", encoding="utf-8")
        surroundings = {**os.environ, "PATH": f"{self.root}/bin:{os.environ['PATH']}", "CALLS": str(self.calls),
                        "MISSING": "", **settings}
        done = subprocess.run([self.root / "agora", *arguments], cwd="/", env=surroundings, capture_output=True,
                              text=True, check=False)
        return done, self.calls.read_text(encoding="utf-8")

    def test_builds_once_and_hands_over_arguments_and_exit_code(self):
        done, calls = self.run_launcher("run", "two words")
        self.assertEqual((done.stdout, done.returncode), ("[run][two words]", 7))
        self.assertIn("cmake --preset release", calls)
        done, calls = self.run_launcher("demo")
        self.assertEqual((done.stdout, done.stderr, done.returncode, calls), ("[demo]", "", 7, ""))

    def test_builds_again_when_a_source_changes_appears_or_goes(self):
        def changes():
            (self.root / "sim/a.cpp").write_text("// changed", encoding="utf-8")
            yield
            (self.root / "models/new.h").write_text("", encoding="utf-8")
            yield
            (self.root / "models/new.h").unlink()
            yield

        self.run_launcher("demo")
        for _ in changes():
            time.sleep(0.02)
            self.assertIn("--build", self.run_launcher("demo")[1])
            self.assertEqual(self.run_launcher("demo")[1], "")

    def test_a_failed_build_is_said_and_tried_again(self):
        done, _ = self.run_launcher("demo", CMAKE_RESULT="1")
        self.assertEqual((done.stdout, done.returncode), ("", 70))
        self.assertIn("--build", self.run_launcher("demo")[1])

    def test_installs_what_is_missing(self):
        _, calls = self.run_launcher("demo", MISSING="libtbb-dev g++")
        self.assertIn("DPkg::Lock::Timeout=300 install -y --no-install-recommends g++ libtbb-dev\n", calls)
        self.assertNotIn("update", calls)

    def test_test_packages_only_for_tests(self):
        self.assertNotIn("apt-get", self.run_launcher("demo", MISSING="clang")[1])
        self.assertIn("clang", self.run_launcher("test", MISSING="clang")[1])

    def test_packages_to_compare_with_only_for_slow_tests(self):
        self.assertNotIn("apt-get", self.run_launcher("test", MISSING="python3-networkx")[1])
        _, calls = self.run_launcher("test", "--slow", MISSING="python3-networkx")
        self.assertIn("install -y --no-install-recommends python3-networkx\n", calls)
        self.assertNotIn("apt-get", self.run_launcher("test", MISSING="slurm-wlm")[1])
        _, calls = self.run_launcher("test", "--slow", MISSING="slurm-wlm openmpi-bin")
        self.assertIn("install -y --no-install-recommends slurm-wlm openmpi-bin\n", calls)

    def test_report_packages_only_for_reports(self):
        self.assertNotIn("apt-get", self.run_launcher("demo", MISSING="python3-jinja2")[1])
        done, calls = self.run_launcher("report", "a.h5", MISSING="python3-jinja2")
        self.assertIn("install -y --no-install-recommends python3-jinja2\n", calls)
        self.assertEqual((done.stdout, done.returncode), ("[report][a.h5]", 7))

    def test_without_rights_says_the_one_line(self):
        for refusal in ({"USER_ID": "1000"}, {"APT_RESULT": "100"}):
            done, _ = self.run_launcher("demo", MISSING="cmake g++", **refusal)
            self.assertEqual((done.stdout, done.returncode), ("", 69))
            self.assertIn("\nsudo apt-get update && sudo apt-get install -y --no-install-recommends g++ cmake\n", done.stderr)

    def test_tests_end_with_what_ctest_says(self):
        done, calls = self.run_launcher("test")
        self.assertTrue(done.stdout.endswith("100% tests passed\n"))
        self.assertEqual((done.returncode, "--label-exclude slow" in calls), (0, True))
        self.assertEqual(self.run_launcher("test", CTEST_RESULT="8")[0].returncode, 1)
        self.assertNotIn("--label-exclude", self.run_launcher("test", "--slow")[1])
        self.assertEqual(self.run_launcher("test", "--fast")[0].returncode, 64)


if __name__ == "__main__":
    unittest.main()
