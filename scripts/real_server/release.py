"""The releases of InvokeAI that can be installed, and what each is installed with."""

import re
from dataclasses import dataclass
from pathlib import Path

from report import Failure

REQUIREMENTS = Path(__file__).resolve().parent.parent / "real-server-requirements.txt"

# Older releases do not pin what they need; with the packages of their own days they work. A date in UTC.
OLDER = {"6.8.1": "2025-10-20", "5.15.0": "2025-06-20"}


@dataclass(frozen=True)
class Release:
    version: str

    @staticmethod
    def current() -> "Release":
        found = re.search(r"^invokeai==(\S+)$", REQUIREMENTS.read_text(), re.MULTILINE)
        if not found:
            raise Failure(f"{REQUIREMENTS} has no line invokeai==VERSION")
        return Release(found.group(1))

    @staticmethod
    def known() -> list[str]:
        return [Release.current().version, *OLDER]

    def is_current(self) -> bool:
        return self.version not in OLDER

    def pins(self) -> str:
        """What an installation depends on: if it changes, the release is installed anew."""
        return REQUIREMENTS.read_text() if self.is_current() else " ".join(self.install_arguments())

    def install_arguments(self) -> list[str]:
        """The arguments of 'uv pip install'."""
        if self.is_current():
            return ["--requirement", str(REQUIREMENTS)]
        return ["--exclude-newer", OLDER[self.version], f"invokeai=={self.version}", "setuptools"]


def parse_version(text: str) -> Release:
    if text not in Release.known():
        raise ValueError(f"'{text}' is none of {', '.join(Release.known())}")
    return Release(text)
