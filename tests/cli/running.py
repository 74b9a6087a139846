"""Runs the command as a process, the way a person's shell does.

Most runs are forks of the tests, which have the libraries loaded already: descriptors,
arguments, environment and folder are those of a process of its own, only the start is saved.
Where the start itself matters (what Python reads from its environment), it is a new one.
"""

import gc
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import NoReturn

from rich.cells import cell_len

import careerpick
from careerpick.files import cache_folder
from careerpick.write.html import page_template

ROOT = Path(__file__).parents[2]
CAREERPICK = [sys.executable, "-m", "careerpick"]
STARTER = ROOT / "careerpick" / "_starter" / "work"
"""A small bank of four questions, which stays as it is when the shipped one grows."""
LOADED_WHEN_NEEDED = (
    "babel.languages", "babel.numbers", "platformdirs", "pydantic_core",
    "typer._click.decorators", "yaml", "zoneinfo",
)  # fmt: skip
"""Libraries that a command loads on its way."""
SECONDS = 60
_PIPE_HOLDS = 60_000
_OF_THE_START = ("PYTHON", "LC_", "LANG")


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment without what could change the output, plus `extra`.

    A home of its own shares the cache of all tests, else each would check the content anew.
    """
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    cache = {"XDG_CACHE_HOME": str(cache_folder().parent)}
    return {**kept, **cache, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), **(extra or {})}


def run(
    *arguments: str,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run careerpick with these arguments; never asks, since standard input is a pipe."""
    at_start = any(name.startswith(_OF_THE_START) for name in env or ())
    if at_start or len(stdin) > _PIPE_HOLDS or not hasattr(os, "fork"):
        return run_anew(*arguments, stdin=stdin, env=env, cwd=cwd)
    given, give = os.pipe()
    out, into_out = os.pipe()
    err, into_err = os.pipe()
    import_all()
    child = os.fork()
    if child == 0:
        for wanted, descriptor in enumerate((given, into_out, into_err)):
            os.dup2(descriptor, wanted)
        os.closerange(3, 256)
        _become(arguments, environment(env), cwd)
    for descriptor in (given, into_out, into_err):
        os.close(descriptor)
    with suppress(BrokenPipeError):
        os.write(give, stdin)
    os.close(give)
    written = _read_all(out, err, child)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return subprocess.CompletedProcess([*CAREERPICK, *arguments], code, *written)


def run_anew(
    *arguments: str,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run careerpick in a Python that is started for it."""
    return subprocess.run(
        [*CAREERPICK, *arguments],
        input=stdin,
        capture_output=True,
        env=environment(env),
        cwd=cwd,
        timeout=SECONDS,
        check=False,
    )


@cache
def import_all() -> None:
    """Load what commands load, once for all forks."""
    modules = [module.name for module in walk_packages(careerpick.__path__, "careerpick.")]
    for name in (*modules, *LOADED_WHEN_NEEDED):
        with suppress(ImportError):  # an extra that is not installed
            import_module(name)
    cell_len("–")  # rich loads its tables of wide signs
    page_template()
    gc.freeze()  # a fork need not look through, and so copy, what was there before it


def as_preexec(arguments: tuple[str, ...], env: Mapping[str, str], cwd: Path) -> Callable[[], None]:
    """Return what makes the fork of a pseudo-terminal a run of the command.

    Closing all but the terminal tells the parent that the start is over.
    """
    import_all()

    def start() -> None:
        os.closerange(3, 256)
        _become(arguments, env, cwd)

    return start


def _become(arguments: tuple[str, ...], env: Mapping[str, str], cwd: Path | None) -> NoReturn:
    """Turn the fork into a run of the command, and end it."""
    code = 99
    try:
        if cwd:
            os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.argv = ["careerpick", *arguments]
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(  # noqa: SIM115
            2, "w", encoding="utf-8", errors="backslashreplace", closefd=False
        )
        from careerpick.__main__ import main

        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        import traceback

        traceback.print_exc()
        code = 1
    finally:
        with suppress(OSError, ValueError):
            sys.stderr.flush()
        os._exit(code)


def _read_all(out: int, err: int, child: int) -> tuple[bytes, bytes]:
    """Read both streams to their ends."""
    read = {out: bytearray(), err: bytearray()}
    with selectors.DefaultSelector() as waiting:
        for descriptor in read:
            waiting.register(descriptor, selectors.EVENT_READ)
        while waiting.get_map():
            ready = waiting.select(SECONDS)
            if not ready:
                os.kill(child, signal.SIGKILL)
            for key, _ in ready:
                data = os.read(key.fd, 65536)
                read[key.fd] += data
                if not data:
                    waiting.unregister(key.fd)
                    os.close(key.fd)
    return bytes(read[out]), bytes(read[err])
