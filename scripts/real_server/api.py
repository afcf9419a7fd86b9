"""The few calls of InvokeAI's HTTP API that bring a fresh server into shape."""

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from report import Failure, Waiting, say

ADMIN_EMAIL = "admin@example.org"
ADMIN_PASSWORD = "CamelTest2026"

# folder in the cache -> how the model is called on the server
MODELS = {"tiny-sd": "Tiny SD", "tiny-sdxl": "Tiny SDXL"}
BASES = {"tiny-sd": "sd-1", "tiny-sdxl": "sdxl"}
DESCRIPTIONS = {
    "tiny-sd": "Stable Diffusion 1.x with random weights, for tests: quick on a CPU, paints noise",
    "tiny-sdxl": "Stable Diffusion XL with random weights, for tests: quick on a CPU, paints noise",
}
CALL_LIMIT_SECONDS = 60
INSTALL_LIMIT_SECONDS = 180


class Api:
    def __init__(self, url: str):
        self._url = url
        self._token: str | None = None
        # A proxy of the environment must not come between us and the loopback.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def _call(self, method: str, path: str, body=None):
        request = urllib.request.Request(self._url + path, method=method)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        if self._token:
            request.add_header("Authorization", f"Bearer {self._token}")
        try:
            with self._opener.open(request, timeout=CALL_LIMIT_SECONDS) as answer:
                return json.loads(answer.read() or "null")
        except urllib.error.HTTPError as error:
            raise Failure(f"{method} {path} answered {error.code}: {error.read(500).decode(errors='replace')}") from error

    def version(self) -> str | None:
        """The server's version, or None while it does not answer."""
        try:
            return self._call("GET", "/api/v1/app/version")["version"]
        except (OSError, http.client.HTTPException, ValueError, Failure):
            return None

    def log_in(self) -> None:
        """Logs in as the administrator of the tests, who is set up if the server has none yet."""
        account = {"email": ADMIN_EMAIL, "password": ADMIN_PASSWORD}
        if self._call("GET", "/api/v1/auth/status")["setup_required"]:
            say(f"setting up the administrator {ADMIN_EMAIL}")
            self._call("POST", "/api/v1/auth/setup", account | {"display_name": "Administrator"})
        self._token = self._call("POST", "/api/v1/auth/login", account | {"remember_me": False})["token"]

    def ensure_models(self, folder: Path) -> None:
        installed = self._call("GET", "/api/v2/models/")["models"]
        jobs = {}
        for model, name in MODELS.items():
            path = str(folder / model)
            same_name = [known for known in installed if known["name"] == name]
            if any(known["path"] == path for known in same_name):
                continue
            for stale in same_name:
                self._call("DELETE", f"/api/v2/models/i/{stale['key']}")
            jobs[model] = self._begin_install(path, name, DESCRIPTIONS[model])
        for model, job in jobs.items():
            self._await_install(model, job)

    def _begin_install(self, path: str, name: str, description: str) -> int:
        say(f"installing the model {name}")
        query = urllib.parse.urlencode({"source": path, "inplace": "true"})
        body = {"name": name, "description": description}
        return self._call("POST", f"/api/v2/models/install?{query}", body)["id"]

    def _await_install(self, model: str, job: int) -> None:
        name = MODELS[model]
        waiting = Waiting(f"installing the model {name}", INSTALL_LIMIT_SECONDS)
        while (state := self._call("GET", f"/api/v2/models/install/{job}"))["status"] != "completed":
            if state["status"] in ("error", "cancelled"):
                raise Failure(f"the server could not install the model {name}: {state.get('error_reason')}")
            waiting.pause()
        base = state["config_out"]["base"]
        if base != BASES[model]:
            raise Failure(f"the server takes the model {name} for '{base}', not '{BASES[model]}'")
