"""What small changes do to a result, in words, and which of our own levels it hangs on."""

from careerpick.decide.explanation import Explanation
from careerpick.decide.levels import TurningLevel
from careerpick.model import Content
from careerpick.words.basics import capital, in_list, number, quoted

FIT_ALONE_NOTE = "This looks only at what fits you, not at what stands in the way."
OF_HUNDRED = "Of 100 times"
OWN_FIGURES = "Which of our own figures it depends on"
LEVELS_NOTE = (
    "For each path we set a level from 0 to 4 for pay, variety and so on. Some may be one step off."
)


def of_hundred(count: int, draws: int) -> str:
    """Return a share as a whole number of 100, never 0 or 100 where it is not quite that."""
    share = round(100 * count / draws)
    if share == 0 and count:
        return "<1"
    return ">99" if share == 100 and count < draws else str(share)


def in_hundred_words(count: int, draws: int) -> str:
    """Return "in 71 of 100", "in fewer than 1 of 100" or "every time"."""
    if count in (0, draws):
        return "never" if count == 0 else "every time"
    share = of_hundred(count, draws)
    words = {"<": "fewer than ", ">": "more than "}
    return f"in {words.get(share[0], '')}{share.lstrip('<>')} of 100"


def perturbed_sentence(explanation: Explanation) -> str:
    """Return how often the explained path came first when everything was a little off."""
    perturbed = explanation.perturbed.everything
    firsts = perturbed.ranks[explanation.path][0]
    return (
        f"We changed your answers, your marks and our own levels a little, {perturbed.draws:,} "
        f"times: {explanation.explained.path.name} came first "
        f"{in_hundred_words(firsts, perturbed.draws)}."
    )


def levels_perturbed_sentence(explanation: Explanation) -> str:
    """Return how often the explained path came first when only our levels were off."""
    draws = explanation.perturbed.everything.draws
    firsts = explanation.perturbed.levels_first[explanation.path]
    return (
        f"We moved many of them at once, {draws:,} times: "
        f"{explanation.explained.path.name} came first {in_hundred_words(firsts, draws)}."
    )


def turning_sentence(explanation: Explanation) -> str:
    """Return how many single steps of a level would change the result."""
    found, tried = len(explanation.turning), explanation.levels_tried
    moved = f"We moved each one by one step, up and down, {tried:,} moves in all."
    if found == 0:
        return f"{moved} No single one changes what is recommended."
    if found == 1:
        return f"{moved} One of them changes what is recommended:"
    return f"{moved} {capital(number(found))} of them change what is recommended:"


def likeliest(explanation: Explanation) -> tuple[TurningLevel, ...]:
    """Return the levels that would change the result, those that we are least sure of first."""
    content = explanation.result.content

    def sureness(turning: TurningLevel) -> int:
        performance = content.path(turning.path).performance[turning.criterion]
        return ("low", "medium", "high").index(performance.confidence)

    return tuple(sorted(explanation.turning, key=sureness))


def turning_level(content: Content, turning: TurningLevel) -> str:
    """Return one level that the result hangs on: what it is, might be, and what then."""
    path = content.path(turning.path)
    criterion = content.bank.criterion(turning.criterion)
    rough = " (rough)" if is_rough(content, turning) else ""
    return (
        f"{path.name}, {criterion.name}: we say {quoted(criterion.words[turning.level])}{rough}. "
        f"If it were {quoted(criterion.words[turning.instead])}, {_then(content, turning)}."
    )


def is_rough(content: Content, turning: TurningLevel) -> bool:
    """Tell whether little is known of a level."""
    return content.path(turning.path).performance[turning.criterion].confidence == "low"


def _then(content: Content, turning: TurningLevel) -> str:
    names = [content.path(path).name for path in turning.recommended]
    if not names:
        return "nothing would be recommended"
    if len(names) > 1:
        return f"it would be a tie between {in_list(names)}"
    return f"{names[0]} would be recommended"
