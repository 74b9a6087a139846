"""Random content and random sheets, for properties that hold for every bank."""

from dataclasses import replace

from hypothesis import strategies as st

from careerpick.content.inspecting import with_steps
from careerpick.model import (
    Answer,
    AnswerSheet,
    Content,
    Evidence,
    Level,
    Need,
    Number,
    Option,
    Question,
    Weight,
)
from tests.builders import make_content, make_limit, make_need, make_path, make_question

CRITERIA = ("calm", "fast", "free", "kind")
LIMITS = (
    make_limit("hours", "fixed"),
    make_limit("skill", "growing"),
    make_limit("times", "fixed"),
)

MOST_HOURS = 8

levels: st.SearchStrategy[Level] = st.sampled_from([0, 1, 2, 3, 4])
evidence: st.SearchStrategy[Evidence] = st.sampled_from([-2, -1, 0, 1, 2])
weights: st.SearchStrategy[Weight] = st.sampled_from([1, 2, 3, 4])


@st.composite
def needs(draw: st.DrawFn) -> Need:
    limits = draw(
        st.sampled_from(
            [("hours",), ("skill",), ("times",), ("hours", "skill"), ("hours", "times")]
        )
    )
    thresholds = {}
    for limit in limits:
        minimum = draw(st.integers(0, 3))
        thresholds[limit] = (minimum, minimum + draw(st.integers(0, 2)))
    return make_need(thresholds)


@st.composite
def contents(draw: st.DrawFn, max_questions: int = 5) -> Content:
    """Draw 1 to 4 paths and 1 to `max_questions` questions of 2 to 4 options.

    One of them may take several answers, and one be a scale.
    """
    paths = [
        make_path(
            f"p{number}",
            {criterion: draw(levels) for criterion in CRITERIA},
            draw(st.lists(needs(), max_size=2)),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    questions = []
    for number in range(draw(st.integers(1, max_questions))):
        options = draw(st.integers(2, 4))
        stated = {0: "hours", 1: "skill", 2: "times"}.get(number)
        question = make_question(
            f"q{number}",
            [
                draw(st.dictionaries(st.sampled_from(CRITERIA), evidence, max_size=3))
                for _ in range(options)
            ],
            weight=draw(weights),
            facts=[{stated: draw(st.integers(0, 4))} for _ in range(options)] if stated else (),
        )
        if draw(st.integers(0, 3)) == 0:
            question = _with_refusal(question)
        if stated == "hours" and draw(st.booleans()):
            question = _about_a_number(question)
        questions.append(question)
    several, scale = (draw(st.integers(0, 2 * max_questions)) for _ in range(2))
    if several < len(questions):
        questions[several] = draw(of_several(questions[several]))
    if scale < len(questions) and scale != several:
        questions[scale] = draw(as_scale(questions[scale]))
    content = make_content(questions, paths, limits=LIMITS)
    bank, unit = with_steps(content.bank)
    return replace(content, bank=bank, unit=unit)


@st.composite
def of_several(draw: st.DrawFn, question: Question) -> Question:
    """Let several of up to three options be ticked."""
    options = tuple(
        replace(option, deal_breaker=False, at_least=None) for option in question.options[:3]
    )
    most = draw(st.sampled_from([None, 2]))
    return replace(question, pick="many", most=most, options=options, number=None)


@st.composite
def as_scale(draw: st.DrawFn, question: Question) -> Question:
    """Make the first two options the ends of a scale."""
    ends = tuple(replace(option, facts={}, at_least=None) for option in question.options[:2])
    steps = draw(st.integers(3, 5))
    return replace(question, pick="scale", steps=steps, options=ends, number=None)


def _with_refusal(question: Question) -> Question:
    first, *others = question.options
    return replace(question, options=(replace(first, deal_breaker=True), *others))


def _about_a_number(question: Question) -> Question:
    """Let hours be typed: 0 and 1 fall into the first option, 2 and 3 into the second …"""
    options = tuple(
        replace(option, at_least=2 * place) for place, option in enumerate(question.options)
    )
    return replace(question, options=options, number=Number("hours", 0, MOST_HOURS))


def numbers_of(question: Question, option: Option) -> tuple[int, ...]:
    """Return the numbers that fall into an option."""
    if question.number is None or option.at_least is None:
        return ()
    last = option is question.options[-1]
    return tuple(range(option.at_least, MOST_HOURS + 1 if last else option.at_least + 2))


@st.composite
def sheets(draw: st.DrawFn, content: Content) -> AnswerSheet:
    """Draw a sheet for this content: any questions answered, any marks."""
    answers = {}
    for question in content.bank.questions:
        if draw(st.booleans()):
            option = draw(st.sampled_from(question.possible))
            answers[question.id] = Answer(
                option.id,
                draw(st.sampled_from(["normal", "normal", "important", "deal_breaker"])),
                draw(st.sampled_from([None, *numbers_of(question, option)])),
            )
    return AnswerSheet(answers)


@st.composite
def contents_with_sheet(draw: st.DrawFn) -> tuple[Content, AnswerSheet]:
    content = draw(contents())
    return content, draw(sheets(content))
