"""What a server is started with, and the configuration file that follows from it."""

import re
from dataclasses import asdict, dataclass

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Settings:
    port: int
    multiuser: bool = False
    base_url: str = ""
    max_queue_size: int | None = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}{self.base_url}"

    @property
    def name(self) -> str:
        """Names the root folder: settings that differ never share a database."""
        parts = []
        if self.multiuser:
            parts.append("multiuser")
        if self.base_url:
            parts.append("base" + self.base_url.replace("/", "-"))
        if self.max_queue_size is not None:
            parts.append(f"queue-{self.max_queue_size}")
        return "+".join(parts) or "plain"

    def options(self) -> str:
        """These settings as they are typed on the command line."""
        parts = [f"--port {self.port}"]
        if self.multiuser:
            parts.append("--multiuser")
        if self.base_url:
            parts.append(f"--base-url {self.base_url}")
        if self.max_queue_size is not None:
            parts.append(f"--max-queue-size {self.max_queue_size}")
        return " ".join(parts)

    def yaml(self) -> str:
        lines = [
            # What the oldest release knows; newer ones migrate it.
            "schema_version: 4.0.2",
            f"host: {HOST}",
            f"port: {self.port}",
            "device: cpu",
            "precision: float32",
            "log_format: plain",
        ]
        if self.multiuser:
            lines += ["multiuser: true", "strict_password_checking: true"]
        if self.base_url:
            lines.append(f"base_url: {self.base_url}")
        if self.max_queue_size is not None:
            lines.append(f"max_queue_size: {self.max_queue_size}")
        return "\n".join(lines) + "\n"

    def as_json(self) -> dict:
        return asdict(self)


def parse_port(text: str) -> int:
    if not text.isdecimal() or not 1024 <= int(text) <= 65535:
        raise ValueError(f"'{text}' is not a port between 1024 and 65535")
    return int(text)


def parse_base_url(text: str) -> str:
    path = "/" + text.strip("/")
    if not re.fullmatch(r"(/[A-Za-z0-9_-]+)+", path):
        raise ValueError(f"'{text}' is not a path like /invoke")
    return path


def parse_queue_size(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ValueError(f"'{text}' is not a number of jobs from 1")
    return int(text)
