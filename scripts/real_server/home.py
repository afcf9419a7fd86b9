"""The cache folder: the virtual environment and the tiny models, made once and shared by every server."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from release import Release
from report import Failure, say

MODEL_MAKER = Path(__file__).resolve().parent.parent / "make-tiny-models.py"


def clean_environment() -> dict[str, str]:
    """Ours without what would turn Python or InvokeAI away from the folders given to them; models are never downloaded."""
    foreign = ("INVOKEAI_", "PYTHON", "VIRTUAL_ENV")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
    return kept | {"HF_HUB_OFFLINE": "1"}


class Home:
    def __init__(self, release: Release) -> None:
        self.release = release
        self.path = self._locate(release)
        self.venv = self.path / "venv"
        self.models = self.path / "models"
        self.servers = self.path / "servers"

    @staticmethod
    def _locate(release: Release) -> Path:
        folder = f"invokeai-{release.version}"
        given = os.environ.get("REAL_SERVER_HOME")
        if given:
            path = Path(given).expanduser()
            return (path if release.is_current() else path / folder).resolve()
        cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        return (Path(cache) / "camel-invokeai" / folder).resolve()

    @contextmanager
    def lock(self, name: str) -> Iterator[int]:
        """Held by one process at a time and by the children given its descriptor; freed when they die, however they die."""
        folder = self.path / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / name, "w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say(f"waiting for another real-server command ({name})")
                fcntl.flock(file, fcntl.LOCK_EX)
            yield file.fileno()

    def install(self, running: list[str]) -> None:
        """Makes what is missing or was made from other pins; running names the servers that would lose their files."""
        with self.lock("install") as held:
            self._make(self.venv, self._venv_stamp(), lambda: self._install_venv(held), running)
            self._make(self.models, self._models_stamp(), lambda: self._make_models(held), running)

    def _make(self, folder: Path, stamp: str, make, running: list[str]) -> None:
        mark = folder / ".complete"
        if mark.is_file() and mark.read_text() == stamp:
            return
        if running:
            raise Failure(f"{folder} must be made anew, but is in use; first stop: {', '.join(running)}")
        if folder.exists():
            say(f"removing {folder}: it is unfinished or was made from other pins")
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        make()
        # The mark comes last, by a rename: a folder without it was interrupted and is never used.
        unfinished = folder / ".complete.new"
        unfinished.write_text(stamp)
        unfinished.rename(mark)

    def _venv_stamp(self) -> str:
        return f"{self.venv}\n{sys.version}\n{self.release.pins()}"

    def _models_stamp(self) -> str:
        return f"{self._venv_stamp()}\n{MODEL_MAKER.read_text()}"

    def _install_venv(self, held: int) -> None:
        say(f"installing InvokeAI {self.release.version} into {self.venv}: about 7 GB, a minute or several by your connection")
        python = str(self.venv / "bin" / "python")
        self._run([sys.executable, "-m", "venv", str(self.venv)], held)
        self._run([python, "-m", "pip", "install", "--quiet", "uv"], held)
        self._run([python, "-m", "uv", "pip", "install", "--python", python, *self.release.install_arguments()], held)

    def _make_models(self, held: int) -> None:
        say(f"making the tiny models in {self.models}: about half a minute")
        self._run([str(self.venv / "bin" / "python"), str(MODEL_MAKER), str(self.models)], held)

    @staticmethod
    def _run(command: list[str], held: int) -> None:
        # Should we be killed, the command goes on; with our lock in its hands nobody removes the folder under it.
        status = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=clean_environment(), pass_fds=[held]
        ).returncode
        if status != 0:
            raise Failure(f"'{' '.join(command)}' ended with status {status}; see its output above, then start again")
