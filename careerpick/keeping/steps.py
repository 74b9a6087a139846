"""Which steps of the kept plan are done: a small private file for each bank."""

import json
from pathlib import Path

from careerpick.errors import FileError, Problem
from careerpick.keeping.entries import Entry, Folder, KeptStep
from careerpick.values import value

STEPS_DONE = "steps.json"
_SCHEMA = "careerpick.kept-steps/1"


@value
class Progress:
    """The steps of a kept plan.

    Attributes:
        entry: The result with the plan.
        done: What was done, in words, the last one last; of former plans, too.
    """

    entry: Entry
    done: tuple[str, ...]

    @property
    def left(self) -> tuple[KeptStep, ...]:
        """The steps of this plan that are not done, in their order."""
        return tuple(step for step in self.entry.steps if step.do not in self.done)

    @property
    def last_done(self) -> KeptStep | None:
        """The step of this plan that was done last."""
        steps = {step.do: step for step in self.entry.steps}
        return next((steps[said] for said in reversed(self.done) if said in steps), None)


class Steps:
    """The file with the steps that are done."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of a bank; nothing is read or written yet."""
        self._folder = Folder(folder, of_results=True)
        self._path = folder / STEPS_DONE

    def of(self, entry: Entry) -> Progress:
        """Return how far the steps of a plan are done.

        Raises:
            FileError: That cannot be read.
        """
        if not (self._folder.exists and self._path.is_file()):
            return Progress(entry, ())
        try:
            kept = json.loads(self._folder.read(self._path))
            done = kept["done"]
            if kept["schema"] != _SCHEMA or not all(isinstance(said, str) for said in done):
                raise ValueError
        except (ValueError, KeyError, TypeError, RecursionError):
            raise FileError(Problem("damaged-result", file=str(self._path))) from None
        return Progress(entry, tuple(done))

    def tick(self, progress: Progress) -> Progress:
        """Note that the next step is done, and return what is left then.

        Raises:
            FileError: It cannot be kept.
        """
        return self._keep(progress, (*progress.done, progress.left[0].do))

    def untick(self, progress: Progress) -> Progress:
        """Take back that the last step was done, and return what is left then.

        Raises:
            FileError: It cannot be kept.
        """
        last = progress.last_done
        return self._keep(progress, tuple(s for s in progress.done if not last or s != last.do))

    def _keep(self, progress: Progress, done: tuple[str, ...]) -> Progress:
        raw = json.dumps({"schema": _SCHEMA, "done": done}, ensure_ascii=False, indent=1)
        self._folder.prepare()
        self._folder.write(self._path, raw.encode("utf-8"))
        return Progress(progress.entry, done)
