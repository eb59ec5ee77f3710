"""hostile_run: runs the program within limits, and holds what it says against what holds for every run.

Whatever the input, a run ends by itself with status 0, 1 or 2; what it prints is UTF-8 without control characters and
without a line that a build service would take for a command.
"""
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = str((ROOT / os.environ.get("BUILD", ".build") / "sopcal").resolve())
SANITIZED = b"__asan_init" in Path(PROGRAM).read_bytes()  # takes terabytes of addresses, and ten times as long
COUNTED = b"__gcov_exit" in Path(PROGRAM).read_bytes()  # needs memory at its end, to write the counts (make cover)
CPU_SECONDS = 120 if SANITIZED else 10
MEMORY = None if SANITIZED else 256 << 20
WALL_SECONDS = 600  # a run that waits for something uses no CPU; this only keeps the suite from waiting with it

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
COMMAND = re.compile(r"^\s*::|##\[", re.M)
FINDING = re.compile(r"^([^ \n].*?):(\d+):(\d+): (error|gate|warning|note): .* \[([A-Z]\d{3}) [a-z0-9-]+\]$", re.M)


class Run:
    def __init__(self, status, out, err):
        self.status, self.raw = status, (out, err)
        self.out, self.err = (text.decode("utf-8", "replace") for text in self.raw)

    @property
    def said(self):
        return self.out + self.err


class Suite:
    def __init__(self):
        self.passed = self.failed = 0
        self.folder = Path(tempfile.mkdtemp())
        self.folder.chmod(0o755)  # for those who are not its owner
        self.count = 0

    def close(self):
        subprocess.run(["chmod", "-R", "u+rwX", str(self.folder)], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0

    def new(self, files=None):
        """A fresh folder with these files; bytes or text."""
        self.count += 1
        folder = self.folder / str(self.count)
        folder.mkdir()
        for path, text in (files or {}).items():
            write(folder / path, text)
        return folder

    def check(self, name, good, run=None):
        self.passed += bool(good)
        self.failed += not good
        if good:
            return
        print(f"FAILED: {name}")
        if run:
            print(f"  exit status {run.status}")
            print("\n".join("  " + repr(line)[1:-1][:300] for line in run.said.splitlines()[:12]))

    def judge(self, name, run, statuses=(0, 1, 2), says=()):
        """What holds for every run, and what this one must say: codes, or parts of its text."""
        self.check(name, not faults(run, statuses, says), run)

    def sopcal(self, name, *args, statuses=(0, 1, 2), says=(), **how):
        run = sopcal(*args, **how)
        self.judge(name, run, statuses, says)
        return run


def faults(run, statuses=(0, 1, 2), says=()):
    found = []
    if run.status not in statuses:
        found.append(f"exit status {run.status}")
    for raw, text in zip(run.raw, (run.out, run.err)):
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            found.append("no UTF-8")
        if CONTROL.search(text):
            found.append("a control character")
        if COMMAND.search(text):
            found.append("a command to a build service")
    if run.status == 2 and not run.said.strip():
        found.append("nothing said")
    found += [f"no {what}" for what in ([says] if isinstance(says, str) else says) if what not in run.said]
    return found


def write(path, text):
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))


def sopcal(*args, env=None, cwd=None, limits=(), before=(), umask=-1, memory=MEMORY):
    """Runs it. `limits`: further words for prlimit; `before`: words in front of the program's name."""
    bounds = [f"--cpu={CPU_SECONDS}:{CPU_SECONDS + 5}", "--core=0", *([f"--as={memory}"] if memory else []), *limits]
    done = subprocess.run(["/usr/bin/prlimit", *bounds, *before, PROGRAM, *args], env=env, cwd=cwd, umask=umask, capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=WALL_SECONDS, check=False)  # fmt: skip
    return Run(done.returncode, done.stdout, done.stderr)


def findings(text):
    """(file, line, level, code) of each finding."""
    return [(m[1], int(m[2]), m[4], m[5]) for m in FINDING.finditer(text)]
