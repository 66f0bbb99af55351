"""Spack recipe of Agora: copy to packages/agora/ of a Spack repository, then `spack install agora`."""
from spack.package import *


class Agora(CMakePackage):
    """Agent-based simulator of co-creation in public services: the same bits for any number of threads."""

    homepage = "https://example.org/agora"
    license("MIT")

    # A checkout of the sources: spack develop --path /path/to/agora agora@main
    version("main", branch="main", git="https://example.org/agora.git")

    variant("analysis", default=True, description="Python packages for reports (agora report)")

    depends_on("cxx", type="build")
    depends_on("cmake@3.25:", type="build")
    depends_on("ninja", type="build")
    depends_on("intel-oneapi-tbb")
    depends_on("yaml-cpp")
    depends_on("zlib")
    depends_on("hdf5@1.10:~mpi")
    depends_on("nlohmann-json")
    depends_on("cli11")
    depends_on("fmt")
    depends_on("eigen", type="build")
    depends_on("boost", type="build")
    with when("+analysis"):
        depends_on("python", type="run")
        depends_on("py-h5py", type="run")
        depends_on("py-numpy", type="run")
        depends_on("py-matplotlib", type="run")
        depends_on("py-jinja2", type="run")

    generator("ninja")

    def setup_run_environment(self, env):
        """Lets this Python make reports: python3 -m agora_report RESULT.h5."""
        env.prepend_path("PYTHONPATH", join_path(self.prefix.share, "agora", "analysis"))

    def cmake_args(self):
        """The tests need more packages than the program: they are run from a checkout, by ./agora test."""
        return [self.define("AGORA_TESTS", False)]
