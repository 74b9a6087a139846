"""What a person said about their situation: it never scores, and chooses what they are shown."""

from collections.abc import Mapping

from careerpick.decide.limits import facts_of
from careerpick.model import AnswerSheet, QuestionBank, When
from careerpick.values import value


@value
class Circumstances:
    """Facts and settings of a person.

    Attributes:
        facts: Limit id to value, as far as stated.
        settings: Setting id to its value, as far as stated.
        country: Two-letter code (ISO 3166); None when not given.
        amount: Money that must come in each month, in the currency of their country; None when
            not given.
    """

    facts: Mapping[str, int]
    settings: Mapping[str, str]
    country: str | None = None
    amount: int | None = None


def circumstances(
    bank: QuestionBank, sheet: AnswerSheet, facts: Mapping[str, int] | None = None
) -> Circumstances:
    """Return what a sheet says of them; facts given beside it take the place of those stated."""
    settings: dict[str, str] = {}
    country = amount = None
    for question in bank.questions:
        answer = sheet.answers.get(question.id)
        if answer is None:
            continue
        if question.pick == "country":
            country = answer.option
        elif question.pick == "amount":
            amount = answer.number
        elif option := question.option(answer.option):
            settings |= option.sets
    return Circumstances(facts_of(bank, sheet) | dict(facts or {}), settings, country, amount)


def holds(when: When | None, who: Circumstances) -> bool:
    """Whether something is for this person; what they did not say never hides it."""
    if when is None:
        return True
    for limit, bounds in when.facts.items():
        have = who.facts.get(limit)
        if have is None:
            continue
        if bounds.least is not None and have < bounds.least:
            return False
        if bounds.most is not None and have > bounds.most:
            return False
    for setting, values in when.settings.items():
        if who.settings.get(setting, values[0]) not in values:
            return False
    return who.country is None or when.countries is None or when.countries.hold(who.country)
