"""The score table and the needs, compiled to one relational program for any number of sheets.

The points of all paths lie side by side in 64-bit integers, a lane of bits for each path, so
that one look-up and one addition serve them all. Every lane has a bit above its greatest value
(the guard), with which one subtraction compares all paths at once. All numbers are whole.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from careerpick.decide.certainty import LIKELY_ONE_AWAY, Share
from careerpick.decide.limits import SEVERITY
from careerpick.decide.table import NEUTRAL_LEVEL, ScoreTable, compile_table
from careerpick.group.dialect import Dialect
from careerpick.model import Answer, CareerPath, Content, Mark, Question

MARKS: tuple[Mark, ...] = ("normal", "important", "deal_breaker")
SKIPPED = 0
"""The code of a question without an answer."""
STEADY = "steady"
"""Every single other answer keeps the result; whether pairs do was not looked at."""
VERDICTS = ("not_enough", "none_fits", "nothing_left", "stop_gap", "tie", "fit")
_BITS = 62

Numbers = list[int]


def code_of(question: Question, answer: Answer) -> int:
    """Return the code of an answer: the option, and how it was marked."""
    place = [option.id for option in question.options].index(answer.option)
    return 1 + place + len(question.options) * MARKS.index(answer.mark)


def answer_of(question: Question, code: int, number: int | None = None) -> Answer | None:
    """Return the answer of a code; None for a question that was skipped or not readable."""
    count = len(question.options)
    if not 1 <= code <= 3 * count:
        return None
    mark, place = divmod(code - 1, count)
    return Answer(question.options[place].id, MARKS[mark], number)


def unread_code(question: Question) -> int:
    """Return the code of a cell that could not be read."""
    return 1 + 3 * len(question.options)


@dataclass(frozen=True)
class Lanes:
    """Where the number of each path stands in one or more integers.

    Attributes:
        count: How many paths.
        width: Bits of a lane, its guard included.
    """

    count: int
    width: int

    @property
    def in_word(self) -> int:
        """How many lanes an integer holds."""
        return _BITS // self.width

    @property
    def words(self) -> range:
        """The numbers of the integers."""
        return range(-(-self.count // self.in_word))

    def of_word(self, word: int) -> range:
        """Return the places of the paths in an integer."""
        return range(word * self.in_word, min(self.count, (word + 1) * self.in_word))

    def packed(self, values: Sequence[int]) -> Numbers:
        """Return the values, one for each path, side by side."""
        return [sum(values[p] << self.shift(p) for p in self.of_word(word)) for word in self.words]

    def word(self, place: int) -> int:
        """Return the number of the integer with the lane of a path."""
        return place // self.in_word

    def shift(self, place: int) -> int:
        """Return how far from the right the lane of a path stands."""
        return self.width * (place % self.in_word)

    @property
    def guard(self) -> int:
        """The guard of one lane."""
        return 1 << (self.width - 1)


@dataclass(frozen=True)
class Asked:
    """A question of the sheets, with what each code of an answer does."""

    place: int
    question: Question
    table: ScoreTable

    @cached_property
    def codes(self) -> list[Answer | None]:
        """The answer of each code."""
        return [answer_of(self.question, c) for c in range(unread_code(self.question) + 1)]

    def each(self, number: Callable[[Answer], int]) -> Numbers:
        """Return a number for each code; 0 where there is no answer."""
        return [number(answer) if answer else 0 for answer in self.codes]

    def points(self, answer: Answer) -> Sequence[int]:
        """Return what the answer adds to each path."""
        return self.table.row(self.question.id, answer)

    def ruled_out(self, answer: Answer) -> Sequence[int]:
        """Return 1 for each path that the answer rules out."""
        out = self.table.rules_out(self.question.id, answer)
        return [int(path in out) for path in self.table.path_ids]

    def given(self, answer: Answer) -> int:
        """Return how much evidence the answer gives."""
        said = self.table.said[self.question.id][answer.option]
        return self.table.importance(self.question.id, answer) * said.given

    def missed(self, answer: Answer) -> int:
        """Return how much of it no path meets."""
        said = self.table.said[self.question.id][answer.option]
        return self.table.importance(self.question.id, answer) * said.unmet

    def strong(self, answer: Answer) -> int:
        """Return 1 where something was marked, or refused, that no path gives."""
        return int(self.missed(answer) > 0 and self.table.importance(self.question.id, answer) > 1)

    @property
    def others(self) -> list[Answer]:
        """What somebody may have meant instead; empty for a question about a fact."""
        if self.question.asks_for_a_fact:
            return []
        refusals = self.table.refusals[self.question.id]
        return [Answer(o.id) for o in self.question.options if o.id not in refusals]

    def field(self, name: str) -> Numbers:
        """Return the number of this name for each code."""
        if name == "breakers":
            return self.each(lambda answer: int(any(self.ruled_out(answer))))
        if name == "answered":
            return self.each(lambda _: 1)
        number: Callable[[Answer], int] = getattr(self, name)
        return self.each(number)

    def is_other(self, answer: Answer) -> bool:
        """Tell whether the option of an answer is one of those meant instead."""
        return any(other.option == answer.option for other in self.others)

    def changes(self, answer: Answer) -> int:
        """Return how many other answers there are to it."""
        return sum(other.option != answer.option for other in self.others)


@dataclass(frozen=True)
class Fields:
    """Small sums side by side in as few integers as they need."""

    widths: Mapping[str, int]

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """The integer and the shift of each."""
        found: dict[str, tuple[int, int]] = {}
        word = used = 0
        for name, width in self.widths.items():
            if used + width > _BITS:
                word, used = word + 1, 0
            found[name] = (word, used)
            used += width
        return found

    @property
    def words(self) -> range:
        """The numbers of the integers."""
        return range(1 + max(word for word, _ in self.places.values()))


_FIELDS = ("given", "missed", "strong", "breakers", "answered")
_NULL = "CAST(NULL AS BIGINT)"
_ZERO = "CAST(0 AS BIGINT)"


class Program:
    """The program for one content and the questions that the sheets answer.

    Each stage adds columns to those before it. Their names: `c` the code of an answer, `n` a
    number that was typed, `a` and `e` what an answer adds, `p` and `f` the sums of these, `h`
    what is known of a limit, `u` how a need stands, `s` score, `t` status, `k` rank, `m` match;
    `r` how often a path is ruled out; `b` blocked, `o` out, and `w` recommended, as guards.

    Attributes:
        content: The content.
        table: Its points.
        asked: The questions that have a column; the others count as skipped.
        paths: In the order of the table.
    """

    def __init__(self, content: Content, dialect: Dialect, asked: Iterable[str]) -> None:
        """Compile the content."""
        self.content = content
        self.table = compile_table(content)
        self.dialect = dialect
        wanted = set(asked)
        self.asked = [
            Asked(place, question, self.table)
            for place, question in enumerate(content.bank.questions)
            if question.id in wanted
        ]
        self.paths: tuple[CareerPath, ...] = tuple(map(content.path, self.table.path_ids))
        self.middle = sum(
            max(abs(points) for answer in q.codes if answer for points in q.points(answer))
            for q in self.asked
        )
        greatest = max(2 * self.middle, len(self.asked) + 1)
        self.lanes = Lanes(len(self.paths), greatest.bit_length() + 1)
        self.fields = Fields(
            {
                name: max(1, sum(max(q.field(name)) for q in self.asked).bit_length())
                for name in _FIELDS
            }
        )
        everywhere = range(len(self.paths))
        self.middles = self.lanes.packed([self.middle for _ in everywhere])
        self.ones = self.lanes.packed([1 for _ in everywhere])
        self.guards = self.lanes.packed([self.lanes.guard for _ in everywhere])

    def sql(self, source: str, columns: Mapping[str, str], *, certainty: bool = True) -> str:
        """Return the whole program.

        Args:
            source: A relation with the columns `c0`, `c1` … and `n0` … of the questions.
            columns: The names and expressions of what is wanted of it.
            certainty: Whether the columns `kept`, `changes` and `certainty` are made.
        """
        for stage in self.stages(certainty=certainty):
            added = ", ".join(f"{what} AS {name}" for name, what in stage.items())
            source = f"(SELECT *, {added} FROM {source} AS stage)"
        wanted = ", ".join(f"{what} AS {self.dialect.name(name)}" for name, what in columns.items())
        return f"SELECT {wanted} FROM {source} AS stage"

    def stages(self, *, certainty: bool) -> list[dict[str, str]]:
        """Return the columns that each stage adds to those before it."""
        stages = [
            self._parts(),
            self._sums() | self._facts(),
            self._unpacked() | self._needs(),
            self._standings(),
            {f"o{word}": self._out(f"b{word}", f"r{word}", word) for word in self.lanes.words},
            self._best_left(),
            self._recommended(),
            self._verdict(),
        ]
        if certainty:
            stages += [self._kept_of_each(), self._kept(), self._label()]
        return stages

    def _lookup(self, values: Sequence[int | None], index: str) -> str:
        return self.dialect.lookup(values, index) if any(values) else _ZERO

    def _parts(self) -> dict[str, str]:
        """What each answer adds."""
        found = {}
        for q in self.asked:
            for word in self.lanes.words:
                found[f"a{q.place}_{word}"] = self._lookup(self.points_of(q, word), f"c{q.place}")
            for word in self.fields.words:
                found[f"e{q.place}_{word}"] = self._lookup(self._fields_of(q, word), f"c{q.place}")
        return found or {"nothing": _ZERO}

    def points_of(self, asked: Asked, word: int) -> Numbers:
        """Return what each code of an answer adds to one integer of points."""
        return [self.lanes.packed(asked.points(a))[word] if a else 0 for a in asked.codes]

    def _fields_of(self, asked: Asked, word: int) -> Numbers:
        total = [0] * len(asked.codes)
        for name, (place, shift) in self.fields.places.items():
            if place == word:
                more = asked.field(name)
                total = [have + (one << shift) for have, one in zip(total, more, strict=True)]
        return total

    def _sums(self) -> dict[str, str]:
        """The points of all paths, moved up so that none is below 0, and the fields."""
        points = {
            f"p{word}": _sum(
                [f"a{q.place}_{word}" for q in self.asked] + [_number(self.middles[word])]
            )
            for word in self.lanes.words
        }
        fields = {
            f"f{word}": _sum([f"e{q.place}_{word}" for q in self.asked])
            for word in self.fields.words
        }
        return points | fields

    def _facts(self) -> dict[str, str]:
        """What is known of each limit: of several answers that state it the last one counts."""
        found = {}
        for place, limit in enumerate(self.content.bank.limits):
            stated = []
            for q in reversed(self.asked):
                if q.question.number and q.question.number.limit == limit.id:
                    stated.append(f"n{q.place}")
                values = [_fact(q.question, answer, limit.id) for answer in q.codes]
                if any(value is not None for value in values):
                    stated.append(self.dialect.lookup(values, f"c{q.place}"))
            found[f"h{place}"] = f"COALESCE({', '.join([*stated, _NULL])})"
        return found

    def _unpacked(self) -> dict[str, str]:
        """The score of each path, the fields, and how often deal-breakers rule a path out."""
        lanes, found = self.lanes, {}
        for place in range(len(self.paths)):
            moved = self.dialect.shifted(f"p{lanes.word(place)}", str(lanes.shift(place)))
            found[f"s{place}"] = f"(({moved} & {lanes.guard - 1}) - {self.middle})"
        found |= {name: self._field(name) for name in self.fields.places}
        for word in lanes.words:
            outs = [self._lookup(self.outs_of(q, word), f"c{q.place}") for q in self.asked]
            total = _sum([out for out in outs if out != _ZERO])
            found[f"r{word}"] = f"CASE WHEN {self._field('breakers')} > 0 THEN {total} ELSE 0 END"
        return found

    def _field(self, name: str, sums: str = "f{}") -> str:
        word, shift = self.fields.places[name]
        moved = self.dialect.shifted(sums.format(word), str(shift))
        return f"({moved} & {(1 << self.fields.widths[name]) - 1})"

    def outs_of(self, asked: Asked, word: int) -> Numbers:
        """Return which paths each code of an answer rules out, in one integer."""
        return [self.lanes.packed(asked.ruled_out(a))[word] if a else 0 for a in asked.codes]

    def _needs(self) -> dict[str, str]:
        """How each need of each path stands: by the best of its limits."""
        return {
            f"u{place}_{number}": _least(
                [
                    self._limit(limit, threshold.comfortable, threshold.minimum)
                    for limit, threshold in need.any_of.items()
                ]
            )
            for place, path in enumerate(self.paths)
            for number, need in enumerate(path.needs)
        }

    def _limit(self, limit_id: str, comfortable: int, minimum: int) -> str:
        place = [limit.id for limit in self.content.bank.limits].index(limit_id)
        growing = self.content.bank.limits[place].kind == "growing"
        below = SEVERITY.index("later" if growing else "blocked")
        have = f"h{place}"
        return (
            f"CASE WHEN {have} >= {comfortable} THEN {SEVERITY.index('open')} "
            f"WHEN {have} >= {minimum} THEN {SEVERITY.index('stretch')} "
            f"WHEN {have} IS NULL THEN {SEVERITY.index('unknown')} ELSE {below} END"
        )

    def _standings(self) -> dict[str, str]:
        """Statuses, ranks and matches; which are blocked; and what all answers come to."""
        lanes, found = self.lanes, {}
        reach = f"({NEUTRAL_LEVEL} * given)"
        for place, path in enumerate(self.paths):
            needs = [f"u{place}_{number}" for number in range(len(path.needs))]
            found[f"t{place}"] = _most(needs)
            found[f"k{place}"] = self._rank(place)
            share = self.dialect.divided(f"100 * (s{place} + {reach}) + {reach}", f"2 * {reach}")
            found[f"m{place}"] = f"CASE WHEN given = 0 THEN 50 ELSE {share} END"
        for word in lanes.words:
            blocked = [
                f"CASE WHEN {_any_blocked(place, len(self.paths[place].needs))} "
                f"THEN {_number(lanes.guard << lanes.shift(place))} ELSE 0 END"
                for place in lanes.of_word(word)
                if self.paths[place].needs
            ]
            found[f"b{word}"] = _sum(blocked)
        none = "strong > 0 OR (missed > 0 AND 2 * missed >= given)"
        found["nothing_fits"] = f"CASE WHEN {none} THEN 1 ELSE 0 END"
        unlike = " OR ".join(f"p{word} <> {middle}" for word, middle in enumerate(self.middles))
        found["favoured"] = f"CASE WHEN {unlike} THEN 1 ELSE 0 END"
        scores = [f"s{place}" for place in range(len(self.paths))]
        found["top_score"], found["last_score"] = _most(scores), _least(scores)
        return found

    def _rank(self, place: int) -> str:
        """1, and one more for each path with a higher score."""
        not_above = []
        for word in self.lanes.words:
            mine = f"(s{place} + {self.middle}) * {_number(self.ones[word])}"
            guards = _number(self.guards[word])
            left = f"({mine} + {guards} - p{word}) & {guards}"
            not_above.append(f"CAST(bit_count({left}) AS BIGINT)")
        return f"{1 + len(self.paths)} - {_sum(not_above)}"

    def _out(self, blocked: str, ruled: str, word: int) -> str:
        """Return the guards of the paths that are blocked, or ruled out at least once."""
        below = self.guards[word] - self.ones[word]
        return f"({blocked} | (({ruled} + {below}) & {self.guards[word]}))"

    def _best_left(self) -> dict[str, str]:
        """The best score of what is not out; NULL where nothing is left."""
        left = [
            f"CASE WHEN {self._in_lane('o', place)} = 0 THEN s{place} END"
            for place in range(len(self.paths))
        ]
        return {"best_left": _most(left)}

    def _in_lane(self, letter: str, place: int) -> str:
        guard = self.lanes.guard << self.lanes.shift(place)
        return f"({letter}{self.lanes.word(place)} & {_number(guard)})"

    def _recommended(self) -> dict[str, str]:
        """Which paths are recommended; ties share it."""
        lanes, found = self.lanes, {}
        for word in lanes.words:
            best = [
                f"CASE WHEN s{place} = best_left AND {self._in_lane('o', place)} = 0 "
                f"THEN {_number(lanes.guard << lanes.shift(place))} ELSE 0 END"
                for place in lanes.of_word(word)
            ]
            some = "nothing_fits = 0 AND favoured = 1"
            found[f"w{word}"] = f"CASE WHEN {some} THEN {_sum(best)} ELSE {_ZERO} END"
        return found

    def _verdict(self) -> dict[str, str]:
        """How many are recommended, the first of them, and what that is called."""
        count = _sum([f"CAST(bit_count(w{word}) AS BIGINT)" for word in self.lanes.words])
        whens = " ".join(
            f"WHEN {self._in_lane('w', place)} <> 0 THEN {place}"
            for place in range(len(self.paths))
        )
        order = {name: number for number, name in enumerate(VERDICTS)}
        behind = (
            "best_left < top_score AND (best_left = last_score OR best_left < 0 "
            "OR 2 * (top_score - best_left) > top_score - last_score)"
        )
        return {
            "chosen": count,
            "first": f"CAST(CASE {whens} ELSE -1 END AS BIGINT)",
            "verdict": (
                f"CASE WHEN nothing_fits = 1 THEN {order['none_fits']} "
                f"WHEN favoured = 0 THEN {order['not_enough']} "
                f"WHEN {count} = 0 THEN {order['nothing_left']} "
                f"WHEN {behind} THEN {order['stop_gap']} "
                f"WHEN {count} > 1 THEN {order['tie']} ELSE {order['fit']} END"
            ),
        }

    # Certainty: every sheet that differs in one answer about what the person wants.

    def _kept_of_each(self) -> dict[str, str]:
        """For each question, how many other answers keep what is recommended."""
        found = {f"y{q.place}": self._kept_of(q) for q in self.asked if q.others}
        counts = [self._changes_of(q) for q in self.asked if q.others]
        return {"changes": _sum(counts), **found}

    def _changes_of(self, asked: Asked) -> str:
        return self._lookup(asked.each(asked.changes), f"c{asked.place}")

    def _kept_of(self, asked: Asked) -> str:
        """Return the count for one question, the usual case first.

        The answer itself is looked at, too, where it is one of the others; it keeps everything.
        """
        code, count = f"c{asked.place}", len(asked.question.options)
        own = asked.each(lambda answer: int(asked.is_other(answer)))
        refusals = [c for c, a in enumerate(asked.codes) if a and c <= count and not own[c]]
        unmarked = f"{code} <= {count}" + "".join(f" AND {code} <> {c}" for c in refusals)
        strong = asked.field("strong")
        rest = f"strong - {self._lookup(strong, code)}" if any(strong) else "strong"
        usual = _sum([self._kept_usually(asked, other) for other in asked.others])
        always = _sum([self._kept_always(asked, other) for other in asked.others])
        return (
            f"CASE WHEN {code} = 0 OR {code} = {unread_code(asked.question)} THEN 0 "
            f"WHEN strong > 0 AND {rest} > 0 THEN {self._changes_of(asked)} "
            f"WHEN {self._plain} AND {unmarked} THEN {usual} - 1 "
            f"ELSE {always} - {self._lookup(own, code)} END"
        )

    @property
    def _plain(self) -> str:
        """One path recommended, another left, and nothing that no path gives."""
        other_left = " OR ".join(
            f"{_number(self.guards[word])} - o{word} <> w{word}" for word in self.lanes.words
        )
        return f"(chosen = 1 AND missed = 0 AND ({other_left}))"

    def _kept_usually(self, asked: Asked, other: Answer) -> str:
        """Return 1 where another answer without a mark keeps the one path that is recommended."""
        after = [
            f"(p{word} - a{asked.place}_{word} + {points})"
            for word, points in enumerate(self.lanes.packed(asked.points(other)))
        ]
        tests = [self._leads(after, word, f"o{word}") for word in self.lanes.words]
        if missed := asked.missed(other):
            given = f"(given - {self._of_code(asked, 'given')} + {asked.given(other)})"
            tests.append(f"2 * {missed} < {given}")
        return f"CASE WHEN {' AND '.join(tests)} THEN 1 ELSE 0 END"

    def _of_code(self, asked: Asked, field: str) -> str:
        return self._field(field, f"e{asked.place}_{{}}")

    def _leader(self, after: list[str]) -> str:
        """Return the score, moved up, that the first of the recommended has after a change."""
        lanes = self.lanes
        shift = f"{lanes.width} * (first % {lanes.in_word})"
        if len(lanes.words) == 1:
            word, shift = after[0], f"{lanes.width} * first"
        else:
            ends = [f"WHEN first < {(w + 1) * lanes.in_word} THEN {after[w]}" for w in lanes.words]
            word = f"CASE {' '.join(ends)} END"
        return f"({self.dialect.shifted(word, shift)} & {lanes.guard - 1})"

    def _leads(self, after: list[str], word: int, out: str) -> str:
        """Return whether all that are not out stay behind, or level if recommended as well."""
        guards, ones = self.guards[word], self.ones[word]
        recommended = self.dialect.shifted(f"w{word}", str(self.lanes.width - 1))
        lead = (
            f"{self._leader(after)} * {ones} + {guards} - {after[word]} - ({ones} - {recommended})"
        )
        return f"((({lead}) | {out}) & {guards}) = {guards}"

    def _kept_always(self, asked: Asked, other: Answer) -> str:
        """Return 1 where another answer keeps what is recommended, whatever is marked and out."""
        code, count = f"c{asked.place}", len(asked.question.options)
        marked, breaks = f"{code} > {count}", f"{code} > {2 * count}"
        important = replace(other, mark="important")
        after, outs = [], []
        for word in self.lanes.words:
            points = self.lanes.packed(asked.points(other))[word]
            more = f"CASE WHEN {marked} THEN {2 * points} ELSE {points} END"
            after.append(f"(p{word} - a{asked.place}_{word} + {more})")
            refused = replace(other, mark="deal_breaker")
            ruled = self.lanes.packed(asked.ruled_out(refused))[word]
            before = self._lookup(self.outs_of(asked, word), code)
            now = f"CASE WHEN {breaks} THEN {ruled} ELSE 0 END"
            outs.append(self._out(f"b{word}", f"(r{word} - {before} + {now})", word))
        given, missed = (
            f"({field} - {self._of_code(asked, field)} "
            f"+ CASE WHEN {marked} THEN {number(important)} ELSE {number(other)} END)"
            for field, number in (("given", asked.given), ("missed", asked.missed))
        )
        most = f"(strong - {self._of_code(asked, 'strong')} > 0"
        if asked.missed(other):
            most += f" OR {marked}"
        none_fits = f"{most} OR ({missed} > 0 AND 2 * {missed} >= {given}))"
        level = " AND ".join(f"{one} = {self.middles[w]}" for w, one in enumerate(after))
        all_out = " AND ".join(f"{out} = {self.guards[w]}" for w, out in enumerate(outs))
        leads = [self._leads(after, word, outs[word]) for word in self.lanes.words]
        still = [f"({outs[word]} & w{word}) = 0" for word in self.lanes.words]
        ties = [self._ties(after, word) for word in self.lanes.words]
        same = " AND ".join([*still, *leads, *ties])
        return (
            f"CASE WHEN {none_fits} OR ({level}) OR ({all_out}) "
            f"THEN CASE WHEN chosen = 0 THEN 1 ELSE 0 END "
            f"WHEN chosen > 0 AND {same} THEN 1 ELSE 0 END"
        )

    def _ties(self, after: list[str], word: int) -> str:
        """Return whether none of the recommended falls behind the first of them."""
        guards, ones = self.guards[word], self.ones[word]
        lead = f"{after[word]} + {guards} - {self._leader(after)} * {ones}"
        return f"(({lead}) & w{word}) = w{word}"

    def _kept(self) -> dict[str, str]:
        return {"kept": _sum([f"y{q.place}" for q in self.asked if q.others])}

    def _label(self) -> dict[str, str]:
        """How sure it is, as far as single changes tell; see `CERTAINTIES`."""
        most = sum(max(q.each(q.changes)) for q in self.asked)
        enough = [_enough(total) for total in range(most + 1)]
        return {
            "certainty": (
                f"CASE WHEN chosen = 0 THEN {CERTAINTIES.index('none')} "
                f"WHEN chosen > 1 OR kept < {self._lookup(enough, 'changes')} "
                f"THEN {CERTAINTIES.index('close')} "
                f"WHEN kept < changes THEN {CERTAINTIES.index('likely')} "
                f"ELSE {CERTAINTIES.index(STEADY)} END"
            )
        }


CERTAINTIES = ("none", "close", "likely", STEADY, "firm")
"""From the least to the most; which of the last two it is hangs on pairs of changes."""


def _enough(total: int) -> int:
    """Return how many of so many changes have to keep a result that is not close."""
    return next(n for n in range(total + 1) if Share(n, total).at_least(LIKELY_ONE_AWAY))


def _fact(question: Question, answer: Answer | None, limit: str) -> int | None:
    option = question.option(answer.option) if answer else None
    return option.facts.get(limit) if option else None


def _any_blocked(place: int, needs: int) -> str:
    blocked = SEVERITY.index("blocked")
    return " OR ".join(f"u{place}_{number} = {blocked}" for number in range(needs))


def _number(number: int) -> str:
    """Return a whole number of 64 bits."""
    return f"CAST({number} AS BIGINT)"


def _sum(parts: Sequence[str]) -> str:
    """Return a sum that is no deeper than it has to be."""
    if not parts:
        return _ZERO
    if len(parts) == 1:
        return f"({parts[0]})"
    half = len(parts) // 2
    return f"({_sum(parts[:half])} + {_sum(parts[half:])})"


def _most(parts: Sequence[str]) -> str:
    """Return the greatest that is not NULL; 0 of nothing."""
    if not parts:
        return _ZERO
    return f"greatest({', '.join(parts)})" if len(parts) > 1 else f"({parts[0]})"


def _least(parts: Sequence[str]) -> str:
    """Return the smallest that is not NULL; 0 of nothing."""
    if not parts:
        return _ZERO
    return f"least({', '.join(parts)})" if len(parts) > 1 else f"({parts[0]})"
