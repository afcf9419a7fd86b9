"""Installs the two libraries into the cache and starts a listener for each of them and each transport."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "camel-invokeai" / "socket-clients"
TRANSPORTS = {"polling": "polling", "websocket": "websocket", "upgrade": "polling,websocket"}


def install():
    """Both libraries, once for each state of the files that pin them."""
    pins = [HERE / "requirements.txt", HERE / "package.json"]
    wanted = "".join(pin.read_text() for pin in pins)
    done = CACHE / "installed"
    if done.exists() and done.read_text() == wanted:
        return
    print("same-events: installing the clients", file=sys.stderr)
    shutil.rmtree(CACHE, ignore_errors=True)
    CACHE.mkdir(parents=True)
    shutil.copy(HERE / "package.json", CACHE)
    run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(CACHE))
    run("python3.11", "-m", "venv", str(CACHE / "venv"))
    run(str(CACHE / "venv/bin/pip"), "install", "--quiet", "--disable-pip-version-check", "-r", str(HERE / "requirements.txt"))
    done.write_text(wanted)


def run(*command):
    subprocess.run(command, check=True, stdout=sys.stderr)


class Listener:
    """A process that hears events until it is closed."""

    def __init__(self, library, transport, url):
        self.name = f"{library} by {transport}"
        self.events = []
        self._arrived = threading.Condition()
        if library == "python":
            command = [str(CACHE / "venv/bin/python"), "-B", str(HERE / "listen.py")]
        else:
            # Beside its node_modules, where Node looks for them.
            command = ["node", shutil.copy(HERE / "listen.mjs", CACHE)]
        self._process = subprocess.Popen(
            command + [url, TRANSPORTS[transport]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self._process.stdout:
            with self._arrived:
                self.events.append(json.loads(line))
                self._arrived.notify_all()
        with self._arrived:
            self._arrived.notify_all()

    def wait(self, wanted, seconds, what):
        """Until `wanted(events)` holds."""
        end = time.monotonic() + seconds
        with self._arrived:
            while not wanted(self.events):
                left = end - time.monotonic()
                if self._process.poll() is not None:
                    sys.exit(f"same-events: {self.name}: the client ended before {what}")
                if left <= 0:
                    sys.exit(f"same-events: {self.name}: no {what} after {seconds} s")
                self._arrived.wait(min(left, 1))

    def close(self):
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()


def listeners(url):
    """All of them, connected and subscribed."""
    all_of_them = [Listener(library, transport, url) for library in ("python", "javascript") for transport in TRANSPORTS]
    for listener in all_of_them:
        listener.wait(lambda events: ["listening", None] in events, 30, "connection")
    return all_of_them
