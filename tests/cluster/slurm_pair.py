"""A real Slurm of two nodes on one machine: own host names, own network, own /tmp, and a plug that can be pulled.

Each node is a set of namespaces with a `slurmd` in it; the controller runs on the host's network under the name `ctl`.
It needs root and the Debian packages slurm-wlm, munge, iproute2 and util-linux; `missing()` says what is not there.
"""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import time

BRIDGE = "agora0"
NODES = ("n1", "n2")
ADDRESSES = {"ctl": "10.77.0.1", "n1": "10.77.0.11", "n2": "10.77.0.12"}
USABLE = ("idle", "mixed", "allocated")
PROGRAMS = ("slurmctld", "slurmd", "sbatch", "munged", "ip", "unshare", "nsenter", "runuser")
AS_HOST = 'hostname "$1"; mount --make-rprivate /; mount --bind "$0" /etc/hosts; shift; exec "$@"'
AS_NODE = ('hostname "$1"; mount --make-rprivate /; mount --bind "$0" /etc/hosts; mount -t tmpfs tmpfs /tmp; shift; '
           'exec "$@"')

# A pre-empted or lost job waits for its credential to expire before it runs again: 5 seconds instead of 120.
CONFIGURATION = """\
ClusterName=agora
SlurmctldHost=ctl({ctl})
SlurmctldPort=16817
AuthType=auth/munge
AuthInfo=socket={base}/munge/socket,cred_expire=5
SlurmUser=root
SlurmdUser=root
StateSaveLocation={base}/state
SlurmdSpoolDir={base}/spool-%n
SlurmctldPidFile={base}/slurmctld.pid
SlurmdPidFile={base}/slurmd-%n.pid
SlurmctldLogFile={base}/log/slurmctld.log
SlurmdLogFile={base}/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/linux
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/filetxt
JobCompLoc={base}/log/completed.log
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
ReturnToService=2
SlurmdDebug=verbose
SlurmdTimeout=15
KillWait=3
MaxArraySize=10001
NodeName=n1 NodeAddr={n1} Port=17001 CPUs=1 RealMemory=2000
NodeName=n2 NodeAddr={n2} Port=17001 CPUs=1 RealMemory=2000
PartitionName=low  Nodes=n[1-2] Default=YES PriorityTier=1  PreemptMode=REQUEUE State=UP
PartitionName=high Nodes=n[1-2] PriorityTier=10 PreemptMode=OFF State=UP
"""


def missing():
    """Why no cluster can be set up here; empty when one can."""
    if os.geteuid() != 0:
        return "only root can set up namespaces and Slurm's daemons"
    lacking = [program for program in PROGRAMS if not shutil.which(program)]
    if lacking:
        return f"{', '.join(lacking)} not found (Debian: slurm-wlm munge iproute2 util-linux)"
    if subprocess.run(["ip", "link", "show", BRIDGE], capture_output=True, check=False).returncode == 0:
        return f"the bridge {BRIDGE} is there already: another such cluster runs, or was killed (ip link del {BRIDGE})"
    tried = subprocess.run(["unshare", "-n", "-m", "-u", "true"], capture_output=True, text=True, check=False)
    return tried.stderr.strip()


def wait_until(condition, seconds, what):
    """Waits for a condition and returns its value; says what was waited for when it does not come."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds} s for {what}")
        time.sleep(0.2)
    return value


class SlurmPair:
    """The cluster, up while the `with` block runs. `base` must not lie below /tmp, since each node has a /tmp of its own."""

    def __init__(self, base):
        self.base = pathlib.Path(base).resolve()
        self.environment = {**os.environ, "SLURM_CONF": str(self.base / "slurm.conf")}
        self.nodes = {}

    def __enter__(self):
        try:
            self._write_files()
            self._connect()
            self._start_munge()
            self.run("slurmctld", "-c", "-f", self.base / "slurm.conf")
            for node in NODES:
                self.power_on(node)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for node in list(self.nodes):
            self.power_cut(node)
        for name in ("slurmctld.pid", "munge/pid"):
            path = self.base / name
            if path.exists():
                self._kill(int(path.read_text(encoding="ascii")))
        for node in NODES:
            subprocess.run(["ip", "link", "del", f"agora-{node}"], capture_output=True, check=False)
            subprocess.run(["ip", "netns", "del", f"agora-{node}"], capture_output=True, check=False)
        subprocess.run(["ip", "link", "del", BRIDGE], capture_output=True, check=False)

    def run(self, *command, check=True, **options):
        """Runs a command on the host `ctl`, where users log in, and returns what it wrote."""
        done = subprocess.run(self._as_host(*command), env=self.environment, text=True, capture_output=True, check=False,
                              **options)
        if check and done.returncode != 0:
            raise RuntimeError(f"{' '.join(map(str, command))} ended with {done.returncode}: {done.stderr}{done.stdout}")
        return done

    def power_on(self, node):
        """Boots a node and waits until Slurm may use it."""
        # nsenter and not "ip netns exec": the latter mounts /sys anew, and slurmd then finds no cgroup.
        command = ["nsenter", f"--net=/run/netns/agora-{node}", "unshare", "-u", "-m", "-p", "-f", "--kill-child",
                   "--mount-proc", "sh", "-c", AS_NODE, self.base / "hosts", node,
                   "slurmd", "-D", "-N", node, "-f", self.base / "slurm.conf"]
        with open(self.base / f"log/{node}.out", "ab") as log:
            self.nodes[node] = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        wait_until(lambda: self.state(node) in USABLE, 60, f"node {node} to be up")

    def power_cut(self, node):
        """Ends everything on a node at once, without a word to anybody."""
        process = self.nodes.pop(node)
        process.kill()
        process.wait()

    def isolate(self, node):
        """Takes a node off the network; what runs on it goes on."""
        subprocess.run(["ip", "link", "set", f"agora-{node}", "down"], check=True)

    def reconnect(self, node):
        """Ends isolate(), and waits until Slurm may use the node."""
        subprocess.run(["ip", "link", "set", f"agora-{node}", "up"], check=True)
        wait_until(lambda: self.state(node) in USABLE, 120, f"node {node} to be back")

    def state(self, node):
        """What Slurm thinks of a node: "idle", "down"…"""
        said = self.run("sinfo", "-h", "-N", "-p", "low", "-n", node, "-o", "%T", check=False).stdout
        return said.strip().rstrip("*")

    def processes(self, node, words):
        """Process identifiers, on the host, of a node's processes whose command line holds all the words."""
        space = os.readlink(f"/proc/{self._first_inside(node)}/ns/pid")
        found = []
        for folder in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                line = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
                if os.readlink(folder / "ns/pid") == space and all(word in line for word in words):
                    found.append(int(folder.name))
            except OSError:
                continue
        return found

    @staticmethod
    def number_inside(process):
        """The number of a process of the host as its own node counts."""
        status = pathlib.Path(f"/proc/{process}/status").read_text(encoding="ascii")
        return next(line.split()[-1] for line in status.splitlines() if line.startswith("NSpid:"))

    def ended_with(self, node, inside):
        """The last exit code that a node noted for a task with this number, as text; None when it has not ended."""
        log = (self.base / f"log/slurmd-{node}.log").read_text(errors="replace")
        codes = re.findall(rf"task 0 \({inside}\) exited with exit code (\d+)", log)
        return codes[-1] if codes else None

    def _first_inside(self, node):
        """The first process in a node's own namespaces: the child of `unshare`."""
        parent = self.nodes[node].pid
        children = pathlib.Path(f"/proc/{parent}/task/{parent}/children")
        return wait_until(lambda: children.read_text(encoding="ascii").split(), 10, f"{node} to start")[0]

    def _as_host(self, *command):
        return ["unshare", "-m", "-u", "sh", "-c", AS_HOST, self.base / "hosts", "ctl", *map(str, command)]

    def _write_files(self):
        for name in ("state", "log", "munge", "spool-n1", "spool-n2"):
            (self.base / name).mkdir(parents=True, exist_ok=True)
        hosts = "127.0.0.1 localhost\n" + "".join(f"{address} {name}\n" for name, address in ADDRESSES.items())
        (self.base / "hosts").write_text(hosts, encoding="ascii")
        text = CONFIGURATION.format(base=self.base, **ADDRESSES)
        (self.base / "slurm.conf").write_text(text, encoding="ascii")

    def _connect(self):
        def ip(*words):
            subprocess.run(["ip", *words], check=True)
        ip("link", "add", BRIDGE, "type", "bridge")
        ip("addr", "add", f"{ADDRESSES['ctl']}/24", "dev", BRIDGE)
        ip("link", "set", BRIDGE, "up")
        for node in NODES:
            space = f"agora-{node}"
            ip("netns", "add", space)
            ip("link", "add", f"agora-{node}", "type", "veth", "peer", "name", "eth0", "netns", space)
            ip("link", "set", f"agora-{node}", "master", BRIDGE, "up")
            ip("-n", space, "addr", "add", f"{ADDRESSES[node]}/24", "dev", "eth0")
            ip("-n", space, "link", "set", "eth0", "up")
            ip("-n", space, "link", "set", "lo", "up")

    def _start_munge(self):
        folder = self.base / "munge"
        (folder / "key").write_bytes(os.urandom(1024))
        (folder / "key").chmod(0o400)
        subprocess.run(["chown", "-R", "munge:munge", folder], check=True)
        subprocess.run(["runuser", "-u", "munge", "--", "munged", "--force", f"--key-file={folder}/key",
                        f"--socket={folder}/socket", f"--pid-file={folder}/pid", f"--log-file={folder}/log",
                        f"--seed-file={folder}/seed"], check=True)

    @staticmethod
    def _kill(process):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass
