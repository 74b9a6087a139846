"""Shell completion where zsh reads its settings: the library itself knows the home folder only."""

import os
from pathlib import Path
from shlex import quote


def honour_zdotdir() -> None:
    """Let `--install-completion` write where zsh looks, when ZDOTDIR names another folder."""
    if os.environ.get("ZDOTDIR"):
        from typer import _completion_shared

        _completion_shared.install_zsh = _install_zsh


def _install_zsh(*, prog_name: str, complete_var: str, shell: str) -> Path:
    """Add the folder of functions to .zshrc once, and write the function into it."""
    from typer._completion_shared import get_completion_script

    folder = Path(os.environ["ZDOTDIR"]).expanduser()
    settings, functions = folder / ".zshrc", folder / ".zfunc"
    line = f"fpath+={quote(str(functions))}; autoload -Uz compinit; compinit"
    before = settings.read_text(encoding="utf-8") if settings.is_file() else ""
    functions.mkdir(parents=True, exist_ok=True)
    if line not in before.splitlines():
        settings.write_text(f"{before.rstrip()}\n{line}\n".lstrip(), encoding="utf-8")
    script = get_completion_script(prog_name=prog_name, complete_var=complete_var, shell=shell)
    function = functions / f"_{prog_name}"
    function.write_text(script, encoding="utf-8")
    return function
