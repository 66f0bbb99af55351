#!/usr/bin/python3
"""Lints the recipes of sim/packaging and runs what they wrap: test_recipes.py PROGRAM. No container is built here."""
import ast
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import jinja2
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
RECIPES = ROOT / "sim/packaging"
PROGRAM = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None

# What each package that CMakeLists.txt looks for is called in Apptainer's Debian, in Spack and in conda-forge.
NAMES = {
    "TBB": ("libtbb-dev", "intel-oneapi-tbb", "tbb-devel"),
    "yaml-cpp": ("libyaml-cpp-dev", "yaml-cpp", "yaml-cpp"),
    "ZLIB": ("zlib1g-dev", "zlib", "zlib"),
    "HDF5": ("libhdf5-dev", "hdf5", "hdf5"),
    "nlohmann_json": ("nlohmann-json3-dev", "nlohmann-json", "nlohmann_json"),
    "CLI11": ("libcli11-dev", "cli11", "cli11"),
    "fmt": ("libfmt-dev", "fmt", "fmt"),
    "Eigen3": ("libeigen3-dev", "eigen", "eigen"),
    "Boost": ("libboost-dev", "boost", "libboost-headers"),
}


def wanted():
    """The packages CMakeLists.txt looks for, and the version it names."""
    text = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
    return set(re.findall(r"find_package\(([\w-]+)", text)), re.search(r"VERSION (\d+\.\d+\.\d+)", text).group(1)


def sections(definition):
    """The sections of an Apptainer definition, with their names, in order."""
    parts = re.split(r"^%(\w+)[^\n]*\n", definition.split("\n", 1)[1], flags=re.MULTILINE)
    return [(name, re.split(r"^Bootstrap:", text, flags=re.MULTILINE)[0]) for name, text in zip(parts[1::2], parts[2::2])]


def read(name):
    """A recipe as text."""
    return (RECIPES / name).read_text(encoding="utf-8")


def calls(source, function):
    """First arguments of all calls of a function in Python code."""
    return [node.args[0].value for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function and node.args]


def conda():
    """The conda recipe with its placeholders filled in."""
    text = jinja2.Template(read("conda/meta.yaml"), undefined=jinja2.StrictUndefined)
    return yaml.safe_load(text.render(compiler=lambda language: f"{language}-compiler"))


def run_with_program(script):
    """Runs a shell script where `agora` is the program under test; raises with what it said."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "bin").mkdir()
        (pathlib.Path(folder) / "bin/agora").symlink_to(PROGRAM)
        environment = {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}", "AGORA_DATA": str(ROOT / "scenarios")}
        done = subprocess.run(["sh", "-e", "-c", script], cwd=folder, env=environment, capture_output=True, text=True,
                              check=False)
    if done.returncode != 0:
        raise AssertionError(f"{script}\nended with {done.returncode}: {done.stdout}{done.stderr}")


class Recipes(unittest.TestCase):
    """Each recipe is well-formed, asks for what the build needs, and its own test passes."""

    def test_names_of_all_packages_are_known(self):
        self.assertEqual(wanted()[0], set(NAMES))

    def test_apptainer(self):
        parts = sections(read("apptainer/agora.def"))
        scripts = [text for name, text in parts if name in ("post", "test", "runscript", "environment")]
        self.assertEqual(len(scripts), 5)
        for script in scripts:
            done = subprocess.run(["sh", "-n", "-c", script], capture_output=True, text=True, check=False)
            self.assertEqual(done.stderr, "")
        for debian, _, _ in NAMES.values():
            self.assertIn(f" {debian}", scripts[0])
        for line in parts[0][1].split("\n"):
            if line.strip():
                self.assertTrue((ROOT / line.split()[0]).exists(), line)
        self.assertIn(f"image.version {wanted()[1]}\n", read("apptainer/agora.def"))
        run_with_program(dict(parts)["test"])

    def test_spack(self):
        source = read("spack/package.py")
        compile(source, "package.py", "exec")
        asked = {re.split(r"[@~+ ]", text)[0] for text in calls(source, "depends_on")}
        self.assertLessEqual({spack for _, spack, _ in NAMES.values()}, asked)

    def test_conda(self):
        recipe = conda()
        asked = {text.split()[0] for text in recipe["requirements"]["host"]}
        self.assertEqual(asked, {name for _, _, name in NAMES.values()})
        self.assertEqual(str(recipe["package"]["version"]), wanted()[1])
        self.assertTrue((RECIPES / "conda" / recipe["source"]["path"] / "CMakeLists.txt").is_file())
        self.assertTrue((ROOT / recipe["about"]["license_file"]).is_file())
        run_with_program("\n".join(recipe["test"]["commands"]))

    @unittest.skipUnless(shutil.which("luac") or shutil.which("luac5.4"), "not installed: lua5.4")
    def test_modulefile(self):
        luac = shutil.which("luac") or shutil.which("luac5.4")
        subprocess.run([luac, "-p", RECIPES / "modules/agora.lua"], check=True)

    @unittest.skipUnless(shutil.which("snakemake"), "not installed: snakemake")
    def test_snakemake(self):
        run_with_program(f"""
            cat > base.yaml <<'END'
name: base
title: A small epidemic
model: sir
steps: 20
network: {{generator: ring, nodes: 200}}
END
            cat > study.yaml <<'END'
study: small
model: sir
title: Infection and recovery
scenarios: [base.yaml]
factors:
  sir.infection: {{range: [0.05, 0.4]}}
  sir.recovery: {{range: [0.1, 0.5]}}
design: {{kind: saltelli, rows: 8}}
outcomes: [size]
END
            snakemake -s '{RECIPES}/snakemake/Snakefile' --cores 2 --config study=study.yaml folder=out
            grep -q 'total' out/sensitivity.txt""")


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit("usage: test_recipes.py PROGRAM")
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
