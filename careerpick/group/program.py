"""The score table and the needs, compiled to one relational program for any number of sheets.

The points of all paths lie side by side in 64-bit integers, a lane of bits for each path, so
that one look-up and one addition serve them all. Every lane has a bit above its greatest value
(the guard), with which one subtraction compares all paths at once. All numbers are whole.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from careerpick.decide.certainty import Share, label_of
from careerpick.decide.limits import (
    SEVERITY,
    limit_with_role,
    stated_facts,
    weeks_when_experienced,
)
from careerpick.decide.table import NEUTRAL_LEVEL, ScoreTable, compile_table
from careerpick.group.dialect import Dialect
from careerpick.model import Answer, CareerPath, Content, Mark, Need, Question

MARKS: tuple[Mark, ...] = ("normal", "important", "deal_breaker")
SKIPPED = 0
"""The code of a question without an answer."""
STEADY = "steady"
"""Every single other answer keeps the result; whether pairs do was not looked at."""
VERDICTS = ("not_enough", "none_fits", "nothing_left", "stop_gap", "tie", "fit")
_BITS = 62

Numbers = list[int]
Column = Sequence[int | str | None]


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


def marked(answer: Answer) -> Answer:
    """Return the same answer, marked as important."""
    return replace(answer, mark="important")


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

    @property
    def unread(self) -> int:
        """The code of a cell that could not be read."""
        return unread_code(self.question)

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
        if name == "answered":
            return self.each(lambda _: 1)
        if name == "unread":
            return [int(code == unread_code(self.question)) for code in range(len(self.codes))]
        if name == "own":
            return [self.own(answer) for answer in self.codes]
        number: Callable[[Answer], int] = getattr(self, name)
        return self.each(number)

    def special(self, answer: Answer) -> int:
        """Return 1 where other answers may do more than move the scores."""
        unmet = answer.mark != "normal" and any(map(self.missed, self.others))
        is_refusal = answer.option in self.table.refusals[self.question.id]
        return int(answer.mark == "deal_breaker" or is_refusal or unmet)

    def own(self, answer: Answer | None) -> int:
        """Return how many of `others` are no change: the answer itself, or all where skipped."""
        return int(self.is_other(answer)) if answer else len(self.others)

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


_FIELDS = ("given", "missed", "strong", "answered", "changes", "own", "special", "unread")
_ZERO = "CAST(0 AS BIGINT)"


class Program:
    """The program for one content and the questions that the sheets answer.

    It joins each cell with the small table of what its question understands, and adds up. Each
    stage adds columns to those before it. Their names: `c` the code of an answer, `a` and `e`
    what it adds, `i` its importance, `p` and `f` the sums, `h` what is known of a limit, `u` how
    a need stands, `s` score, `t` status, `k` rank, `m` match; `r` how often a path is ruled out;
    `b` blocked, `o` out, and `w` recommended, as guards; `q` what a cell means.

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
            if question.id in wanted and question.id in self.table.points
        ]
        self.changing = [q for q in self.asked if q.others]
        self.paths: tuple[CareerPath, ...] = tuple(map(content.path, self.table.path_ids))
        self.swing = {
            q.place: max((abs(x) for a in q.codes if a for x in q.points(a)), default=0)
            for q in self.asked
        }
        self.middle = sum(self.swing.values())
        greatest = max(2 * self.middle, len(self.asked) + 1)
        # One lane more, for a path whose score is always 0: all level with it is "no lean".
        self.lanes = Lanes(len(self.paths) + 1, greatest.bit_length() + 1)
        self.fields = Fields(
            {
                name: max(1, sum(max(q.field(name)) for q in self.asked).bit_length())
                for name in _FIELDS
            }
        )
        self.middles = self.lanes.packed([self.middle] * self.lanes.count)
        self.ones = self.lanes.packed([1] * self.lanes.count)
        self.guards = self.lanes.packed([self.lanes.guard] * self.lanes.count)
        self.real = self._packed([self.lanes.guard] * len(self.paths))
        self.limits = [limit.id for limit in content.bank.limits]

    def _packed(self, values: Sequence[int]) -> Numbers:
        return self.lanes.packed([*values, 0])

    # The small tables.

    def meanings(self, asked: Asked, read: Mapping[str, Answer | None]) -> dict[str, Column]:
        """Return the small table of a question: what each cell that it understands means.

        Args:
            asked: The question.
            read: Text of a cell to the answer that it stands for; None for a skipped question.
        """
        answers = list(read.values())
        codes = [code_of(asked.question, answer) if answer else SKIPPED for answer in answers]
        found: dict[str, Column] = {"cell": list(read), f"c{asked.place}": codes}
        for word in self.lanes.words:
            rows = [self._packed(asked.points(a))[word] if a else 0 for a in answers]
            found[f"a{asked.place}_{word}"] = rows
            outs = [self._packed(asked.ruled_out(a))[word] if a else 0 for a in answers]
            found[f"r{asked.place}_{word}"] = outs
        by_code = [self._fields_of(asked, word) for word in self.fields.words]
        for word in self.fields.words:
            found[f"e{asked.place}_{word}"] = [by_code[word][code] for code in codes]
        found[f"i{asked.place}"] = [
            self.table.importance(asked.question.id, a) if a else 0 for a in answers
        ]
        for limit in self._states(asked):
            found[f"h{asked.place}_{limit}"] = [
                _fact(asked.question, answer, self.limits[limit]) for answer in answers
            ]
        return found

    def _states(self, asked: Asked) -> list[int]:
        """Return the places of the limits that answers to a question may state."""
        number = asked.question.number
        stated = {limit for option in asked.question.options for limit in option.facts}
        stated |= {number.limit} if number else set()
        return [place for place, limit in enumerate(self.limits) if limit in stated]

    def _fields_of(self, asked: Asked, word: int) -> Numbers:
        total = [0] * len(asked.codes)
        for name, (place, shift) in self.fields.places.items():
            if place == word:
                more = asked.field(name)
                total = [have + (one << shift) for have, one in zip(total, more, strict=True)]
        return total

    def leads(self) -> dict[str, list[int]]:
        """Return the small table of changes: what each other answer does to a lead.

        A row for each path that is recommended: what the lead over each path grows by when an
        answer of importance 1 is given.
        """
        found: dict[str, list[int]] = {"leader": list(range(len(self.paths)))}
        for q in self.asked:
            for place, other in enumerate(q.others):
                points = q.points(other)
                rows = [self.lanes.packed([mine - x for x in (*points, 0)]) for mine in points]
                for word in self.lanes.words:
                    found[f"x{q.place}_{place}_{word}"] = [row[word] for row in rows]
        return found

    # The program.

    def sql(
        self,
        source: str,
        cells: Mapping[str, str],
        columns: Mapping[str, str],
        *,
        certainty: bool = True,
    ) -> str:
        """Return the whole program.

        Args:
            source: A relation with a text for each question that has a column.
            cells: Question id to the name of its column there; each is never NULL.
            columns: The names and expressions of what is wanted of it.
            certainty: Whether the columns `kept`, `changes` and `certainty` are made.
        """
        relation = self.dialect.understood(
            source,
            {
                f"q{q.place}": (f"cells_{q.place}", self.dialect.name(cells[q.question.id]))
                for q in self.asked
            },
        )
        for number, stage in enumerate(self.stages(certainty=certainty)):
            added = ", ".join(f"{what} AS {name}" for name, what in stage.items())
            kept = "rows.*" if number == 0 else "stage.*"
            relation = f"(SELECT {kept}, {added} FROM {relation}) AS stage"
            if certainty and "first" in stage:
                relation += " LEFT JOIN leads ON leads.leader = stage.first"
                relation = f"(SELECT * FROM {relation}) AS stage"
        wanted = ", ".join(f"{what} AS {self.dialect.name(name)}" for name, what in columns.items())
        return f"SELECT {wanted} FROM {relation}"

    def stages(self, *, certainty: bool) -> list[dict[str, str]]:
        """Return the columns that each stage adds to those before it."""
        stages = [
            self._sums() | self._facts(),
            self._unpacked() | self._needs(),
            self._standings(),
            {f"o{word}": self._out(f"b{word}", f"r{word}", word) for word in self.lanes.words},
            self._best_left(),
            self._recommended(),
            self._verdict(),
        ]
        if certainty:
            stages += [self._leading(), self._without_own(), self._keeping(), self._kept()]
        return stages

    def _sums(self) -> dict[str, str]:
        """What each answer adds, and the sums.

        A cell that could not be read has no row in the small table. Then the sum is NULL, and
        is made again with 0 in its place.
        """
        found = {}
        for q in self.asked:
            unread = unread_code(q.question)
            found[f"c{q.place}"] = f"COALESCE(q{q.place}.c{q.place}, {unread})"
            found[f"i{q.place}"] = f"COALESCE(q{q.place}.i{q.place}, 0)"
            for word in self.lanes.words:
                found[f"a{q.place}_{word}"] = f"COALESCE(q{q.place}.a{q.place}_{word}, 0)"
            for word in self.fields.words:
                nothing = self._fields_of(q, word)[unread]
                found[f"e{q.place}_{word}"] = f"COALESCE(q{q.place}.e{q.place}_{word}, {nothing})"
        for word in self.lanes.words:
            found[f"p{word}"] = self._total(f"a{{0}}_{word}", found, self.middles[word])
            found |= {
                f"r{q.place}_{word}": f"q{q.place}.r{q.place}_{word}"
                for q in self.asked
                if self._may_rule_out(q, word)
            }
        for word in self.fields.words:
            found[f"f{word}"] = self._total(f"e{{0}}_{word}", found)
        return found

    def _total(self, name: str, safe: Mapping[str, str], start: int = 0) -> str:
        names = [name.format(q.place) for q in self.asked]
        quick = [f"q{q.place}.{one}" for q, one in zip(self.asked, names, strict=True)]
        whole = _sum([safe[one] for one in names])
        return f"COALESCE({_sum(quick)}, {whole}) + {_number(start)}"

    def _may_rule_out(self, asked: Asked, word: int) -> bool:
        return any(self._packed(asked.ruled_out(a))[word] for a in asked.codes if a)

    def _facts(self) -> dict[str, str]:
        """What is known of each limit: of several answers that state it the last one counts."""
        found = {}
        for limit in range(len(self.limits)):
            stated = [
                f"q{q.place}.h{q.place}_{limit}"
                for q in reversed(self.asked)
                if limit in self._states(q)
            ]
            nothing = "CAST(NULL AS BIGINT)"
            found[f"h{limit}"] = f"COALESCE({', '.join(stated)})" if stated else nothing
        return found

    def _unpacked(self) -> dict[str, str]:
        """The score of each path, and the fields."""
        lanes, found = self.lanes, {}
        for place in range(len(self.paths)):
            moved = self.dialect.shifted(f"p{lanes.word(place)}", str(lanes.shift(place)))
            found[f"s{place}"] = f"(({moved} & {lanes.guard - 1}) - {self.middle})"
        for word in lanes.words:
            outs = [q for q in self.asked if self._may_rule_out(q, word)]
            total = _sum([f"COALESCE(r{q.place}_{word}, 0)" for q in outs])
            special = self._field("special")
            found[f"r{word}"] = f"CASE WHEN {special} > 0 THEN {total} ELSE {_ZERO} END"
        return found | {name: self._field(name) for name in self.fields.places}

    def _field(self, name: str, sums: str = "f{}") -> str:
        word, shift = self.fields.places[name]
        moved = self.dialect.shifted(sums.format(word), str(shift))
        return f"({moved} & {(1 << self.fields.widths[name]) - 1})"

    def _needs(self) -> dict[str, str]:
        """How each need of each path stands: by the best of its limits."""
        return {
            f"u{place}_{number}": self._need(path, need)
            for place, path in enumerate(self.paths)
            for number, need in enumerate(path.needs)
        }

    def _need(self, path: CareerPath, need: Need) -> str:
        stands = _least(
            [
                self._limit(limit, threshold.comfortable, threshold.minimum)
                for limit, threshold in need.any_of.items()
            ]
        )
        waiting = limit_with_role(self.content.bank, "weeks_to_wait")
        shorter = weeks_when_experienced(path)
        if shorter is None or not path.experienced or set(need.any_of) != {waiting}:
            return stands
        there = " OR ".join(
            f"h{self.limits.index(limit)} >= {least}" for limit, least in path.experienced.items()
        )
        waits = self._limit(waiting, shorter.comfortable, shorter.minimum)
        return f"CASE WHEN {there} THEN {waits} ELSE {stands} END"

    def _limit(self, limit_id: str, comfortable: int, minimum: int) -> str:
        place = self.limits.index(limit_id)
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
                if place < len(self.paths) and self.paths[place].needs
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
            left = f"({mine} + {self.guards[word]} - p{word}) & {self.real[word]}"
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
                if place < len(self.paths)
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
        shifts = " ".join(
            f"WHEN {self._in_lane('w', place)} <> 0 THEN {self.lanes.shift(place)}"
            for place in range(len(self.paths))
        )
        order = {name: number for number, name in enumerate(VERDICTS)}
        behind = (
            "best_left < top_score AND (best_left = last_score OR best_left < 0 "
            "OR 2 * (top_score - best_left) > top_score - last_score)"
        )
        return {
            "chosen": count,
            "first": f"CAST(CASE {whens} ELSE 0 END AS BIGINT)",
            "first_shift": f"CAST(CASE {shifts} ELSE 0 END AS BIGINT)",
            "verdict": (
                f"CASE WHEN nothing_fits = 1 THEN {order['none_fits']} "
                f"WHEN favoured = 0 THEN {order['not_enough']} "
                f"WHEN {count} = 0 THEN {order['nothing_left']} "
                f"WHEN {behind} THEN {order['stop_gap']} "
                f"WHEN {count} > 1 THEN {order['tie']} ELSE {order['fit']} END"
            ),
        }

    # Certainty: every sheet that differs in one answer about what the person wants.

    def _leading(self) -> dict[str, str]:
        """The lead of the first of the recommended over each path, and how changes are counted.

        The way is 1 where something is recommended and no single change of an ordinary answer
        can make that none fits; 2 where none of them can make that something is; else 0.
        """
        found = {}
        for word in self.lanes.words:
            guards, ones, width = self.guards[word], self.ones[word], self.lanes.width
            recommended = self.dialect.shifted(f"w{word}", str(width - 1))
            level = f"{guards} - {ones} + {recommended}"
            found[f"v{word}"] = level
            found[f"l{word}"] = f"(best_left + {self.middle}) * {ones} - p{word} + {level}"
            # The bits that are looked at: all of those that share it, the guard of the others.
            found[f"g{word}"] = f"{self.real[word]} - o{word} + w{word} - {recommended}"
            found[f"d{word}"] = f"{self.real[word]} - o{word}"
        missed = max((q.missed(other) for q in self.asked for other in q.others), default=0)
        given = max((max(q.field("given")) for q in self.asked), default=0)
        fits = f"2 * (missed + {missed}) < given - {given}" if missed else "missed = 0"
        out = " AND ".join(f"o{w} = {self.real[w]}" for w in self.lanes.words)
        found["way"] = (
            f"CASE WHEN chosen > 0 AND {fits} THEN 1 WHEN strong > 0 OR ({out}) THEN 2 ELSE 0 END"
        )
        return found

    def _without_own(self) -> dict[str, str]:
        """For each question, the lead without its answer."""
        found = {}
        for q in self.changing:
            low = self.lanes.packed([self.swing[q.place]] * self.lanes.count)
            moved = [f"(a{q.place}_{word} + {low[word]})" for word in self.lanes.words]
            for word in self.lanes.words:
                leader = f"{self._leader(moved)} * {self.ones[word]}"
                found[f"z{q.place}_{word}"] = f"l{word} - {leader} + {moved[word]}"
        return found or {"nothing": _ZERO}

    def _leader(self, words: Sequence[str]) -> str:
        """Return the lane of the first of the recommended."""
        lanes = self.lanes
        whole = words[0]
        if len(lanes.words) > 1:
            ends = [f"WHEN first < {(w + 1) * lanes.in_word} THEN {words[w]}" for w in lanes.words]
            whole = f"CASE {' '.join(ends)} END"
        return f"({self.dialect.shifted(whole, 'first_shift')} & {lanes.guard - 1})"

    def _keeping(self) -> dict[str, str]:
        """For each question, how many answers to it keep the lead, with nothing else in the way.

        Those that are no change keep it, too. Without branches, which is fast.
        """
        found = {
            f"y{q.place}": _sum([self._keeps(q, place) for place in range(len(q.others))])
            for q in self.changing
        }
        return found or {"nothing_kept": _ZERO}

    def _keeps(self, asked: Asked, place: int) -> str:
        q = asked.place
        after = [f"(z{q}_{w} + i{q} * x{q}_{place}_{w})" for w in self.lanes.words]
        tests = [f"({after[w]} & g{w}) = d{w}" for w in self.lanes.words]
        lean = " OR ".join(f"{after[w]} <> v{w}" for w in self.lanes.words)
        return f"CAST(({' AND '.join([*tests, f'({lean})'])}) AS BIGINT)"

    def _kept(self) -> dict[str, str]:
        """How many other answers keep the recommendation, of those that can be told so.

        What is left is counted by `rest_sql`: 1 for the special answers, 2 for all.
        """
        ordinary = _sum([f"y{q.place}" for q in self.changing]) + " - own"
        special = [
            f"CASE WHEN {self._of(q, 'special')} = 0 THEN 0 WHEN way = 1 "
            f"THEN y{q.place} - {self._of(q, 'own')} ELSE {self._of(q, 'changes')} END"
            for q in self.changing
        ]
        less = f"CASE WHEN special = 0 OR way = 0 THEN 0 ELSE {_sum(special)} END"
        return {
            "counted": (
                f"CASE WHEN way = 1 THEN {ordinary} WHEN way = 2 THEN changes ELSE 0 END - {less}"
            ),
            "rest": "CASE WHEN way = 0 THEN 2 WHEN special > 0 THEN 1 ELSE 0 END",
        }

    def _of(self, asked: Asked, field: str) -> str:
        return self._field(field, f"e{asked.place}_{{}}")

    # What is left of it: the changes that may do more than move scores, as rows of their own.

    def changes(self) -> dict[str, Column]:
        """Return the small table of single changes: what each does to each sum."""
        names = ["question", "code", "special", *(f"dp{w}" for w in self.lanes.words)]
        names += [*(f"dr{w}" for w in self.lanes.words), "dgiven", "dmissed", "dstrong"]
        rows: list[list[int | str]] = []
        for q in self.changing:
            for code, answer in enumerate(q.codes):
                for other in q.others if answer else ():
                    if answer and other.option != answer.option:
                        instead = replace(other, mark=answer.mark)
                        more = [
                            *self._less(q.points(instead), q.points(answer)),
                            *self._less(q.ruled_out(instead), q.ruled_out(answer)),
                            q.given(instead) - q.given(answer),
                            q.missed(instead) - q.missed(answer),
                            q.strong(instead) - q.strong(answer),
                        ]
                        rows.append([f"c{q.place}", code, q.special(answer), *more])
        columns = zip(*rows, strict=True) if rows else ([] for _ in names)
        return {name: list(column) for name, column in zip(names, columns, strict=True)}

    def _less(self, left: Sequence[int], right: Sequence[int]) -> Numbers:
        return self._packed([a - b for a, b in zip(left, right, strict=True)])

    @property
    def needed(self) -> list[str]:
        """The columns that `rest_sql` needs of what the program made."""
        words = [f"{letter}{word}" for letter in "pwbr" for word in self.lanes.words]
        sums = ["given", "missed", "strong", "chosen", "first", "first_shift", "rest"]
        return [*words, *sums, *(f"c{q.place}" for q in self.changing)]

    def kept_columns(self, *, certainty: bool) -> dict[str, str]:
        """Return the columns of the program that all results are made of, as small as they are."""
        paths, words = range(len(self.paths)), self.lanes.words
        names = [f"{letter}{place}" for place in paths for letter in "skmt"]
        names += [f"{letter}{word}" for letter in "rw" for word in words]
        names += [f"h{limit}" for limit in range(len(self.limits))]
        names += [f"c{q.place}" for q in self.asked]
        names += ["chosen", "first", "verdict", "answered"]
        if certainty:
            names += [*self.needed, "changes", "counted", "way"]
            names += [f"y{q.place}" for q in self.changing]
        small = "skmtcy"
        sums = ("chosen", "first", "verdict", "answered", "given", "missed", "strong", "rest",
                "first_shift", "changes", "counted", "way")  # fmt: skip
        fits = self.middle < 1 << 14
        return {
            name: f"CAST({name} AS SMALLINT)"
            if fits and (name in sums or (name[0] in small and name[1:].isdigit()))
            else name
            for name in names
        }

    def in_lane(self, letter: str, place: int) -> str:
        """Return the bits of a path in the integers of this letter."""
        lane = ((1 << self.lanes.width) - 1) << self.lanes.shift(place)
        return f"({letter}{self.lanes.word(place)} & {_number(lane)})"

    def needs(self) -> dict[str, str]:
        """Return how each need of each path stands, from what is known of the limits."""
        return self._needs()

    def rest_sql(self, source: str) -> str:
        """Return the program that counts what is left: columns `row` and `more`.

        Args:
            source: A relation with `row` and the columns of `needed`.
        """
        return (
            f"SELECT row, CAST(SUM(keeps) AS BIGINT) AS more "
            f"FROM ({self._rest(source)}) AS looked_at GROUP BY row"
        )

    def deciding_sql(self, source: str) -> str:
        """Return the program that counts, by question, which of the sheets left it decides."""
        decided = (
            f"SELECT row, question, MIN(keeps) AS least "
            f"FROM ({self._rest(source)}) AS looked_at GROUP BY row, question"
        )
        return (
            f"SELECT question, CAST(SUM(1 - least) AS BIGINT) AS n "
            f"FROM ({decided}) AS decided GROUP BY question"
        )

    def _rest(self, source: str) -> str:
        """Return a row for each change that is left, with whether it keeps the recommendation."""
        codes = ", ".join(f"c{q.place}" for q in self.changing)
        words = self.lanes.words
        after = [f"(p{w} + dp{w})" for w in words]
        outs = [self._out(f"b{w}", f"(r{w} + dr{w})", w) for w in words]
        none_fits = (
            "strong + dstrong > 0 OR (missed + dmissed > 0 "
            "AND 2 * (missed + dmissed) >= given + dgiven)"
        )
        level = " AND ".join(f"{one} = {self.middles[w]}" for w, one in enumerate(after))
        all_out = " AND ".join(f"{out} = {self.real[w]}" for w, out in enumerate(outs))
        still = [f"({outs[w]} & w{w}) = 0" for w in words]
        leads = [self._leads(after, w, outs[w]) for w in words]
        ties = [self._ties(after, w) for w in words]
        keeps = (
            f"CASE WHEN {none_fits} OR ({level}) OR ({all_out}) "
            f"THEN CASE WHEN chosen = 0 THEN 1 ELSE 0 END "
            f"WHEN chosen > 0 AND {' AND '.join([*still, *leads, *ties])} THEN 1 ELSE 0 END"
        )
        needed = ", ".join(["row", *self.needed])
        long = (
            f"(SELECT * FROM (SELECT {needed} FROM {source} WHERE rest > 0) AS sheets "
            f"UNPIVOT (code FOR question IN ({codes}))) AS long"
        )
        return (
            f"SELECT long.row AS row, long.question AS question, {keeps} AS keeps FROM {long} "
            "JOIN changes ON changes.question = long.question AND changes.code = long.code "
            "WHERE long.rest = 2 OR changes.special = 1"
        )

    def _leads(self, after: list[str], word: int, out: str) -> str:
        """Return whether all that are not out stay behind, or level if recommended as well."""
        guards, ones, real = self.guards[word], self.ones[word], self.real[word]
        recommended = self.dialect.shifted(f"w{word}", str(self.lanes.width - 1))
        leader = f"{self._leader(after)} * {ones}"
        lead = f"{leader} + {guards} - {after[word]} - ({ones} - {recommended})"
        return f"((({lead}) | {out}) & {real}) = {real}"

    def _ties(self, after: list[str], word: int) -> str:
        """Return whether none of the recommended falls behind the first of them."""
        guards, ones = self.guards[word], self.ones[word]
        lead = f"{after[word]} + {guards} - {self._leader(after)} * {ones}"
        return f"(({lead}) & w{word}) = w{word}"

    def label(self) -> str:
        """Return how sure it is, as far as single changes tell, by `kept` of `changes`."""
        most = sum(max(q.each(q.changes)) for q in self.asked)
        enough = [_enough(total) for total in range(most + 1)]
        return (
            f"CASE WHEN chosen = 0 THEN {CERTAINTIES.index('none')} "
            f"WHEN chosen > 1 OR kept < {self.dialect.lookup(enough, 'changes')} "
            f"THEN {CERTAINTIES.index('close')} "
            f"WHEN kept < changes THEN {CERTAINTIES.index('likely')} "
            f"ELSE {CERTAINTIES.index(STEADY)} END"
        )


CERTAINTIES = ("none", "close", "likely", STEADY, "firm")
"""From the least to the most; which of the last two it is hangs on pairs of changes."""


_ALL = Share(0, 0)


def _enough(total: int) -> int:
    """Return how many of so many changes have to keep a result that is not close."""
    return next(n for n in range(total + 1) if label_of(("",), Share(n, total), _ALL) != "close")


def _fact(question: Question, answer: Answer | None, limit: str) -> int | None:
    option = question.option(answer.option) if answer else None
    return stated_facts(question, option, answer.number).get(limit) if answer and option else None


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
