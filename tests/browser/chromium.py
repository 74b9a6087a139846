"""A headless Chromium, driven over a pipe with its own protocol: nothing else to install.

Only what the tests of the pages need. The protocol: one JSON object after the other, each
ended by a zero byte; https://chromedevtools.github.io/devtools-protocol/
"""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 60.0
"""Seconds for one answer; a slow machine is no failing test."""
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-pipe",
)  # fmt: skip


def find_chromium() -> str | None:
    """Return the program, or None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def chromium(program: str, profile: Path) -> Iterator["Browser"]:
    """Run a browser with a fresh profile, and end it."""
    to_browser, from_browser = os.pipe(), os.pipe()
    # The browser reads from 3 and writes to 4; the ends move out of the way first.
    theirs = [
        fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20) for end in (to_browser[0], from_browser[1])
    ]
    nowhere = os.open(os.devnull, os.O_RDWR)
    command = [program, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
    pipes = ((nowhere, 0), (nowhere, 1), (nowhere, 2), (theirs[0], 3), (theirs[1], 4))
    process = os.posix_spawn(
        program, command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, *pair) for pair in pipes]
    )
    for end in (*theirs, nowhere, to_browser[0], from_browser[1]):
        os.close(end)
    try:
        yield Browser(to_browser[1], from_browser[0])
    finally:
        # At the end of its input the browser ends by itself.
        os.close(to_browser[1])
        os.close(from_browser[0])
        _end(process)


def _end(process: int) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if os.waitpid(process, os.WNOHANG)[0]:
            return
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


class Browser:
    """Commands out, answers and events in."""

    def __init__(self, write_end: int, read_end: int) -> None:
        self._write_end = write_end
        self._read_end = read_end
        self._number = 0
        self._raw = b""
        self._events: list[dict[str, Any]] = []

    def call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        raw = json.dumps(message).encode() + b"\0"
        while raw:
            raw = raw[os.write(self._write_end, raw) :]
        until = time.monotonic() + PATIENCE
        while True:
            answer = self._next(until)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result
            self._events.append(answer)

    def wait_for(self, method: str) -> dict[str, Any]:
        """Return the first event of this name that was not yet looked at."""
        until = time.monotonic() + PATIENCE
        while True:
            for event in self._events:
                if event.get("method") == method:
                    self._events.remove(event)
                    return event
            self._events.append(self._next(until))

    def events(self, *methods: str) -> list[dict[str, Any]]:
        """Return and forget the events of these names so far."""
        found = [event for event in self._events if event.get("method") in methods]
        self._events = [event for event in self._events if event not in found]
        return found

    def _next(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._raw:
            ready, _, _ = select.select([self._read_end], [], [], max(0, until - time.monotonic()))
            part = os.read(self._read_end, 1 << 16) if ready else b""
            if not part:
                raise TimeoutError("the browser has ended or does not answer")
            self._raw += part
        first, _, self._raw = self._raw.partition(b"\0")
        message: dict[str, Any] = json.loads(first)
        return message


class Page:
    """One tab, and all that it asked for and complained about."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        attached = browser.call("Target.attachToTarget", targetId=target, flatten=True)
        self._target = target
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log", "Security"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command to this tab."""
        return self._browser.call(method, self._session, **parameters)

    def open(self, file: Path) -> None:
        """Load a file and wait until all of it is there."""
        self._browser.events(
            "Page.loadEventFired", "Network.requestWillBeSent", "Network.loadingFailed"
        )
        self.call("Page.navigate", url=file.as_uri())
        self._browser.wait_for("Page.loadEventFired")

    def requests(self) -> list[str]:
        """Return the addresses that were asked for since the last `open`."""
        events = self._browser.events("Network.requestWillBeSent")
        return [event["params"]["request"]["url"] for event in events]

    def blocked(self) -> list[str]:
        """Return why requests since the last `open` were stopped before they left."""
        events = self._browser.events("Network.loadingFailed")
        return [event["params"].get("blockedReason", "") for event in events]

    def complaints(self) -> list[str]:
        """Return what stands in the console."""
        events = self._browser.events(
            "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"
        )
        return [json.dumps(event["params"]) for event in events]

    def look(self, width: int, height: int = 800, *, scheme: str = "light") -> None:
        """Set the size of the screen and its colours."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 600,
        )  # fmt: skip
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.call("Emulation.setEmulatedMedia", features=[feature])

    def evaluate(self, script: str) -> Any:
        """Return what a script comes to, as plain values."""
        answer = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def picture(self) -> bytes:
        """Return the whole page as PNG."""
        answer = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(answer["data"])

    def pdf(self, width: float, height: float) -> bytes:
        """Print on sheets of this size in inches; the page's own margins are kept."""
        answer = self.call(
            "Page.printToPDF", paperWidth=width, paperHeight=height, preferCSSPageSize=False
        )
        return base64.b64decode(answer["data"])

    def close(self) -> None:
        """Close the tab."""
        self._browser.call("Target.closeTarget", targetId=self._target)
