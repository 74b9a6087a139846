"""The JSON of every command: which keys, from which attributes; described in docs/json.md.

The same answers to the same content give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerpick.decide.circumstances import check_sites
from careerpick.plan.money import SPANS
from careerpick.words.listing import why_left_out
from careerpick.words.verdict import answer_warnings, warnings
from careerpick.write.json import Key, Ordered, dump, picked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careerpick.decide.changes import Opening, WayToLead
    from careerpick.decide.circumstances import Circumstances
    from careerpick.decide.comparison import Comparison
    from careerpick.decide.explanation import Explanation, WhatIf
    from careerpick.decide.limits import NeedCheck
    from careerpick.decide.reasons import Gap
    from careerpick.decide.result import PathResult, Result
    from careerpick.keeping.results import Change as KeptChange
    from careerpick.keeping.results import Entry, Kept, Progress
    from careerpick.model import CareerPath, Content, Question
    from careerpick.plan.money import Bills
    from careerpick.plan.plan import Plan, Stage

_HEAD: tuple[Key, ...] = (
    ("bank", "content.bank_fingerprint"),
    ("content", "content.fingerprint"),
)
_STANDING: tuple[Key, ...] = (
    ("path", "path.id"),
    ("score", "standing.score"),
    ("match", "standing.match"),
    ("status", "access.status"),
    ("ruled_out_by", "standing.ruled_out_by"),
)
_KEPT: tuple[Key, ...] = (
    "at", "bank", "content", "recommended", "verdict", "certainty", "ranking",
)  # fmt: skip


def result_json(result: Result, plan: Plan | None = None) -> str:
    """Return a result, and the short form of its plan where one was made."""
    short = None if plan is None else picked(plan, _PLAN_SHORT)
    return dump(Ordered(picked(result, KEYS["Result"]), plan=short), KEYS)


def json_of(shown: Comparison | Explanation | Plan | WhatIf) -> str:
    """Return everything that is shown of it; a plan's keys are described in docs/plan.md."""
    return dump(shown, KEYS)


def paths_json(content: Content, paths: Sequence[CareerPath]) -> str:
    """Return these paths of the content with everything that their files say."""
    head = Ordered(schema="careerpick.paths/1", content=content.fingerprint)
    return dump(Ordered(head, paths=list(paths)), KEYS)


def questions_json(content: Content) -> str:
    """Return the questions in the order in which they are asked."""
    head = Ordered(schema="careerpick.questions/1", bank=content.bank_fingerprint)
    bank = content.bank
    return dump(
        Ordered(head, sections=bank.sections, questions=[*map(_asked, bank.questions)]), KEYS
    )


def _asked(question: Question) -> Ordered:
    """Return a question; how it is answered only where that is not with one of the options."""
    keys = KEYS["Question"]
    if question.pick == "many":
        keys = (*keys, "pick", "most")
    elif question.pick == "scale":
        keys = (*keys, "pick")
    return picked(question, keys)


def sites_json(content: Content, paths: Sequence[CareerPath], who: Circumstances) -> str:
    """Return every site of these paths, and whether it takes such a person."""
    head = Ordered(
        schema="careerpick.sites/1", content=content.fingerprint,
        country=who.country, phone_only=who.phone_only, age=who.age,
    )  # fmt: skip
    listed = [Ordered(path=path.id, sites=check_sites(path, who)) for path in paths]
    return dump(Ordered(head, paths=listed), KEYS)


def history_json(kept: Sequence[Kept]) -> str:
    """Return the list of kept results; a damaged one has its number and file only."""
    return dump(
        Ordered(schema="careerpick.history/1", results=[_kept(item) for item in kept]), KEYS
    )


def next_json(progress: Progress) -> str:
    """Return the next step of a kept plan, the steps after it, and those that are done."""
    done = [step for step in progress.entry.steps if step not in progress.left]
    first, *later = [*progress.left, None]
    return dump(
        Ordered(
            schema="careerpick.next/1", bank=progress.entry.bank, at=progress.entry.at,
            next=first, later=[step for step in later if step], done=done,
        ),
        KEYS,
    )  # fmt: skip


def kept_result_json(entry: Entry, number: int) -> str:
    """Return all that is kept of a result."""
    head = Ordered(schema="careerpick.history-result/1", number=number)
    more: tuple[Key, ...] = (("answers", _kept_answers), ("skipped", _kept_skipped), "steps")
    return dump(Ordered(head, **picked(entry, (*_KEPT, *more))), KEYS)


def change_json(change: KeptChange, numbers: tuple[int, int]) -> str:
    """Return what changed from one kept result to another."""
    before, after = (
        Ordered(Ordered(number=number), **picked(entry, _KEPT))
        for number, entry in zip(numbers, (change.before, change.after), strict=True)
    )
    keys: tuple[Key, ...] = ("same_questions", "same_content", "answers",
                             ("not_compared", lambda it: [item.id for item in it.not_compared]),
                             "ranking")  # fmt: skip
    head = Ordered(schema="careerpick.history-change/1", before=before, after=after)
    return dump(Ordered(head, **picked(change, keys)), KEYS)


def _what_if(result: Result) -> Ordered | None:
    found: Opening | WayToLead | None = result.what_if
    if found is None:
        return None
    kind = "answers" if type(found).__name__ == "WayToLead" else "opening"
    return Ordered(Ordered(kind=kind), **picked(found, KEYS[type(found).__name__]))


def _limits(row: PathResult) -> list[object]:
    """Return one entry for each limit; those of one need name each other in `any_of`."""

    def of(need: NeedCheck) -> list[object]:
        about = Ordered(
            any_of=[check.limit for check in need.limits],
            need_status=need.status,
            reason=need.need.reason,
            remedy=need.remedy,
        )
        keys: tuple[Key, ...] = ("limit", "status", "have", ("need", "minimum"), "comfortable")
        return [Ordered(picked(check, keys), **about) for check in need.limits]

    return [limit for need in row.access.needs for limit in of(need)]


def _sampling(explanation: Explanation) -> Ordered:
    perturbed = explanation.perturbed
    paths = [
        Ordered(
            path=row.path.id,
            places=perturbed.ranks[row.path.id],
            first_with_levels_only=perturbed.levels_first[row.path.id],
        )
        for row in explanation.result.paths
        if row.path.id in perturbed.ranks
    ]
    return Ordered(draws=perturbed.draws, paths=paths)


def _levels(explanation: Explanation) -> Ordered:
    return Ordered(tried=explanation.levels_tried, turning=explanation.turning)


def _by_path(attribute: str) -> Any:
    """Return a function: a comparison to path id to this attribute of the path."""
    return lambda it: Ordered((path.id, getattr(path, attribute)) for path in it.paths)


def _choose_if(comparison: Comparison) -> Ordered:
    return Ordered(
        (path.id, leans) for path, leans in zip(comparison.paths, comparison.choose_if, strict=True)
    )


def _criteria(comparison: Comparison) -> list[object]:
    return [
        Ordered(
            criterion=row.criterion.id,
            name=row.criterion.name,
            group=row.criterion.group,
            kind=row.criterion.kind,
            difference=row.spread,
            levels=Ordered((path.id, item.level) for path, item in by_path),
            words=Ordered((path.id, row.criterion.words[item.level]) for path, item in by_path),
            performance=Ordered((path.id, item) for path, item in by_path),
        )
        for group in comparison.groups
        for row in group.rows
        for by_path in [list(zip(comparison.paths, row.performances, strict=True))]
    ]


def _cited(comparison: Comparison) -> Ordered:
    return Ordered(
        (path.id, Ordered((key, path.sources[key]) for key in comparison.cited.numbers[path.id]))
        for path in comparison.paths
    )


def _personal(comparison: Comparison) -> Ordered | None:
    personal = comparison.personal
    if personal is None:
        return None
    order = [question.id for question in comparison.content.bank.questions]

    def contributions(gap: Gap) -> list[object]:
        keys: tuple[Key, ...] = ("question", ("answer", "answer.option"), "points")
        in_order = sorted(gap.reasons, key=lambda reason: order.index(reason.question))
        return [picked(reason, keys) for reason in in_order]

    gaps = [
        Ordered(first=gap.ahead, second=gap.behind, gap=gap.points,
                contributions=contributions(gap))
        for gap in personal.gaps
    ]  # fmt: skip
    return Ordered(
        leaders=() if personal.says_nothing else personal.leaders,
        gap=personal.gaps[0].points,
        contributions=contributions(personal.gaps[0]),
        gaps=gaps,
        standings=[picked(row, _STANDING) for row in personal.rows],
        recommended=personal.result.recommendation.paths,
        skipped=personal.result.skipped,
    )


def _stages(plan: Plan) -> list[object]:
    from careerpick.words import plan as words

    def of(stage: Stage) -> Ordered:
        return Ordered(
            kind=stage.kind,
            title=words.stage_title(plan, stage),
            hours_per_week=Ordered(stage.hours),
            move_on_when=words.stage_until(plan, stage),
            sources=[Ordered(path=path, sources=ids)
                     for path, ids in words.stage_sources(plan, stage)],
        )  # fmt: skip

    return [of(stage) for stage in plan.stages]


def _money(plan: Plan) -> Ordered:
    """Return path id to what each way to earn may bring, the chosen way first."""
    return Ordered((path_id, list(ways)) for path_id, ways in plan.money.items())


def _bills(plan: Plan) -> Bills | None:
    from careerpick.words.plan import bills_of

    return bills_of(plan, plan.route.destination)


def _named_sources(plan: Plan) -> Ordered:
    """Return path id to source id to source, for every path that the plan speaks of."""
    named = {figure.path for figure in plan.figures} | {item.path for item in plan.cautions}
    return Ordered((path.id, path.sources) for path in plan.content.paths if path.id in named)


def _says(function: str) -> Any:
    """Return a function: a plan to what `words.plan` says of it, as a list."""

    def of(plan: Plan) -> list[object]:
        from careerpick.words import plan as words

        return list(getattr(words, function)(plan))

    return of


def _kept(kept: Kept) -> Ordered:
    from careerpick.folding import show

    head = Ordered(number=kept.number, file=show(str(kept.path)), readable=kept.entry is not None)
    return Ordered(head, **(picked(kept.entry, _KEPT) if kept.entry else {}))


def _kept_answers(entry: Entry) -> list[object]:
    prompts = {asked.id: asked.prompt for asked in entry.questions}
    return [
        Ordered(
            question=item.question,
            prompt=prompts.get(item.question, ""),
            **picked(item, KEYS["KeptAnswer"]),
            points=Ordered(item.points),
        )
        for item in entry.answers
    ]


def _kept_skipped(entry: Entry) -> list[str]:
    return [
        item.id for item in entry.questions if item.ask == "core" and entry.answer(item.id) is None
    ]


_PLAN_SHORT: tuple[Key, ...] = (
    ("kind", "route.kind"),
    ("why", "route.why"),
    ("destination", "route.destination.path.id"),
    ("bridge", "route.bridge.path.id"),
    ("also", lambda plan: [row.path.id for row in plan.route.also]),
    ("given_up", "route.given_up.path.id"),
    ("opens_first", "route.opens_first.path.id"),
    ("in_time", lambda plan: Ordered(destination=plan.route.timing,
                                     bridge=plan.route.bridge_timing)),
    ("hangs_on", "hangs_on"),
    ("bills", _bills),
    ("bridge_bills", lambda plan: next(iter(plan.bills[1:]), None)),
    ("summary", _says("teaser_lines")),
)  # fmt: skip

KEYS: Mapping[str, Sequence[Key]] = {
    "Answer": (("answer", "option"), "mark"),
    "CareerPath": (
        "id", "name", "aliases", "summary", "performance", "needs", "experienced", "income",
        "costs", "risks", "ladder", "kinds", "platforms", "first_steps", "suits", "does_not_suit",
        "corrections", "sources",
    ),
    "Caution": ("path", "kind", ("text", "note.text"), ("sources", "note.sources")),
    "Certainty": ("label", "one_away", "two_away", "rival"),
    "Change": ("question", ("before", "now"), ("after", "instead")),
    "ChangedAnswer": (("question", "question.id"), ("prompt", "question.prompt"),
                      "before", "after",
                      ("points", lambda it: None if it.points is None else Ordered(it.points))),
    "Comparison": (
        ("schema", lambda _: "careerpick.comparison/1"),
        *_HEAD,
        ("paths", lambda it: [path.id for path in it.paths]),
        ("names", _by_path("name")),
        ("choose_if", _choose_if),
        ("groups", lambda it: [item.group for item in it.groups]),
        ("criteria", _criteria),
        ("income", _by_path("income")),
        ("needs", _by_path("needs")),
        ("platforms", _by_path("open_platforms")),
        ("sources", _cited),
        ("personal", _personal),
    ),
    "Contribution": ("question", "answer", "points"),
    "CriterionReason": ("criterion", "points", "wanted", "questions"),
    "Earns": (
        ("way", "earning.way"), ("place", "rates.place"), ("place_fit", "fit"),
        ("kind", "kind.id"), ("currency", "rates.currency"),
        ("hours_per_week", "hours"), ("weeks_to_first_income", "weeks.typical"), "experienced",
        ("months", lambda it: Ordered((span, it.band(span)) for span in SPANS)),
    ),
    "Explanation": (
        ("schema", lambda _: "careerpick.explanation/1"),
        ("bank", "result.content.bank_fingerprint"),
        ("content", "result.content.fingerprint"),
        "path",
        ("recommended", "result.recommendation.paths"),
        ("verdict", "result.recommendation.verdict"),
        "against",
        ("certainty", "result.certainty"),
        ("sampling", _sampling),
        ("levels", _levels),
        ("turning_answers", "answers"),
        ("fewest_changes", "ways"),
        ("tipping_marks", "tipping"),
        "openings",
        ("straight_line", "result.straight_line"),
    ),
    "Gap": (("path", "behind"), ("gap", "points"), "reasons",
            ("reasons_by_criterion", "by_criterion")),
    "KeptAnswer": (("answer", "option"), "label", "mark"),
    "Lean": (("criterion", "criterion.id"), "phrase", "difference", ("clear", "is_clear")),
    "Move": ("question", "before", "after", ("points", lambda it: Ordered(it.points))),
    "NeedWords": ("gap", "remedy"),
    "Opening": ("path", "limit", "have", "need", "before", "after"),
    "Option": ("id", "label"),
    "PathResult": (
        ("path", "path.id"),
        ("name", "path.name"),
        ("rank", "standing.rank"),
        *_STANDING[1:],
        ("limits", _limits),
        ("contributions", "standing.contributions"),
    ),
    "Plan": (
        ("schema", lambda _: "careerpick.plan/1"),
        *_HEAD,
        *_PLAN_SHORT,
        ("reasons", _says("reasons")),
        ("hours_per_week", "hours"),
        "hours_from",
        ("weeks_to_wait", "route.wait"),
        ("country", "who.country"),
        "way",
        ("lacks", _says("lack_words")),
        ("tight", _says("tight_words")),
        ("stages", _stages),
        "steps",
        ("platforms", lambda it: Ordered((path, [check.site for check in checks if check.fits])
                                         for path, checks in it.sites.items())),
        ("sites_left_out", lambda it: Ordered((path, [check for check in checks if not check.fits])
                                              for path, checks in it.sites.items())),
        "cautions",
        ("money", _money),
        ("plainly_more", "leads"),
        ("assumptions", _says("assumptions")),
        "figures",
        ("sources", _named_sources),
    ),
    "Question": ("id", "section", "prompt", "help", "options"),
    "Reason": ("question", ("answer", "answer.option"), ("mark", "answer.mark"), "points",
               "criterion"),
    "Result": (
        ("schema", lambda _: "careerpick.result/1"),
        *_HEAD,
        "answered",
        "skipped",
        ("important", lambda it: it.marked("important")),
        ("deal_breakers", lambda it: it.marked("deal_breaker")),
        ("recommended", "recommendation.paths"),
        ("verdict", "recommendation.verdict"),
        ("best", "recommendation.best"),
        "unmet",
        "certainty",
        "settled",
        "settled_with_marks",
        "ask_next",
        ("what_if", _what_if),
        "straight_line",
        ("settings", lambda it: Ordered(it.circumstances.settings)),
        ("country", "circumstances.country"),
        ("amount", "circumstances.amount"),
        ("warnings", lambda it: (*warnings(it), *answer_warnings(it))),
        ("ranking", "paths"),
        ("versus", "gap.behind"),
        ("reasons", lambda it: it.gap.reasons if it.gap else ()),
        ("reasons_by_criterion", lambda it: it.gap.by_criterion if it.gap else ()),
    ),
    "SiteCheck": (
        ("name", "site.name"), "fits", "refused", "unknown", ("why", why_left_out),
        ("status", "site.status"), ("as_of", "site.as_of"), ("url", "site.url"),
        ("takes", "site.takes"),
    ),
    "TurningAnswer": (("question", "change.question"), ("before", "change.now"),
                      ("after", "change.instead"), "recommended"),
    "Unmet": ("criterion", "wanted", "questions", "strong"),
    "WayToLead": ("path", "changes", "at_least"),
    "WhatIf": (
        ("schema", lambda _: "careerpick.whatif/1"),
        ("changes", "moves"),
        "before",
        "after",
    ),
}  # fmt: skip
"""Name of a class to the keys of its JSON."""
