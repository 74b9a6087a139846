"""The content and the answers as frozen values; the one place that says what they hold.

These are plain dataclasses (`values.py`), so using them costs nothing to import. The content edge
(`content/inspecting.py`) checks untrusted text against these very classes with pydantic's core;
see docs/decisions/0001-dataclasses-checked-by-pydantic.md. Every docstring below an
attribute becomes the description of that key in the JSON Schema for authors.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import combinations
from shlex import quote
from typing import Annotated, Literal, TypeVar, cast

from careerpick.values import value

Level = Literal[0, 1, 2, 3, 4]
"""Where a path stands on a criterion: 0 and 4 are the ends described in the bank."""
Evidence = Literal[-2, -1, 0, 1, 2]
"""How strongly an answer says that the person wants more (or less) of a criterion."""
Weight = Literal[1, 2, 3, 4]
Confidence = Literal["high", "medium", "low"]
Basis = Literal["official", "study", "survey", "terms", "practitioner", "article", "judgement"]
"""What a figure rests on, strongest first; `judgement` is the author's own reading."""
PlatformStatus = Literal["open", "changed", "closed", "unknown"]
Ask = Literal["core", "deciding", "detail"]
"""core: asked of everybody; deciding: only while the result is close; detail: once the result
is known, where figures, sites or steps hang on it. A detail never scores."""
Pick = Literal["one", "many", "scale", "country", "amount"]
"""one: one of the options; many: any number of them, each of which counts as it says; scale: a
step between two ends, which are the options; country: a country, typed; amount: money a month,
typed."""
Mark = Literal["normal", "important", "deal_breaker"]
MARK_SIGNS: Mapping[Mark, str] = {"normal": "", "important": "!", "deal_breaker": "!!"}
"""How each is typed after an answer."""
Way = Literal["hired", "own"]
"""hired: by one employer, every hour paid; own: clients or sites of one's own."""
LimitRole = Literal["hours_per_week", "weeks_to_wait", "device", "allowed", "first_client"]
PlatformDevice = Literal["phone", "computer", "either"]

# Texts that are more than texts. What they look like, and that there is what they name, is
# checked wherever they stand (`content/checks/everywhere.py`).
Id = Annotated[str, "id"]
GroupId = Annotated[str, "group"]
SectionId = Annotated[str, "section"]
CriterionId = Annotated[str, "criterion"]
LimitId = Annotated[str, "limit"]
LimitValue = Annotated[str, "value of a limit"]
SettingId = Annotated[str, "setting"]
SettingValue = Annotated[str, "value of a setting"]
SourceId = Annotated[str, "source"]
SiteName = Annotated[str, "site"]
CountryCode = Annotated[str, "country"]
Currency = Annotated[str, "currency"]
Language = Annotated[str, "language"]
WebAddress = Annotated[str, "web address"]
Month = Annotated[str, "month"]
Date = Annotated[str, "date"]
MayBeEmpty = Annotated[str, "may be empty"]
# And lists, of which there has to be something in each.
T = TypeVar("T")
SOME = "one or more"
Some = Annotated[tuple[T, ...], SOME]
FigureSources = Annotated[tuple[SourceId, ...], "sources of a figure"]
StatementSources = Annotated[tuple[SourceId, ...], "sources of a statement"]

JUDGEMENT = "judgement"
"""The source id that stands for "no source: the author's judgement, for the reason given"."""
AND, NONE = "+", "none"
"""What joins the ids of several ticked options to one answer, and the answer that ticks none."""
RIGHT_TO_LEFT = ("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
"""Languages that are written from right to left."""
WORLD = "world"
"""The place of rates that hold everywhere."""
WEEKS_IN_A_MONTH = 52 / 12
HOURS_IN_A_WEEK = 168


@value
class Group:
    """A heading under which things are shown: a section of the quiz, or a kind of criterion."""

    id: Id
    name: str


@value
class Criterion:
    """One thing that paths are compared by, on a fixed scale from 0 to 4."""

    id: Id
    name: str
    """What a person calls it, for example "Pay at the start"."""
    group: GroupId
    """Id of the group under which comparisons show it."""
    kind: Literal["good", "taste"]
    """good: more is better for everybody; taste: people differ."""
    low: str
    """What level 0 means, in words that fit any path."""
    high: str
    """What level 4 means, in words that fit any path."""
    words: tuple[str, str, str, str, str]
    """A few words for each level, 0 to 4; they complete "<name>: …"."""
    choose_high: str
    """Completes "Choose this path if …" for a path that has more of it."""
    choose_low: str | None = None
    """The same for a path that has less of it; only for a taste."""
    elsewhere: str | None = None
    """What who wants much of it can do instead where no path here gives it; sentences."""
    meanwhile: bool = False
    """Whether who wants it strongly is not sent, even meanwhile, to a path that has little."""


@value
class Limit:
    """A fact about the person's situation that a path may need. More is always easier."""

    id: Id
    name: str
    """What a person calls it, for example "Free hours a week"."""
    kind: Literal["fixed", "growing"]
    """fixed: will not change soon, so below the minimum blocks; growing: can be worked on."""
    unit: MayBeEmpty
    """Completes a number, for example "hours a week"; unused where `words` name the values."""
    words: Mapping[LimitValue, str] = field(default_factory=dict)
    """Words for the values, for example {"0": "a phone only"}; empty where numbers speak."""
    role: LimitRole | None = None
    """What is taken from it: the hours of a plan; the weeks until money is needed; what one
    works on (0 is a phone only); whether one may earn (1 is under 18)."""
    assumed: int | None = None
    """What decides for whom a step is where the person did not say; without it every step is."""


@value
class Setting:
    """Something about a person that never scores, and chooses what they are shown."""

    id: Id
    name: str
    """What a person calls it, for example "What you do best"."""
    words: Mapping[str, str]
    """Words for each of its values, for example {"design": "design"}."""


@value
class Place:
    """A part of the world that has figures of its own."""

    id: Id
    name: str
    countries: tuple[CountryCode, ...]
    """Two-letter codes (ISO 3166) of the countries in it."""


@value
class Exchange:
    """What a US dollar was worth in other money, by one source: enough for a rough comparison."""

    per_usd: Mapping[Currency, float]
    """ISO code of a currency to how much of it a US dollar bought."""
    as_of: Month
    """YYYY or YYYY-MM: the year or month that the rates are the average of."""
    source: str
    """Title and publisher of the page."""
    url: WebAddress | None = None


@value
class Countries:
    """Which countries: only these, all but these, or these at least, in one of the three ways.

    "Only none" is no country, "all but none" every one.
    """

    only: tuple[CountryCode, ...] | None = None
    """Two-letter codes (ISO 3166)."""
    all_but: tuple[CountryCode, ...] | None = None
    at_least: tuple[CountryCode, ...] | None = None
    """Of no other is it known."""

    def hold(self, country: str) -> bool | None:
        """Whether this country is among them; None when it is not known."""
        if self.at_least is not None:
            return country in self.at_least or None
        if self.only is not None:
            return country in self.only
        return country not in (self.all_but or ())


@value
class Bounds:
    """Which values of a fact."""

    least: int | None = None
    most: int | None = None


@value
class When:
    """For whom something is: all of it has to hold.

    What a person did not say never hides it, with two exceptions: a limit may say what is
    `assumed`, and what is for some countries only is for nobody who named none.
    """

    facts: Mapping[LimitId, Bounds] = field(default_factory=dict)
    """Limit id to the values that it is for."""
    settings: Mapping[SettingId, tuple[SettingValue, ...]] = field(default_factory=dict)
    """Setting id to the values that it is for; one of them is enough."""
    countries: Countries | None = None
    way: Way | None = None
    """The way to earn that it is for; whoever asked for the other one is spared it."""


@value
class Option:
    """One answer that a person can choose."""

    id: Id
    label: str
    wants: Mapping[CriterionId, Evidence] = field(default_factory=dict)
    """Criterion id to evidence: does choosing this say that the person wants more of it?"""
    facts: Mapping[LimitId, int] = field(default_factory=dict)
    """Limit id to the value that choosing this states."""
    at_least: int | None = None
    """For a question about a number: the least number that falls into this option."""
    sets: Mapping[SettingId, SettingValue] = field(default_factory=dict)
    """Setting id to the value that choosing this gives it."""
    way: Way | None = None
    """The way to earn that whoever chooses this would like; None where it says nothing of it."""
    deal_breaker: bool = False
    """Choosing this is in its own words a refusal, so it counts as a deal-breaker."""

    def strong_wants(self, unit: int = 1) -> tuple[tuple[str, int], ...]:
        """Return (criterion, 2 or -2) of what can rule a path out, as a deal-breaker.

        The unit is what `wants` counts evidence of 1 as: `Content.unit`, or 1 as it is written.
        """
        return tuple(
            (criterion, evidence // unit)
            for criterion, evidence in self.wants.items()
            if abs(evidence) == 2 * unit
        )


@value
class Number:
    """A number that may be typed instead of choosing an option, and is the fact then."""

    limit: LimitId
    """Id of the limit whose value it is."""
    least: int
    most: int


@value
class Question:
    """One question about the person."""

    id: Id
    section: SectionId
    prompt: str
    help: str
    """Why it is asked; shown on `?`."""
    options: tuple[Option, ...]
    weight: Weight = 1
    ask: Ask = "core"
    number: Number | None = None
    pick: Pick = "one"
    when: When | None = None
    """Of whom it is asked; of everybody without it."""
    most: int | None = None
    """With `pick: many`: how many options may be ticked at most; all of them without it."""
    steps: int | None = None
    """With `pick: scale`: how many steps it has, 3 to 9; what lies between is evenly spaced."""

    @property
    def asks_for_a_fact(self) -> bool:
        """Whether an answer may state a fact that a path needs, so that it tells who can start."""
        return any(option.facts for option in self.options)

    @property
    def limits(self) -> frozenset[str]:
        """Ids of the limits whose values its answers may state."""
        stated = {limit for option in self.possible for limit in option.facts}
        return frozenset(stated | ({self.number.limit} if self.number else set()))

    @property
    def is_detail(self) -> bool:
        """Whether it is asked once the result is known; its answers never score."""
        return self.ask == "detail"

    def written(self, answer: "Answer") -> str:
        """Return what chooses an answer again: ids, a code, or a number and the money named."""
        if answer.number is None:
            return answer.option
        return f"{answer.number} {answer.option}".strip() if self.is_typed else str(answer.number)

    @property
    def is_typed(self) -> bool:
        """Whether the answer is typed, and not one of several options."""
        return self.pick in ("country", "amount")

    @property
    def choices(self) -> Iterator[tuple[Option, ...]]:
        """Every set of options that makes an answer: each alone, unless several can be ticked."""
        several = range(1 + (self.most or len(self.options)))
        for size in several if self.pick == "many" else (1,):
            yield from combinations(self.options, size)

    @property
    def possible(self) -> tuple[Option, ...]:
        """Every answer that can be given: each option, or each set of options, as one."""
        return tuple(map(_together, self.choices)) if self.pick == "many" else self.options

    @property
    def listed(self) -> tuple[tuple[int, Option], ...]:
        """The options to show, each with its place from 1: all of them, or the two ends."""
        numbered = tuple(enumerate(self.options, start=1))
        return (numbered[0], numbered[-1]) if self.pick == "scale" else numbered

    def takes(self, answer: "Answer") -> bool:
        """Whether this is an answer to it: one of its options, or something typed."""
        return self.is_typed or self.option(answer.option) is not None

    def option(self, option_id: str) -> Option | None:
        """Return the answer with this id, several ticked options as one; None for none."""
        if self.pick != "many":
            return next((option for option in self.options if option.id == option_id), None)
        joined = _together(self.ticked(option_id))
        too_many = self.most is not None and option_id.count(AND) >= self.most
        return None if joined.id != option_id or too_many else joined

    def answer_of(self, number: int) -> "Answer | None":
        """Return the answer with the option that a number falls into; None out of its range."""
        starts = {item.at_least: item.id for item in self.options if item.at_least is not None}
        reached = [start for start in starts if start <= number]
        asked = self.number
        if asked is None or not reached or not asked.least <= number <= asked.most:
            return None
        return Answer(starts[max(reached)], number=number)

    def ticked(self, option_id: str) -> tuple[Option, ...]:
        """Return the options of which an answer consists: one, unless several can be ticked."""
        ids = option_id.split(AND) if self.pick == "many" else [option_id]
        return tuple(option for option in self.options if option.id in ids)

    def is_near(self, one: str, other: str) -> bool:
        """Whether somebody may as well have meant the other answer: any other option of one.

        Of several: one ticked more or fewer, or, with as many ticked as may be, one for another.
        """
        if self.pick != "many":
            return one != other
        mine, theirs = ({option.id for option in self.ticked(name)} for name in (one, other))
        differ = len(mine ^ theirs)
        return differ == 1 or (differ == 2 and len(mine) == len(theirs) == self.most)


def answer_id(ids: Iterable[str]) -> str:
    """Return the answer that ticks the options with these ids, in the order of the question."""
    return AND.join(ids) or NONE


def _together(options: Sequence[Option]) -> Option:
    """Return what these options are as one answer: what each wants and states, added up."""
    wants: dict[str, int] = {}
    facts: dict[str, int] = {}
    for option in options:
        for criterion, evidence in option.wants.items():
            wants[criterion] = wants.get(criterion, 0) + evidence
        for limit, stated in option.facts.items():
            facts[limit] = max(stated, facts.get(limit, stated))
    return Option(
        id=answer_id(option.id for option in options),
        label="; ".join(option.label for option in options) or "none of these",
        wants=cast("Mapping[str, Evidence]", wants),  # a sum may be more than what is written
        facts=facts,
    )


@value
class Terms:
    """What a bank calls things; without them the words fit any choice."""

    title: str = "What fits you"
    """Stands over a result."""
    path: str = "option"
    paths: str = "options"
    start: str = "choose it"
    """What one does with a path; completes "You can …"."""
    tight: str = "tight"
    """How a path is that asks for about as much as there is; completes "It will be …"."""
    refusal: str = "accept anything that fails on this"
    """What a deal-breaker says; completes "I will not …" and "You will not …"."""


@value
class QuestionBank:
    """`questions.yaml`: what is asked, and the scales that it is asked about."""

    schema: Literal[1]
    groups: Some[Group]
    criteria: Some[Criterion]
    sections: Some[Group]
    questions: Some[Question]
    limits: tuple[Limit, ...] = ()
    settings: tuple[Setting, ...] = ()
    places: tuple[Place, ...] = ()
    """Parts of the world that figures are given for; a country is always known."""
    exchange: tuple[Exchange, ...] = ()
    """Rates by which what a person needs is compared with figures in other money."""
    language: Language = "en"
    """Language of the texts, as web pages name it: en, de, pt-BR, ar."""
    terms: Terms = field(default_factory=Terms)

    @property
    def reads_from_right(self) -> bool:
        """Whether the texts are written from right to left."""
        return self.language.partition("-")[0].lower() in RIGHT_TO_LEFT

    @property
    def scored(self) -> tuple[Question, ...]:
        """The questions whose answers may score: all but the details."""
        return tuple(item for item in self.questions if not item.is_detail)

    @property
    def details(self) -> tuple[Question, ...]:
        """The questions of detail."""
        return tuple(item for item in self.questions if item.is_detail)

    def question(self, question_id: str) -> Question:
        """Return the question with this id (answers are checked, so it exists)."""
        return next(item for item in self.questions if item.id == question_id)

    def criterion(self, criterion_id: str) -> Criterion:
        """Return the criterion with this id (the content is checked, so it exists)."""
        return next(item for item in self.criteria if item.id == criterion_id)

    def limit(self, limit_id: str) -> Limit:
        """Return the limit with this id (the content is checked, so it exists)."""
        return next(item for item in self.limits if item.id == limit_id)


@value
class Source:
    """Where a statement comes from, and what exactly it said there."""

    says: str
    """What the source states, with its figure, in our own words."""
    title: str
    publisher: str
    basis: Basis
    region: str
    as_of: Date
    """YYYY or YYYY-MM of the figure, or "undated"."""
    url: WebAddress | None = None


@value
class Performance:
    """Where a path stands on one criterion, and why."""

    level: Level
    why: str
    """One or two plain sentences that a reader sees."""
    sources: FigureSources
    """Ids from `sources`, or `judgement`."""
    confidence: Confidence


@value
class Threshold:
    """How much of a limit a path needs."""

    comfortable: int
    minimum: int


@value
class Need:
    """Something that a path asks of a person; meeting any one of `any_of` is enough."""

    any_of: Annotated[Mapping[LimitId, Threshold], SOME]
    """Limit id to how much of it; with several, the best one counts."""
    reason: str
    """Why the path asks for it."""
    remedy: str
    """What a person who lacks it can do."""
    sources: FigureSources
    remedies: Mapping[LimitValue, str] = field(default_factory=dict)
    """What a person can do instead who has exactly this value of the first in `any_of`."""


@value
class Range:
    """A low, a typical and a high value of the same unit."""

    low: float
    typical: float
    high: float


@value
class Rates:
    """What an hour of paid work brings, before fees, in one place."""

    place: str
    """A two-letter country code (ISO 3166), the id of a place of the bank, or "world"."""
    currency: Currency
    """ISO code, for example USD. Amounts are never converted."""
    start: Range
    """Per paid hour for somebody who starts now."""
    later: Range
    """Per paid hour once established."""
    basis: Basis
    as_of: Date
    """YYYY or YYYY-MM of the newest figure used, or "undated"."""
    note: str
    """How the range was read from the sources, and what it leaves out."""
    sources: FigureSources
    way: Way | None = None
    """Which way to earn it belongs to; said only of a kind of work."""


@value
class Estimate:
    """A range with the reason for it."""

    low: float
    typical: float
    high: float
    why: str
    basis: Basis
    sources: FigureSources


@value
class Earning:
    """One way to earn on a path. Hired: every hour is paid. Own: unpaid time, fees and gaps."""

    way: Way
    how: str
    """What this way is on this path, and who finds it; a sentence."""
    rates: Some[Rates]
    """The widest place first."""
    weeks_to_first_income: Estimate
    """From the first day of trying to the first money in hand; low is the quickest."""
    months_to_established: Estimate
    """From the first income to the later rate; low is the quickest."""
    weeks_when_experienced: Estimate | None = None
    """The weeks of somebody who is already there (`experienced`)."""
    paid_share_start: Estimate | None = None
    """Own: share (0 to 1) of the hours put in that are paid, once the first money has come."""
    paid_share_later: Estimate | None = None
    """Own: the same once established."""
    fee_share: Estimate | None = None
    """Own: share (0 to 1) of the pay that sites keep."""

    @property
    def cited(self) -> tuple[tuple[str, ...], ...]:
        """The source ids of its rates, then of its estimates."""
        estimates = (
            self.paid_share_start, self.paid_share_later, self.fee_share,
            self.weeks_to_first_income, self.weeks_when_experienced, self.months_to_established,
        )  # fmt: skip
        return tuple(item.sources for item in (*self.rates, *estimates) if item)


@value
class Income:
    """The money side of a path: the ways to earn, never mixed; the usual one for a start first."""

    ways: Some[Earning]


@value
class Exposure:
    """How fast AI changes a kind of work."""

    change: Literal["slow", "some", "fast"]
    why: str
    sources: FigureSources


@value
class Step:
    """One thing to do, concrete enough to be done."""

    do: str
    when: When | None = None
    """For whom it is; for everybody without it."""


@value
class Kind:
    """One kind of work inside a path."""

    id: Id
    name: str
    role: str
    """Completes "most likely as …", for example "a translator"."""
    what: str
    """What one does."""
    suits: str
    """Completes "It suits you if …"."""
    needs: str
    """What one must have to be paid for it; a sentence."""
    ai: Exposure
    settings: Annotated[Mapping[SettingId, tuple[SettingValue, ...]], SOME]
    """Setting id to the values that pick this kind, the one that suits it most first."""
    sites: tuple[SiteName, ...]
    """Names from `platforms`."""
    first_steps: Some[Step]
    sources: StatementSources
    rates: tuple[Rates, ...] = ()
    """Rates of its own; those of the path where it has none."""
    on_sites_alone: bool = False
    """It is done on these sites and nowhere else, so it is for nobody whom none of them takes."""


@value
class Rung:
    """One step of the ladder that a path leads up."""

    title: str
    what: str
    """What a person on it does."""
    move_on: str
    """The sign that it is time for the next rung."""
    sources: StatementSources


@value
class Payout:
    """The least sum that a site pays out."""

    amount: float
    currency: Currency


@value
class Takes:
    """Whom a site takes. None is "not known", never a guess."""

    countries: Countries | None
    pays_by: tuple[str, ...] | None
    """Words for each way, such as "bank transfer" or "PayPal"; printed as they are."""
    pays_from: Payout | None
    device: PlatformDevice | None
    """either: a phone is enough."""
    least_age: int | None
    languages: tuple[str, ...] | None
    """Codes (ISO 639) of the languages that are asked for; empty for any."""
    as_of: Date | None
    source: str
    """Title and publisher of the page that these rest on."""
    url: WebAddress | None = None
    note: MayBeEmpty = ""


@value
class Platform:
    """A site where the work is found."""

    name: str
    use: str
    """What it is for."""
    entry: str
    """How one gets in."""
    fee: str
    """What it takes from the worker, in words."""
    payout: str
    """How and when it pays."""
    regions: str
    status: PlatformStatus
    as_of: Date | None
    """YYYY or YYYY-MM of the newest source; empty where the pages read carry no date."""
    source: str
    """Title and publisher of the page that the status rests on."""
    url: WebAddress | None = None
    note: MayBeEmpty = ""
    takes: Takes | None = None


@value
class FirstSteps:
    """What to do, concrete enough to be done."""

    today: tuple[Step, ...] = ()
    this_week: tuple[Step, ...] = ()
    this_month: tuple[Step, ...] = ()


@value
class Note:
    """One statement with its sources."""

    text: str
    sources: StatementSources
    when: When | None = None
    """For whom it is; for everybody without it."""


@value
class Correction:
    """Where the articles that people read are wrong or out of date."""

    claim: str
    """What is commonly said."""
    finding: str
    """What the evidence says."""
    sources: StatementSources


@value
class CareerPath:
    """`paths/<id>.yaml`: one way to earn a living online."""

    schema: Literal[1]
    id: Id
    name: str
    """As a heading, for example "Virtual assistant"."""
    summary: str
    performance: Mapping[CriterionId, Performance]
    aliases: tuple[str, ...] = ()
    """Other names that `compare` accepts."""
    sources: Mapping[Id, Source] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    experienced: Mapping[LimitId, int] = field(default_factory=dict)
    """Limit id to its least value: whoever has any of it is no beginner, and waits less."""
    paid_before: Mapping[LimitId, int] = field(default_factory=dict)
    """The same for whoever has been paid for such work, and may have the later pay at once; left
    out where that is the same."""
    income: Income | None = None
    costs: tuple[Note, ...] = ()
    """What a person pays out: credits, equipment, insurance, tax."""
    risks: tuple[Note, ...] = ()
    """What goes wrong, as far as the evidence shows."""
    ladder: tuple[Rung, ...] = ()
    kinds: tuple[Kind, ...] = ()
    platforms: tuple[Platform, ...] = ()
    first_steps: FirstSteps = field(default_factory=FirstSteps)
    suits: tuple[str, ...] = ()
    """Completes "It suits you if …"."""
    does_not_suit: tuple[str, ...] = ()
    """Completes "It does not suit you if …"."""
    corrections: tuple[Correction, ...] = ()

    @property
    def open_platforms(self) -> tuple[Platform, ...]:
        """The platforms that a source shows to be open now, in the order of the file."""
        return tuple(platform for platform in self.platforms if platform.status == "open")


@value
class Content:
    """A question bank and its paths, checked against each other.

    Attributes:
        paths: In the order of their ids, so that file order changes nothing.
        bank_fingerprint: Twelve hexadecimal digits of the questions as they are asked
            (ids, prompts, options); what an answer file depends on.
        fingerprint: The same for all of the content; what a result depends on.
        question_fingerprints: Question id to eight digits of that question as asked.
        named: The folder as the person named it with `--content`; "" where it was not named.
        program: What the person types to run this program.
        unit: What the options of the bank count evidence of 1 as: more than 1 where the steps of
            a scale lie between whole numbers.
        folder: The whole name of the folder; "" for the content that comes with the program.
    """

    bank: QuestionBank
    paths: tuple[CareerPath, ...]
    bank_fingerprint: str
    fingerprint: str
    question_fingerprints: Mapping[str, str]
    named: str = ""
    program: str = "careerpick"
    unit: int = 1
    folder: str = ""

    def path(self, path_id: str) -> CareerPath:
        """Return the path with this id (callers pass ids of this content)."""
        return next(item for item in self.paths if item.id == path_id)

    def can_rule_out(self, question: Question, answer: str) -> bool:
        """Whether this answer, as a deal-breaker, could rule a path out."""
        return any(option.strong_wants(self.unit) for option in question.ticked(answer))

    def command(self, words: str) -> str:
        """Return the program and these words, as one types them to use this content again."""
        return command_line(self.program, words, self.named)


def command_line(program: str, words: str, named: str) -> str:
    """Return a command as one types it, with the folder of the content where it was named."""
    option = f" --content {quote(named)}" if named else ""
    return f"{program} {words}{option}"


@value
class Answer:
    """The option that a person chose, and how much it matters to them.

    Where several can be ticked the option is the ids of these, joined in the order of the
    question. At a question about a country it is its two-letter code, at one about an amount the
    money that was named, as `currency_named` says, and the number counts.
    """

    option: str
    mark: Mark = "normal"
    number: int | None = None
    """What was typed at a question about a number; the option is the one it falls into."""

    @property
    def importance(self) -> int:
        """1, or 2 for an answer marked in either way."""
        return 1 if self.mark == "normal" else 2


@value
class AnswerSheet:
    """Question id to answer; a question that is absent was skipped.

    Keys are in no particular order: nothing may depend on it.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)

    def chosen(self, questions: Iterable[Question]) -> Iterator[tuple[Question, Answer, Option]]:
        """Yield those of the questions that have an answer, with the option it is (none typed)."""
        for question in questions:
            answer = self.answers.get(question.id)
            option = question.option(answer.option) if answer else None
            if answer and option:
                yield question, answer, option

    def with_answers(self, given: Mapping[str, Answer]) -> "AnswerSheet":
        """Return the sheet on which these answers take the place of those that there were."""
        return AnswerSheet({**self.answers, **given})
