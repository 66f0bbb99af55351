#!/usr/bin/python3
"""Does what Apptainer would do with its recipe, in plain folders: try_apptainer.py. Ends with 77 where it cannot.

Two fresh Debian 12 systems are made with debootstrap. Files are copied and the sections run in the order of the
definition; a container engine adds isolation, but no other commands. Needs root, debootstrap and Debian's archive.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77
MIRROR = os.environ.get("AGORA_DEBIAN_MIRROR", "http://deb.debian.org/debian")


def stages():
    """The stages of the definition: (header, [(section, words after it, text)])."""
    text = (ROOT / "sim/packaging/apptainer/agora.def").read_text(encoding="utf-8")
    for stage in re.split(r"^(?=Bootstrap:)", text, flags=re.MULTILINE)[1:]:
        parts = re.split(r"^%(\w+)([^\n]*)\n", stage, flags=re.MULTILINE)
        yield parts[0], list(zip(parts[1::3], parts[2::3], parts[3::3]))


class Stage:
    """One system that a stage of the definition makes."""

    def __init__(self, folder, sections):
        self.folder, self.sections = folder, sections

    def text(self, wanted):
        """The text of a section; empty when there is none."""
        return "".join(text for name, _, text in self.sections if name == wanted)

    def bootstrap(self):
        """What `From: debian:12-slim` stands for."""
        subprocess.run(["debootstrap", "--variant=minbase", "bookworm", self.folder, MIRROR], check=True,
                       stdout=subprocess.DEVNULL)

    def copy_files(self, earlier):
        """Copies what %files names from the repository, or from the stage before."""
        for name, words, text in self.sections:
            if name != "files":
                continue
            origin = earlier.folder if "from" in words else ROOT
            for line in filter(None, map(str.strip, text.split("\n"))):
                source, target = line.split()
                place = self.folder / target.lstrip("/")
                place.parent.mkdir(parents=True, exist_ok=True)
                subprocess.run(["cp", "-rT", origin / source.lstrip("/"), place], check=True)

    def run(self, script):
        """Runs a script inside, with what %environment says and a /proc of its own."""
        inside = ["unshare", "-m", "-p", "-f", f"--root={self.folder}", "--mount-proc"]
        subprocess.run([*inside, "sh", "-e", "-c", self.text("environment") + script], check=True)


def main():
    lacking = [name for name in ("debootstrap", "unshare") if not shutil.which(name)]
    if os.geteuid() != 0 or lacking:
        print("skipped:", f"{', '.join(lacking)} not found" if lacking else "only root can make a system in a folder")
        return SKIPPED
    with tempfile.TemporaryDirectory(dir=os.environ.get("AGORA_CLUSTER_FOLDER", "/var/tmp")) as place:
        earlier = None
        for number, (_, sections) in enumerate(stages()):
            stage = Stage(pathlib.Path(place) / str(number), sections)
            stage.bootstrap()
            stage.copy_files(earlier)
            stage.run(stage.text("post"))
            earlier = stage
        earlier.run(earlier.text("test"))
        earlier.run("agora run italy --citizens 2000 --steps 12 --replicates 2 --quiet --out /tmp/italy.h5\n"
                    "agora report /tmp/italy.h5 -o /tmp/italy.html\ntest -s /tmp/italy.html\n")
    print("both stages built, and the program runs in the second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
