"""One server process on one port: started away from the shell, found again, stopped."""

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path

from home import Home, clean_environment
from report import Failure, Waiting, say
from settings import HOST, Settings

START_LIMIT_SECONDS = 300
STOP_LIMIT_SECONDS = 20
KILL_LIMIT_SECONDS = 10


class ServerProcess:
    """The server inherits a lock on the file 'running' and holds it while it lives.

    So neither a reused process id nor a zombie is ever taken for a running server.
    """

    def __init__(self, home: Home, port: int):
        self._home = home
        self._port = port
        self._folder = home.servers / str(port)
        self._running = self._folder / "running"
        self._pid = self._folder / "pid"
        self._settings = self._folder / "settings.json"
        self._child: subprocess.Popen | None = None

    def is_running(self) -> bool:
        if self._child:
            self._child.poll()  # reaps it, should it have died
        try:
            with open(self._running) as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                return False
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True

    def settings(self) -> Settings:
        return Settings(**json.loads(self._settings.read_text()))

    def pid(self) -> int:
        return int(self._pid.read_text())

    def root(self, settings: Settings) -> Path:
        return self._folder / settings.name

    def log(self, settings: Settings) -> Path:
        return self._folder / f"{settings.name}.log"

    def launch(self, settings: Settings) -> None:
        self._require_free_port()
        root = self.root(settings)
        root.mkdir(parents=True, exist_ok=True)
        (root / "invokeai.yaml").write_text(settings.yaml())
        self._settings.write_text(json.dumps(settings.as_json()))
        self._pid.unlink(missing_ok=True)
        server = [str(self._home.venv / "bin" / "invokeai-web"), "--root", str(root)]
        # The shell writes its own id and becomes the server: the id is on disk even if we die right now.
        command = ["bash", "-c", 'echo $$ >"$0" && exec "$@"', str(self._pid), *server]
        with open(self._running, "w") as held, open(self.log(settings), "w") as log:
            fcntl.flock(held, fcntl.LOCK_EX)
            self._child = subprocess.Popen(
                command,
                cwd=root,
                env=clean_environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=[held.fileno()],
            )
        say(f"starting InvokeAI on port {self._port}: about 20 s; log: {self.log(settings)}")

    def _require_free_port(self) -> None:
        # InvokeAI takes the next free port in silence when its own is taken.
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, self._port))
            except OSError as error:
                raise Failure(f"port {self._port} is taken by another program; choose another with --port") from error

    def await_ready(self, settings: Settings, is_ready) -> None:
        """Waits until is_ready() holds; fails with the end of the log when the server ends or stays silent."""
        waiting = Waiting("waiting for InvokeAI to answer", START_LIMIT_SECONDS)
        while not is_ready():
            if not self.is_running():
                raise Failure(f"InvokeAI ended while starting; the end of {self.log(settings)}:\n{self.log_tail(settings)}")
            try:
                waiting.pause()
            except Failure as silent:
                self.stop()
                raise Failure(f"{silent}; the end of {self.log(settings)}:\n{self.log_tail(settings)}") from silent

    def log_tail(self, settings: Settings, lines: int = 30) -> str:
        return "\n".join(self.log(settings).read_text(errors="replace").splitlines()[-lines:])

    def stop(self) -> None:
        if not self.is_running():
            say(f"nothing runs on port {self._port}")
            return
        pid = self.pid()
        os.kill(pid, signal.SIGTERM)
        if not self._ends_within(STOP_LIMIT_SECONDS):
            say(f"process {pid} still runs {STOP_LIMIT_SECONDS} s after SIGTERM: killing it")
            os.killpg(pid, signal.SIGKILL)
            if not self._ends_within(KILL_LIMIT_SECONDS):
                raise Failure(f"process {pid} on port {self._port} cannot be killed; look at it with ps")
        say(f"stopped the server on port {self._port}")

    def _ends_within(self, seconds: float) -> bool:
        waiting = Waiting(f"stopping the server on port {self._port}", seconds, every_seconds=5)
        while self.is_running():
            try:
                waiting.pause(0.1)
            except Failure:
                return False
        return True

    def delete(self) -> None:
        if self._folder.exists():
            shutil.rmtree(self._folder)


def running_servers(home: Home) -> list[str]:
    """The options of every server that runs from this cache folder."""
    folders = home.servers.iterdir() if home.servers.is_dir() else []
    processes = [ServerProcess(home, int(folder.name)) for folder in folders if folder.name.isdigit()]
    return [f"--port {process.settings().port}" for process in processes if process.is_running()]
