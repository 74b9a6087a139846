"""What a console would show, as text."""

from io import BytesIO, TextIOWrapper

from rich.console import RenderableType

from careerpick.write.style import make_console


def shown(what: RenderableType, width: int, encoding: str = "utf-8") -> str:
    """Return the bytes that a console of this width and encoding writes, decoded."""
    buffer = BytesIO()
    stream = TextIOWrapper(buffer, encoding=encoding, newline="\n")
    console = make_console(stream, width=width)
    console.print(what, crop=False)  # as the edge does
    stream.flush()
    return buffer.getvalue().decode(encoding)
