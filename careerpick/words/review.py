"""What a check of content found, counted."""

from careerpick.authoring.reviewing import Review


def summary(review: Review) -> str:
    """Return the last lines: counts, such as "2 errors, 1 warning in 5 files.", and the lean."""
    counts = [_counted(review.errors, "error"), _counted(review.warnings, "warning")]
    found = ", ".join(count for count in counts if count) or "No problems"
    read = [_counted(review.questions, "question"), _counted(review.paths, "path")]
    parts = " and ".join(count for count in read if count)
    last = f"{found} in {_counted(review.files, 'file') or 'no file'}"
    last += f": {parts}." if parts else "."
    if not review.lean:
        return last
    shares = ", ".join(f"{path} {share:.0%}" for path, share in review.lean.items())
    return f"{last}\nFirst where answers are given at random: {shares}."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}" if count else ""
