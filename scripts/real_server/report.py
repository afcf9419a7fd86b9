"""Everything a person reads goes to standard error; standard output is kept for the URL."""

import sys
import time


class Failure(Exception):
    """Ends the command with a message that says what to do."""


def say(message: str) -> None:
    print(f"real-server: {message}", file=sys.stderr, flush=True)


class Waiting:
    """Says every few seconds that a long wait goes on, and gives it up after a limit."""

    def __init__(self, what: str, limit_seconds: float, every_seconds: float = 10):
        self._what = what
        self._limit = limit_seconds
        self._every = every_seconds
        self._begin = time.monotonic()
        self._next = every_seconds

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._begin

    def pause(self, seconds: float = 0.3) -> None:
        if self.seconds > self._limit:
            raise Failure(f"{self._what}: gave up after {self._limit:.0f} s")
        if self.seconds > self._next:
            say(f"{self._what}: {self.seconds:.0f} s so far")
            self._next += self._every
        time.sleep(seconds)
