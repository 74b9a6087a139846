"""Random content and random sheets, for properties that hold for every bank."""

from hypothesis import strategies as st

from careerpick.model import Answer, AnswerSheet, Content, Evidence, Level, Need, Weight
from tests.builders import make_content, make_limit, make_need, make_path, make_question

CRITERIA = ("calm", "fast", "free", "kind")
LIMITS = (
    make_limit("hours", "fixed"),
    make_limit("skill", "growing"),
    make_limit("times", "fixed"),
)

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
    """Draw 1 to 4 paths and 1 to `max_questions` questions of 2 to 4 options."""
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
        questions.append(
            make_question(
                f"q{number}",
                [
                    draw(st.dictionaries(st.sampled_from(CRITERIA), evidence, max_size=3))
                    for _ in range(options)
                ],
                weight=draw(weights),
                facts=[{stated: draw(st.integers(0, 4))} for _ in range(options)] if stated else (),
            )
        )
    return make_content(questions, paths, limits=LIMITS)


@st.composite
def sheets(draw: st.DrawFn, content: Content) -> AnswerSheet:
    """Draw a sheet for this content: any questions answered, any marks."""
    answers = {}
    for question in content.bank.questions:
        if draw(st.booleans()):
            answers[question.id] = Answer(
                draw(st.sampled_from([option.id for option in question.options])),
                draw(st.sampled_from(["normal", "normal", "important", "deal_breaker"])),
            )
    return AnswerSheet(answers)


@st.composite
def contents_with_sheet(draw: st.DrawFn) -> tuple[Content, AnswerSheet]:
    content = draw(contents())
    return content, draw(sheets(content))
