"""What building a wheel does besides packing: the content is checked, and shipped checked.

So the first command after an installation need not check it, and content with a mistake
cannot be built. An editable installation reads the checkout and needs no snapshot.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SnapshotHook(BuildHookInterface[Any]):
    """Puts the snapshot of the checked content beside the content."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Check the content, and have its snapshot packed."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from careerpick import edge
        from careerpick.content import load_content, read_folder
        from careerpick.content.snapshot import make_snapshot, source_of
        from careerpick.errors import CareerpickError

        try:
            # Code and snapshot come and go together, so the version is enough to name the code.
            snapshot = make_snapshot(source_of(read_folder().files), load_content())
        except CareerpickError as error:
            edge.complain(error.problems)
            self.app.abort("There are mistakes in the content, so nothing was built.")
        self._folder = TemporaryDirectory()  # removes itself when the build is over
        file = Path(self._folder.name) / "snapshot.json"
        file.write_bytes(snapshot)
        build_data["force_include"][str(file)] = "careerpick/_content/snapshot.json"
