"""The outermost edge: run the command line, and turn whatever happens into an exit code."""

import gc
import os
import sys


def main() -> None:
    """Run careerpick and exit: 0 done, 1 could not, 2 wrong usage, 128 + n on signal n."""
    # A command lives for a fraction of a second, so collecting garbage would only cost time.
    gc.disable()
    # Everything that takes time is imported inside, so that Ctrl-C is quiet from the start.
    try:
        from careerpick.cli import run

        code = run()
    except KeyboardInterrupt:
        code = 130
    # At its end Python would look once more through all that was ever made.
    gc.freeze()
    sys.exit(_flushed(code))


def _flushed(code: int) -> int:
    """Write out what is left, so that a full disk or a closed pipe is not met at exit."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            # Nobody is reading any more; keep the interpreter from complaining about it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            if stream is sys.stdout:  # a message that nobody reads changes no result
                code = code or 1
    return code


if __name__ == "__main__":
    main()
