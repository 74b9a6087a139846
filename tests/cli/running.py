"""Runs the command, the way a person's shell does.

Most runs take place in the process of the tests, which has the libraries loaded already:
descriptors, arguments, environment and folder are those of a process of its own, and are put back
afterwards. Where the start or the end matters (what Python reads from its environment, signals,
what is closed), it is a new process.
"""

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryFile
from typing import BinaryIO, NoReturn, TextIO

from rich.cells import cell_len

import careerpick
from careerpick.cli import run as careerpick_here
from careerpick.files import cache_folder
from careerpick.write.html import page_template

ROOT = Path(__file__).parents[2]
CAREERPICK = [sys.executable, "-m", "careerpick"]
STARTER = ROOT / "careerpick" / "_starter" / "work"
"""A small bank of four questions, which stays as it is when the shipped one grows."""
LOADED_WHEN_NEEDED = (
    "babel.languages", "babel.numbers", "platformdirs", "pydantic.dataclasses",
    "pydantic.type_adapter", "typer._click.decorators", "yaml", "zoneinfo",
)  # fmt: skip
"""Libraries that a command loads on its way."""
SECONDS = 60
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
    """Run careerpick with these arguments; never asks, since standard input is no terminal."""
    if any(name.startswith(_OF_THE_START) for name in env or ()):
        return run_anew(*arguments, stdin=stdin, env=env, cwd=cwd)
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        with _descriptors(given, out, err), chdir(cwd or "."), _environment(environment(env)):
            sys.argv = ["careerpick", *arguments]
            try:
                code = careerpick_here()
            except KeyboardInterrupt:
                code = 130
            except SystemExit as ended:  # by the library, whose completion ends so
                code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        out.seek(0)
        err.seek(0)
        done = out.read(), err.read()
    return subprocess.CompletedProcess([*CAREERPICK, *arguments], code, *done)


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


@contextmanager
def _descriptors(*files: BinaryIO) -> Iterator[None]:
    """Make these files the standard streams, as descriptors and for Python."""
    kept = [os.dup(number) for number in range(3)]
    former = sys.stdin, sys.stdout, sys.stderr, sys.argv
    for number, file in enumerate(files):
        os.dup2(file.fileno(), number)
    sys.stdin, sys.stdout, sys.stderr = _streams()
    try:
        yield
    finally:
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            stream.close()
        sys.stdin, sys.stdout, sys.stderr, sys.argv = former
        for number, descriptor in enumerate(kept):
            os.dup2(descriptor, number)
            os.close(descriptor)


def _streams() -> tuple[TextIO, TextIO, TextIO]:
    """The standard streams as Python opens them."""
    return (
        open(0, encoding="utf-8", closefd=False),
        open(1, "w", encoding="utf-8", closefd=False),
        open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False),
    )


@contextmanager
def _environment(wanted: Mapping[str, str]) -> Iterator[None]:
    former = dict(os.environ)
    os.environ.clear()
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(former)


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


def _become(arguments: tuple[str, ...], env: Mapping[str, str], cwd: Path) -> NoReturn:
    """Turn the fork into a run of the command, and end it."""
    code = 99
    try:
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.argv = ["careerpick", *arguments]
        sys.stdin, sys.stdout, sys.stderr = _streams()
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
