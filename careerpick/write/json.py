"""The JSON of every command: which keys, from which attributes; described in docs/json.md.

The same answers to the same content give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from careerpick.decide.changes import two_away
from careerpick.decide.circumstances import Circumstances, check_sites
from careerpick.folding import show
from careerpick.plan.money import SPANS
from careerpick.report import plan as plan_words
from careerpick.report.listing import why_left_out
from careerpick.report.money import assumptions
from careerpick.words.verdict import answer_warnings, warnings

if TYPE_CHECKING:
    from careerpick.decide.comparison import Comparison
    from careerpick.decide.explanation import Explanation
    from careerpick.decide.result import Gap, PathResult, Result
    from careerpick.keeping.results import KeptFile, KeptResult
    from careerpick.model import CareerPath, Content, Question
    from careerpick.plan.plan import Plan
    from careerpick.report.blocks import Report

# Of each class the keys in their order: the name of an attribute, or key=attribute.of.attribute,
# or a key that `FILLED` below has a function for. A class that is not here gives its own fields.

_HEAD = "bank=content.bank_fingerprint content=content.fingerprint"
_STANDING = "score match status=access.status ruled_out_by"
_KEPT = "at bank content recommended verdict certainty ranking"
_PLAN_SHORT = """
    kind=route.kind why=route.why destination=route.destination.path.id bridge=route.bridge.path.id
    also given_up=route.given_up.path.id opens_first=route.opens_first.path.id in_time hangs_on
    bills bridge_bills summary
"""
KEYS: Mapping[str, str] = {
    "Answer": "answer=option mark",
    "CareerPath": """
        id name aliases summary performance needs experienced paid_before income costs risks ladder
        kinds platforms first_steps suits does_not_suit corrections sources
    """,
    "Caution": "path kind text=note.text sources=note.sources",
    "Change": "question before=now after=instead",
    "ChangedAnswer": "question=question.id prompt=question.prompt before after points",
    "Compared": "before after same_questions same_content answers not_compared ranking",
    "Comparison": f"""
        {_HEAD} paths names choose_if groups criteria income needs platforms sources personal
    """,
    "CriterionRow": """
        criterion=criterion.id name=criterion.name group=criterion.group kind=criterion.kind
        difference=spread
    """,
    "Earns": """
        way=earning.way place=rates.place place_fit=fit kind=kind.id currency=rates.currency
        hours_per_week=hours weeks_to_first_income=weeks.typical experienced months
    """,
    "KeptResult": f"number {_KEPT} answers skipped steps",
    "Explanation": """
        bank=result.content.bank_fingerprint content=result.content.fingerprint path
        recommended=result.recommendation.paths verdict=result.recommendation.verdict against
        certainty sampling levels turning_answers=answers fewest_changes=ways
        tipping_marks=tipping openings straight_line=result.straight_line
    """,
    "Gap": "path=behind gap=points reasons reasons_by_criterion=by_criterion",
    "GroupShare": "name folded people paths",
    "KeptAnswer": "answer=option label mark",
    "Lean": "criterion=criterion.id phrase difference clear=is_clear",
    "LimitCheck": "limit status have need=minimum comfortable",
    "Mapped": "questions marks details carried",
    "Move": "question before after points",
    "NeedWords": "gap remedy",
    "Option": "id label",
    "PathResult": f"""
        path=path.id name=path.name rank {_STANDING} limits contributions
    """,
    "PathShare": "path=path.id people certainty=certain statuses",
    "Plan": f"""
        {_HEAD} {_PLAN_SHORT} reasons hours_per_week=hours hours_from weeks_to_wait=wait
        country=who.country way lacks tight stages steps platforms sites_left_out cautions money
        plainly_more=leads assumptions figures sources
    """,
    "Progress": "bank=kept.bank at=kept.at next later done",
    "Question": "id section prompt help options",
    "QuestionShare": "question=question.id options marked skipped unread decides",
    "Reason": "question answer=answer.option mark=answer.mark points criterion",
    "Result": f"""
        {_HEAD} answered skipped important deal_breakers recommended=recommendation.paths
        verdict=recommendation.verdict best=recommendation.best unmet certainty settled
        settled_with_marks ask_next what_if straight_line settings country=circumstances.country
        amount=circumstances.amount warnings ranking=paths versus=gap.behind reasons
        reasons_by_criterion
    """,
    "SiteCheck": """
        name=site.name fits refused unknown why status=site.status as_of=site.as_of url=site.url
        takes=site.takes
    """,
    "Summary": f"""
        {_HEAD} people least too_few verdicts tied paths by groups needs questions close
        nothing_open talks cells bad_cells bad columns=mapped
    """,
    "TurningAnswer": "question=change.question before=change.now after=change.instead recommended",
    "WhatIf": "changes=moves before after",
}
DOCUMENTS = {
    "Compared": "history-change", "Comparison": "comparison", "Explanation": "explanation",
    "KeptResult": "history-result", "Plan": "plan", "Progress": "next", "Result": "result",
    "Summary": "group", "WhatIf": "whatif",
}  # fmt: skip
"""Class to the name in the schema that its JSON opens with."""


def json_of(value: object) -> str:
    """Return a value as JSON, the keys in their order, one line break at the end."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def result_json(result: Result, plan: Plan | None = None) -> str:
    """Return a result, and the short form of its plan where one was made."""
    return json_of(Ordered(picked(result), plan=picked(plan, _PLAN_SHORT) if plan else None))


def paths_json(content: Content, paths: Iterable[CareerPath]) -> str:
    """Return these paths of the content with everything that their files say."""
    return document("paths", content=content.fingerprint, paths=[*paths])


def questions_json(content: Content) -> str:
    """Return the questions in the order in which they are asked."""
    bank = content.bank
    asked = [*map(_asked, bank.questions)]
    return document(
        "questions", bank=content.bank_fingerprint, sections=bank.sections, questions=asked
    )


def _asked(question: Question) -> Ordered:
    """Return a question; how it is answered only where that is not with one of the options."""
    more = {"many": "pick most", "scale": "pick"}.get(question.pick, "")
    return picked(question, f"{KEYS['Question']} {more}")


def sites_json(content: Content, paths: Iterable[CareerPath], who: Circumstances) -> str:
    """Return every site of these paths, and whether it takes such a person."""
    person = picked(who, "country phone_only age")
    listed = [Ordered(path=path.id, sites=check_sites(path, who)) for path in paths]
    return document("sites", content=content.fingerprint, **person, paths=listed)


def history_json(kept: Iterable[KeptFile]) -> str:
    """Return the list of kept results; a damaged one has its number and file only."""

    def of(item: KeptFile) -> Ordered:
        said = picked(item.result, _KEPT) if item.result else {}
        readable = item.result is not None
        return Ordered(number=item.number, file=show(str(item.path)), readable=readable, **said)

    return document("history", results=[of(item) for item in kept])


def document(what: str, **keys: object) -> str:
    """Return keys as JSON that opens with what it is."""
    return json_of(Ordered(schema=f"careerpick.{what}/1", **keys))


# Values to what JSON knows.


class Ordered(dict[str, object]):
    """A mapping whose keys keep their order, since it was made here and read from no file."""


def plain(value: object) -> object:
    """Return values as dicts and sequences as lists, all the way down.

    A mapping gives its entries in the order of their keys, since the order of the keys in a
    file changes nothing.
    """
    if type(value).__name__ in KEYS:
        value = picked(value)
    if is_dataclass(value):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        items = value.items() if type(value) is Ordered else sorted(value.items())
        return {str(key): plain(item) for key, item in items}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def picked(value: object, keys: str = "") -> Ordered:
    """Return keys of one value, filled; where none are named, those of its class."""
    kind = type(value).__name__
    head = {} if keys or kind not in DOCUMENTS else {"schema": f"careerpick.{DOCUMENTS[kind]}/1"}
    filled = Ordered(head)
    for key, source in _sources(keys or KEYS[kind]):
        fill = FILLED.get(f"{kind}.{key}")
        filled[key] = fill(value) if fill else _held(value, source)
    return filled


@cache
def _sources(keys: str) -> list[tuple[str, str]]:
    """Return each key, and the attribute that fills it."""
    pairs = (word.partition("=") for word in keys.split())
    return [(key, source or key) for key, _, source in pairs]


def _held(value: Any, names: str) -> object:
    """Return an attribute of an attribute; None where there is none on the way to it."""
    for name in names.split("."):
        value = None if value is None else getattr(value, name)
    return value


# What takes more than an attribute.


def _what_if(result: Result) -> Ordered | None:
    found = result.what_if
    if found is None:
        return None
    kind = "answers" if type(found).__name__ == "WayToLead" else "opening"
    return Ordered(kind=kind, **{item.name: getattr(found, item.name) for item in fields(found)})


def _certainty(result: Result) -> Ordered:
    found = result.certainty
    return Ordered(
        label=found.label, one_away=found.one_away, two_away=two_away(result), rival=found.rival
    )


def _limits(row: PathResult) -> list[object]:
    """Return one entry for each limit; those of one need name each other in `any_of`."""
    return [
        Ordered(
            picked(check),
            any_of=[other.limit for other in need.limits],
            need_status=need.status,
            reason=need.need.reason,
            remedy=need.remedy,
        )
        for need in row.access.needs
        for check in need.limits
    ]


def _sampling(explanation: Explanation) -> Ordered:
    drawn = explanation.perturbed
    ids = [row.path.id for row in explanation.result.paths if row.path.id in drawn.ranks]
    paths = [
        Ordered(
            path=path, places=drawn.ranks[path], first_with_levels_only=drawn.levels_first[path]
        )
        for path in ids
    ]
    return Ordered(draws=drawn.draws, paths=paths)


def _by_path(comparison: Comparison, values: Iterable[object]) -> Ordered:
    """Return path id to the value in its place."""
    return Ordered(zip((path.id for path in comparison.paths), values, strict=True))


def _attribute(name: str) -> Callable[[Comparison], Ordered]:
    """Return a function: a comparison to path id to this attribute of the path."""
    return lambda it: _by_path(it, (getattr(path, name) for path in it.paths))


def _criteria(comparison: Comparison) -> list[object]:
    return [
        Ordered(
            picked(row),
            levels=_by_path(comparison, row.levels),
            words=_by_path(comparison, (row.criterion.words[level] for level in row.levels)),
            performance=_by_path(comparison, row.performances),
        )
        for group in comparison.groups
        for row in group.rows
    ]


def _cited(comparison: Comparison) -> Ordered:
    numbers = comparison.cited.numbers
    cited = (
        Ordered((id, path.sources[id]) for id in numbers[path.id]) for path in comparison.paths
    )
    return _by_path(comparison, cited)


def _personal(comparison: Comparison) -> Ordered | None:
    personal = comparison.personal
    if personal is None:
        return None
    order = [question.id for question in comparison.content.bank.questions]

    def contributions(gap: Gap) -> list[object]:
        in_order = sorted(gap.reasons, key=lambda reason: order.index(reason.question))
        return [picked(reason, "question answer=answer.option points") for reason in in_order]

    gaps = [
        Ordered(
            picked(gap, "first=ahead second=behind gap=points"), contributions=contributions(gap)
        )
        for gap in personal.gaps
    ]
    return Ordered(
        leaders=personal.leaders,
        gap=gaps[0]["gap"],
        contributions=gaps[0]["contributions"],
        gaps=gaps,
        standings=[picked(row, f"path=path.id {_STANDING}") for row in personal.rows],
        recommended=personal.result.recommendation.paths,
        skipped=personal.result.skipped,
    )


def _stages(plan: Plan) -> list[object]:
    return [
        Ordered(
            kind=stage.kind,
            title=plan_words.stage_title(plan, stage),
            hours_per_week=Ordered(stage.hours),
            move_on_when=plan_words.stage_until(plan, stage),
            sources=[
                Ordered(path=path, sources=ids)
                for path, ids in plan_words.stage_sources(plan, stage)
            ],
        )
        for stage in plan.stages
    ]


def _named_sources(plan: Plan) -> Ordered:
    """Return path id to source id to source, for every path that the plan speaks of."""
    named = {figure.path for figure in plan.figures} | {item.path for item in plan.cautions}
    return Ordered((path.id, path.sources) for path in plan.content.paths if path.id in named)


def _kept_answers(kept: KeptResult) -> list[object]:
    prompts = {asked.id: asked.prompt for asked in kept.questions}
    return [
        Ordered(
            question=item.question,
            prompt=prompts.get(item.question, ""),
            **picked(item),
            points=item.points,
        )
        for item in kept.answers
    ]


def _kept_skipped(kept: KeptResult) -> list[str]:
    asked = [item.id for item in kept.questions if item.ask == "core"]
    return [question for question in asked if kept.answer(question) is None]


FILLED: Mapping[str, Callable[[Any], object]] = {
    "Compared.after": lambda it: picked(it.after, f"number {_KEPT}"),
    "Compared.before": lambda it: picked(it.before, f"number {_KEPT}"),
    "Compared.not_compared": lambda it: [item.id for item in it.not_compared],
    "Comparison.choose_if": lambda it: _by_path(it, it.choose_if),
    "Comparison.criteria": _criteria,
    "Comparison.groups": lambda it: [item.group for item in it.groups],
    "Comparison.income": _attribute("income"),
    "Comparison.names": _attribute("name"),
    "Comparison.needs": _attribute("needs"),
    "Comparison.paths": lambda it: [path.id for path in it.paths],
    "Comparison.personal": _personal,
    "Comparison.platforms": _attribute("open_platforms"),
    "Comparison.sources": _cited,
    "Earns.months": lambda it: Ordered((span, it.band(span)) for span in SPANS),
    "KeptResult.answers": _kept_answers,
    "KeptResult.skipped": _kept_skipped,
    "Explanation.certainty": lambda it: _certainty(it.result),
    "Explanation.levels": lambda it: Ordered(tried=it.levels[1], turning=it.levels[0]),
    "Explanation.sampling": _sampling,
    "GroupShare.name": lambda it: it.name or None,
    "Mapped.marks": lambda it: Ordered(
        (q, [mark.column for mark in marks]) for q, marks in it.marks.items()
    ),
    "Move.points": lambda it: Ordered(it.points),
    "PathResult.limits": _limits,
    "Plan.also": lambda it: [row.path.id for row in it.route.also],
    "Plan.assumptions": assumptions,
    "Plan.bills": lambda it: it.bills_for(it.route.destination),
    "Plan.bridge_bills": lambda it: next(iter(it.bills[1:]), None),
    "Plan.in_time": lambda it: Ordered(destination=it.route.timing, bridge=it.route.bridge_timing),
    "Plan.lacks": plan_words.lack_words,
    "Plan.money": lambda it: Ordered(it.money),
    "Plan.platforms": lambda it: Ordered(
        (path, [check.site for check in checks if check.fits]) for path, checks in it.sites.items()
    ),
    "Plan.reasons": lambda it: [said.text for said in plan_words.reasons(it) if said.text],
    "Plan.sites_left_out": lambda it: Ordered(
        (path, [check for check in checks if not check.fits]) for path, checks in it.sites.items()
    ),
    "Plan.sources": _named_sources,
    "Plan.stages": _stages,
    "Plan.summary": plan_words.teaser_lines,
    "Plan.tight": plan_words.tight_words,
    "Progress.done": lambda it: [step for step in it.kept.steps if step not in it.left],
    "Progress.later": lambda it: it.left[1:],
    "Progress.next": lambda it: next(iter(it.left), None),
    "Result.certainty": _certainty,
    "Result.deal_breakers": lambda it: it.marked("deal_breaker"),
    "Result.important": lambda it: it.marked("important"),
    "Result.reasons": lambda it: it.gap.reasons if it.gap else (),
    "Result.reasons_by_criterion": lambda it: it.gap.by_criterion if it.gap else (),
    "Result.settings": lambda it: Ordered(it.circumstances.settings),
    "Result.warnings": lambda it: (*warnings(it), *answer_warnings(it)),
    "Result.what_if": _what_if,
    "SiteCheck.why": why_left_out,
    "Summary.by": lambda it: it.by or None,
    "Summary.close": lambda it: it.close if it.certainty else None,
    "Summary.talks": lambda it: Ordered(key=it.key or "row", people=it.talks),
}
"""Class and key to the function that fills it."""


# A report as plain values, and back, so that a result can be seen again as it was.


def plain_report(part: Any) -> Any:
    """Return a report, or a part of one, as JSON can hold it, without what goes without saying."""
    if isinstance(part, tuple):
        return [plain_report(item) for item in part]
    if not is_dataclass(part):
        return part
    held = ((item, getattr(part, item.name)) for item in fields(part))
    return {item.name: plain_report(value) for item, value in held if value != item.default}


def read_report(plain: object) -> Report | None:
    """Return the report that was kept; None where there is none, or it cannot be read.

    Every kind of block has a field of its own that it cannot be without, so that what
    stands there says which one it is.
    """
    from careerpick.content.typed import validator
    from careerpick.report.blocks import Report

    try:
        report: Report = validator(Report).validate_json(json.dumps(plain))
    except ValueError:  # as the core's errors are
        return None
    return report
