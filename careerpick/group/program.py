"""The score table and the needs, compiled to one relational program for any number of sheets.

The points of all paths lie side by side in 64-bit integers, a lane of bits for each path, so
that one look-up and one addition serve them all. Every lane has a bit above its greatest value
(the guard), with which one subtraction compares all paths at once. All numbers are whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain

from careerpick.decide.changes import Share, label_of
from careerpick.decide.circumstances import SEVERITY, limit_with_role, weeks_when_experienced
from careerpick.decide.table import NEUTRAL_LEVEL, compile_table
from careerpick.group.asked import BITS, FIELDS, Asked, Fields, Lanes
from careerpick.group.cells import MeantColumn, Read, Structs, staged
from careerpick.group.dialect import Dialect
from careerpick.model import Answer, CareerPath, Content, Need

CERTAINTIES = ("none", "close", "likely", "firm")
"""From the least to the most."""
VERDICTS = ("not_enough", "none_fits", "nothing_left", "stop_gap", "tie", "fit")

_ZERO = "CAST(0 AS BIGINT)"
_UNKNOWN = SEVERITY.index("unknown")
_BLOCKED = SEVERITY.index("blocked")


class Program:
    """The program for one content and the questions that the sheets answer.

    It looks up what each cell means, and adds up. Each stage adds columns to those before it.
    Their names: `c` the code of an answer, `a`, `e` and `r` what it adds, `p`, `f` and `r` the
    sums, `h` how a limit stands against a threshold, `s` score, `t` status, `k` rank, `m` match;
    `b` blocked, `o` out, and `w` recommended, as guards; `x` what a change adds to a lead, `y`
    how many keep it, `z` which answers are special, `d` which questions decide. What is kept of
    them stands side by side in `g` and `j`.

    Attributes:
        content: The content.
        table: Its points.
        dialect: How the engine writes SQL.
        asked: The questions that have a column; the others count as skipped.
        changing: Those of them that have other answers that may have been meant.
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
        self.changing = [q for q in self.asked if q.most_changes]
        self.paths: tuple[CareerPath, ...] = tuple(map(content.path, self.table.path_ids))
        self.middle = sum(q.swing for q in self.asked)
        greatest = max(2 * self.middle, len(self.asked) + 1)
        # One lane more, for a path whose score is always 0: all level with it is "no lean".
        self.lanes = Lanes(len(self.paths) + 1, greatest.bit_length() + 1)
        self.fields = Fields({name: max(1, self._most(name).bit_length()) for name in FIELDS})
        self.middles = self.lanes.packed([self.middle] * self.lanes.count)
        self.ones = self.lanes.packed([1] * self.lanes.count)
        self.guards = self.lanes.packed([self.lanes.guard] * self.lanes.count)
        self.real = self._packed([self.lanes.guard] * len(self.paths))
        self.thresholds = self._thresholds()
        # What answers are, and how limits stand: added up as they are looked up.
        self.looked_up = Fields(
            {f"c{q.place}": q.unread.bit_length() for q in self.asked}
            | {name: _BLOCKED.bit_length() for name, *_ in self.thresholds}
        )
        sizes = [len(q.codes) for q in self.changing]
        starts = accumulate(sizes, initial=0)
        self._numbers = {q.place: number for number, q in enumerate(self.changing)}
        self._starts = {q.place: start for q, start in zip(self.changing, starts, strict=False)}

    def _most(self, field: str) -> int:
        return sum(max(effect[field] for effect in q.effects) for q in self.asked)

    def _packed(self, values: Sequence[int]) -> list[int]:
        return self.lanes.packed([*values, 0])

    # The small tables.

    def meant(self, read: Mapping[str, Read]) -> tuple[MeantColumn, ...]:
        """Return what the cells of each question mean.

        Args:
            read: Question id to what was read of its column.
        """
        return tuple(self._column(q, read[q.question.id]) for q in self.asked)

    def _column(self, asked: Asked, read: Read) -> MeantColumn:
        # Many texts mean the same: an id, a number and words.
        numbers: dict[tuple[object, ...], int] = {}
        kinds: list[dict[str, int | None]] = []
        texts: dict[str, int] = {}
        for text, answer in read.items():
            code = asked.code(answer)
            same = (code, *(asked.fact(answer, limit) for limit in sorted(asked.limits)))
            if same not in numbers:
                numbers[same] = len(kinds)
                kinds.append(self._meaning(asked, answer, code))
            texts[text] = numbers[same]
        unread = self._meaning(asked, None, asked.unread)
        kinds.append(unread)
        known = tuple(name for name in unread if name[0] in "ch")
        some = {name for kind in kinds for name, number in kind.items() if number}
        sums = tuple(name for name in unread if name in some and name not in known)
        return MeantColumn(asked.place, texts, tuple(kinds), sums, known)

    def _meaning(self, asked: Asked, answer: Answer | None, code: int) -> dict[str, int | None]:
        found: dict[str, int | None] = {f"c{asked.place}": code}
        stands = {f"c{asked.place}": code}
        for name, limit, comfortable, minimum in self.thresholds:
            if limit not in asked.limits:
                continue
            have = asked.fact(answer, limit)
            stand = None if have is None else self._status(limit, have, comfortable, minimum)
            if self._stating(limit) == [asked]:
                found[name] = stands[name] = _UNKNOWN if stand is None else stand
            else:
                found[f"{name}_{asked.place}"] = stand
        special = int(asked.is_special(answer))
        words = {
            "a": self._packed(asked.points(answer)),
            "r": self._packed(asked.ruled_out(answer)),
            "e": self.fields.packed(asked.effects[code]),
            "z": [special * bit for bit in self._decided_bit(asked)],
            "n": [special * (self._starts[asked.place] + code) if asked in self.changing else 0],
            "g": self.looked_up.packed(dict.fromkeys(self.looked_up.places, 0) | stands),
        }
        return found | {
            f"{letter}{word}": number
            for letter, numbers in words.items()
            for word, number in enumerate(numbers)
        }

    def _stating(self, limit: str) -> list[Asked]:
        return [q for q in self.asked if limit in q.limits]

    def _status(self, limit_id: str, have: int, comfortable: int, minimum: int) -> int:
        if have >= comfortable:
            return SEVERITY.index("open")
        if have >= minimum:
            return SEVERITY.index("stretch")
        kinds = {limit.id: limit.kind for limit in self.content.bank.limits}
        return SEVERITY.index("later" if kinds[limit_id] == "growing" else "blocked")

    @cached_property
    def _moves(self) -> dict[str, Structs]:
        """What changes do to the lead of a path, as lists by name.

        A list for each question, with an item for each answer and each path that leads: what its
        lead over every path grows by with each other answer. What is no change, or may do more
        than move scores, moves nothing. The list `levels` holds what the first integer of a
        lead may grow by, each in the item of its remainder.
        """
        found: dict[str, Structs] = {}
        levels: set[int] = set()
        for q in self.changing:
            rows = []
            for answer in q.codes:
                others = [] if q.is_special(answer) else q.changes(answer)
                now = q.points(answer)
                deltas = [_less(q.points(other), now) for other in others]
                deltas += [[0] * len(self.paths)] * (q.most_changes - len(others))
                for leader in range(len(self.paths)):
                    leads = [
                        self.lanes.packed([delta[leader] - x for x in (*delta, 0)])
                        for delta in deltas
                    ]
                    levels.update(lead[0] for lead in leads)
                    rows.append([*chain.from_iterable(leads)])
            names = [
                f"x{change}_{word}" for change in range(q.most_changes) for word in self.lanes.words
            ]
            found[f"moves_{q.place}"] = Structs(names, rows)
        found["levels"] = _slots(sorted(levels))
        return found

    def lists(self, *, certainty: bool, quick: bool) -> dict[str, Structs]:
        """Return the constant lists that the program looks up items of, by name."""
        if not certainty:
            return {}
        return {"others": self._others()} | (self._moves if quick else {})

    def _others(self) -> Structs:
        """Return for each answer the list of all others: what each does to each sum."""
        names = [f"{letter}{w}" for letter in ("dp", "dr") for w in self.lanes.words]
        names += ["dgiven", "dmissed", "dstrong", *(f"dd{w}" for w in self._decided_words)]
        rows = [
            [self._difference(q, answer, other) for other in q.changes(answer)]
            for q in self.changing
            for answer in q.codes
        ]
        return Structs(names, rows, nested=True)

    def _difference(self, asked: Asked, answer: Answer | None, other: Answer) -> list[int]:
        then, now = asked.effects[asked.code(other)], asked.effects[asked.code(answer)]
        return [
            *self._packed(_less(asked.points(other), asked.points(answer))),
            *self._packed(_less(asked.ruled_out(other), asked.ruled_out(answer))),
            *(then[name] - now[name] for name in ("given", "missed", "strong")),
            *self._decided_bit(asked),
        ]

    @property
    def _decided_words(self) -> range:
        return range(-(-len(self.changing) // BITS))

    def _decided_bit(self, asked: Asked) -> list[int]:
        word, bit = divmod(self._numbers.get(asked.place, -1), BITS)
        return [1 << bit if one == word else 0 for one in self._decided_words]

    # The program.

    def sql(
        self,
        relation: str,
        meant: Sequence[MeantColumn],
        columns: Mapping[str, str],
        unread: str,
        *,
        certainty: bool,
        quick: bool,
    ) -> str:
        """Return the whole program.

        Args:
            relation: What each cell of each sheet means, as `Engine.understood` returns it.
            meant: By what it was understood.
            columns: The names and expressions of what is wanted of it.
            unread: The list of the cells that could not be read, by the name `unread_cells`.
            certainty: Whether certainty is prepared.
            quick: Whether changes that only move scores are counted at once.
        """
        found = [
            self._sums(meant, certainty=certainty),
            self._scores() | self._fields("f", self.fields),
            # Early, so that no later stage has to carry the texts along.
            self._standings() | {"unread_cells": unread},
            {f"b{word}": self._guards(word, f"t{{}} = {_BLOCKED}") for word in self.lanes.words},
            {f"o{word}": self._out(f"b{word}", f"r{word}", word) for word in self.lanes.words},
            self._best_left(),
            self._recommended(),
            self._verdict(),
        ]
        counted = [{"counted": _ZERO, "rest": "CASE WHEN changes > 0 THEN 2 ELSE 0 END"}]
        counted[0] |= {f"decided{word}": _ZERO for word in self._decided_words}
        relation = staged(relation, found)
        if certainty and quick:
            counted = [self._leading(), self._moved(), self._keeping(), self._turning()]
            counted.append(self._counted())
        if certainty:
            relation = staged(relation, [*counted, self._rest(), self._kept()])
        wanted = ", ".join(f"{what} AS {name}" for name, what in columns.items())
        return f"SELECT {wanted} FROM {relation} AS stage"

    def _sums(self, meant: Sequence[MeantColumn], *, certainty: bool) -> dict[str, str]:
        """What all answers add up to: points, rulings out, small numbers, and what they are."""

        def total(name: str) -> str:
            return _sum([one.columns[name] for one in meant if name in one.sums])

        found = {}
        for word in self.lanes.words:
            found[f"p{word}"] = f"{total(f'a{word}')} + {_number(self.middles[word])}"
            found[f"r{word}"] = total(f"r{word}")
        for word in self.fields.words:
            found[f"f{word}"] = total(f"e{word}")
        if certainty:
            found |= {f"z{word}": total(f"z{word}") for word in self._decided_words}
            found["n0"] = total("n0")
        joint = {name: self._stands(name, limit) for name, limit, *_ in self.thresholds}
        found |= {name: stands for name, stands in joint.items() if stands}
        for word in self.looked_up.words:
            more = [
                f"CAST({joint[name]} AS BIGINT) * {_number(1 << shift)}"
                for name, (in_word, shift) in self.looked_up.places.items()
                if in_word == word and joint.get(name)
            ]
            found[f"g{word}"] = _sum([total(f"g{word}"), *more])
        return found

    def _stands(self, name: str, limit: str) -> str:
        """Return how a limit stands that no or several questions are about: by the last answer."""
        stating = self._stating(limit)
        if len(stating) == 1:
            return ""
        stated = [f"{name}_{q.place}" for q in reversed(stating)]
        return f"COALESCE({', '.join([*stated, str(_UNKNOWN)])})"

    def _thresholds(self) -> list[tuple[str, str, int, int]]:
        """Return what limits are held against: a name, the limit, comfortable, and minimum."""
        seen = {
            (limit, threshold.comfortable, threshold.minimum)
            for path in self.paths
            for need in path.needs
            for limit, threshold in need.any_of.items()
        }
        for path in self.paths:
            seen |= {(limit, least, least) for limit, least in path.experienced.items()}
            if sooner := weeks_when_experienced(path):
                waiting = limit_with_role(self.content.bank, "weeks_to_wait")
                seen.add((waiting, sooner.comfortable, sooner.minimum))
        limits = [limit.id for limit in self.content.bank.limits]
        known = sorted(one for one in seen if one[0] in limits)
        return [(f"h{number}", *one) for number, one in enumerate(known)]

    def needs(self) -> dict[str, str]:
        """Return how each need of each path stands, by the names u<path>_<need>."""
        return {
            f"u{place}_{number}": self._need(path, need)
            for place, path in enumerate(self.paths)
            for number, need in enumerate(path.needs)
        }

    def _need(self, path: CareerPath, need: Need) -> str:
        """Return how a need stands: by the best of its limits."""
        stands = _least(
            [self._held(limit, t.comfortable, t.minimum) for limit, t in need.any_of.items()]
        )
        waiting = limit_with_role(self.content.bank, "weeks_to_wait")
        sooner = weeks_when_experienced(path)
        if sooner is None or not path.experienced or set(need.any_of) != {waiting}:
            return stands
        there = " OR ".join(
            f"{self._held(limit, least, least)} = 0" for limit, least in path.experienced.items()
        )
        waits = self._held(waiting, sooner.comfortable, sooner.minimum)
        return f"CASE WHEN {there} THEN {waits} ELSE {stands} END"

    def _held(self, limit: str, comfortable: int, minimum: int) -> str:
        wanted = (limit, comfortable, minimum)
        return next(name for name, *one in self.thresholds if tuple(one) == wanted)

    def _scores(self) -> dict[str, str]:
        """Return the score of each path, by the names s<path>."""
        lanes, found = self.lanes, {}
        for place in range(len(self.paths)):
            moved = self.dialect.shifted(f"p{lanes.word(place)}", str(lanes.shift(place)))
            found[f"s{place}"] = f"(({moved} & {lanes.guard - 1}) - {self.middle})"
        return found

    def _fields(self, letter: str, fields: Fields) -> dict[str, str]:
        """Return what stands side by side in the integers of this letter."""
        found = {}
        for name, (word, shift) in fields.places.items():
            moved = self.dialect.shifted(f"{letter}{word}", str(shift))
            found[name] = f"({moved} & {(1 << fields.widths[name]) - 1})"
        return found

    def _standings(self) -> dict[str, str]:
        """Ranks, matches and statuses; and what all answers come to."""
        found = {}
        reach = f"({NEUTRAL_LEVEL} * given)"
        for place in range(len(self.paths)):
            found[f"k{place}"] = self._rank(place)
            share = self.dialect.divided(f"100 * (s{place} + {reach}) + {reach}", f"2 * {reach}")
            found[f"m{place}"] = f"CASE WHEN given = 0 THEN 50 ELSE {share} END"
        for place, path in enumerate(self.paths):
            found[f"t{place}"] = _most([self._need(path, need) for need in path.needs])
        none = "strong > 0 OR (missed > 0 AND 2 * missed >= given)"
        found["nothing_fits"] = f"CASE WHEN {none} THEN 1 ELSE 0 END"
        unlike = " OR ".join(f"p{word} <> {middle}" for word, middle in enumerate(self.middles))
        found["favoured"] = f"CASE WHEN {unlike} THEN 1 ELSE 0 END"
        scores = [f"s{place}" for place in range(len(self.paths))]
        found["top_score"], found["last_score"] = _most(scores), _least(scores)
        return found

    def _guards(self, word: int, condition: str) -> str:
        """Return the guards of the paths in an integer for which a condition holds."""
        return _sum(
            [
                f"(-CAST(({condition.format(place)}) AS BIGINT) & {self._guard(place)})"
                for place in self.lanes.of_word(word)
                if place < len(self.paths)
            ]
        )

    def _guard(self, place: int) -> str:
        return _number(self.lanes.guard << self.lanes.shift(place))

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
        return f"({blocked} | (({ruled} + {below}) & {self.real[word]}))"

    def _best_left(self) -> dict[str, str]:
        """The best score of what is not out; NULL where nothing is left."""
        left = [
            f"CASE WHEN {self.in_lane('o', place)} = 0 THEN s{place} END"
            for place in range(len(self.paths))
        ]
        return {"best_left": _most(left)}

    def in_lane(self, letter: str, place: int) -> str:
        """Return the bits of a path in the integers of this letter."""
        lane = ((1 << self.lanes.width) - 1) << self.lanes.shift(place)
        return f"({letter}{self.lanes.word(place)} & {_number(lane)})"

    def _recommended(self) -> dict[str, str]:
        """Which paths are recommended; ties share it."""
        found = {}
        for word in self.lanes.words:
            best = self._guards(word, "s{} = best_left")
            some = "nothing_fits = 0 AND favoured = 1 AND best_left IS NOT NULL"
            within = f"{best} & ({self.real[word]} - o{word})"
            found[f"w{word}"] = f"CASE WHEN {some} THEN ({within}) ELSE {_ZERO} END"
        return found

    def _verdict(self) -> dict[str, str]:
        """How many are recommended, the first of them, and what that is called."""
        count = _sum([f"CAST(bit_count(w{word}) AS BIGINT)" for word in self.lanes.words])
        whens = " ".join(
            f"WHEN {self.in_lane('w', place)} <> 0 THEN {place}" for place in range(len(self.paths))
        )
        order = {name: number for number, name in enumerate(VERDICTS)}
        behind = (
            "best_left < top_score AND (best_left = last_score OR best_left < 0 "
            "OR 2 * (top_score - best_left) > top_score - last_score)"
        )
        return {
            "chosen": count,
            "first": f"CAST(CASE {whens} ELSE 0 END AS INTEGER)",
            "verdict": (
                f"CASE WHEN nothing_fits = 1 THEN {order['none_fits']} "
                f"WHEN best_left IS NULL THEN {order['nothing_left']} "
                f"WHEN favoured = 0 THEN {order['not_enough']} "
                f"WHEN {behind} THEN {order['stop_gap']} "
                f"WHEN {count} > 1 THEN {order['tie']} ELSE {order['fit']} END"
            ),
        }

    # Certainty: every sheet that differs in one answer about what the person wants.

    def _leading(self) -> dict[str, str]:
        """The lead of the first of the recommended over each path, and how changes are counted.

        The way is 1 where something is recommended and no change of an ordinary answer can make
        that none fits; 2 where none of them can make that something is; else 0.
        """
        found = {"to_level": f"p0 - (best_left + {self.middle}) * {self.ones[0]}"}
        for word in self.lanes.words:
            guards, ones = self.guards[word], self.ones[word]
            recommended = self.dialect.shifted(f"w{word}", str(self.lanes.width - 1))
            level = f"{guards - ones} + {recommended}"
            found[f"v{word}"] = level
            found[f"l{word}"] = f"(best_left + {self.middle}) * {ones} - p{word} + {level}"
            # The bits that are looked at: all of those that share it, the guard of the others.
            found[f"u{word}"] = f"{self.real[word]} - o{word} + w{word} - {recommended}"
            found[f"i{word}"] = f"{self.real[word]} - o{word}"
        ordinary = [
            (q.effects[code], q.effects[q.code(other)])
            for q in self.changing
            for code, answer in enumerate(q.codes)
            if not q.is_special(answer)
            for other in q.changes(answer)
        ]
        missed = max((then["missed"] for _, then in ordinary), default=0)
        given = max((now["given"] for now, _ in ordinary), default=0)
        fits = f"2 * (missed + {missed}) < given - {given}" if missed else "missed = 0"
        out = " AND ".join(f"o{w} = {self.real[w]}" for w in self.lanes.words)
        found["way"] = (
            f"CASE WHEN chosen > 0 AND {fits} THEN 1 WHEN strong > 0 OR ({out}) THEN 2 ELSE 0 END"
        )
        return found

    def _keeping(self) -> dict[str, str]:
        """For each question, how many answers to it keep the lead, those that are no change too.

        Without branches, which is fast. Sheets that a change may leave without any lean are few,
        and looked at one by one.
        """
        found = {
            f"y{q.place}": _sum([self._keeps(q, change) for change in range(q.most_changes)])
            for q in self.changing
        }
        level = " OR ".join(
            f"to_level = near_level.{slot}" for slot in self._moves["levels"].fields
        )
        return found | {"route": f"CASE WHEN way = 1 AND ({level}) THEN 0 ELSE way END"}

    def _moved(self) -> dict[str, str]:
        """What changes do to the lead, and what could take all of it."""
        paths = len(self.paths)
        found = {
            f"x{q.place}": self.dialect.item(f"moves_{q.place}", f"c{q.place} * {paths} + first")
            for q in self.changing
        }
        size = len(self._moves["levels"].items)
        return found | {"near_level": self.dialect.item("levels", f"abs(to_level) % {size}")}

    def _keeps(self, asked: Asked, change: int) -> str:
        ahead = " AND ".join(
            f"((l{w} + x{asked.place}.x{change}_{w}) & u{w}) = i{w}" for w in self.lanes.words
        )
        return f"CAST(({ahead}) AS SMALLINT)"

    def _turning(self) -> dict[str, str]:
        """How many other answers keep the lead, and which questions have one that turns it.

        Of every sheet: a CASE would look at some of the rows of each column, which is slow.
        """
        found = {"ahead": f"{_sum([f'y{q.place}' for q in self.changing])} - own"}
        for word in self._decided_words:
            turned = [
                f"(-CAST((y{q.place} < {q.most_changes}) AS BIGINT) & {_number(bit)})"
                for q in self.changing
                if (bit := self._decided_bit(q)[word])
            ]
            found[f"turned{word}"] = _sum(turned)
        return found

    def _counted(self) -> dict[str, str]:
        """How many other answers keep the recommendation, of those that can be told so.

        What is left is looked at one by one: 1 for the special answers, 2 for all.
        """
        decided = {
            f"decided{word}": f"CASE WHEN route = 1 THEN turned{word} ELSE {_ZERO} END"
            for word in self._decided_words
        }
        return decided | {
            "counted": "CASE WHEN route = 1 THEN ahead WHEN route = 2 THEN plain ELSE 0 END",
            "rest": "CASE WHEN route = 0 THEN 2 WHEN special > 0 THEN 1 ELSE 0 END",
        }

    def _rest(self) -> dict[str, str]:
        """Of the changes that are left, what each turns: the bit of its question, or 0."""
        d = self.dialect
        answers = []
        for q in self.changing:
            bits = enumerate(self._decided_bit(q))
            special = next(f"z{word} & {_number(bit)}" for word, bit in bits if bit)
            answer = f"c{q.place} + {self._starts[q.place]}"
            answers.append(f"CASE WHEN rest = 2 OR ({special}) <> 0 THEN {answer} END")
        # A list of all questions takes longest, and most of these sheets have one special answer.
        one = d.listed(["CASE WHEN n0 > 0 THEN n0 END"], "number")
        all_of_them = d.listed(answers, "number")
        looked = f"CASE WHEN rest = 1 AND special = 1 THEN {one} ELSE {all_of_them} END"
        others = d.flat(d.each_of(looked, "answer", d.item("others", "answer")))
        turned = "CASE WHEN {} THEN {} ELSE other.dd{} END"
        return {
            f"turned_by{w}": f"CASE WHEN rest > 0 THEN "
            f"{d.each_of(others, 'other', turned.format(self._keeps_all(), _ZERO, w))} END"
            for w in self._decided_words
        }

    def _kept(self) -> dict[str, str]:
        """How many other answers keep the recommendation, and which questions decide."""
        d = self.dialect
        found = {
            f"d{w}": f"decided{w} | COALESCE({d.any_bits(f'turned_by{w}')}, 0)"
            for w in self._decided_words
        }
        kept = [
            f"{d.zeros(f'turned_by{w}')} - {d.length(f'turned_by{w}')}" for w in self._decided_words
        ]
        total = f"{_sum(kept)} + {d.length('turned_by0')}" if kept else _ZERO
        return found | {"kept": f"counted + COALESCE({total}, 0)"}

    def _keeps_all(self) -> str:
        """Return whether the recommendation is the same with the answer `other`."""
        words = self.lanes.words
        after = [f"(p{w} + other.dp{w})" for w in words]
        outs = [self._out(f"b{w}", f"(r{w} + other.dr{w})", w) for w in words]
        none_fits = (
            "strong + other.dstrong > 0 OR (missed + other.dmissed > 0 "
            "AND 2 * (missed + other.dmissed) >= given + other.dgiven)"
        )
        level = " AND ".join(f"{one} = {self.middles[w]}" for w, one in enumerate(after))
        all_out = " AND ".join(f"{out} = {self.real[w]}" for w, out in enumerate(outs))
        still = [f"({outs[w]} & w{w}) = 0" for w in words]
        leads = [self._leads(after, w, outs[w]) for w in words]
        ties = [self._ties(after, w) for w in words]
        return (
            f"CASE WHEN {none_fits} OR ({level}) OR ({all_out}) "
            f"THEN chosen = 0 ELSE chosen > 0 AND {' AND '.join([*still, *leads, *ties])} END"
        )

    def decided_by(self, asked: Asked) -> str:
        """Return 1 where another answer to a question would change what is recommended, else 0."""
        word, bit = divmod(self._numbers[asked.place], BITS)
        return f"({self.dialect.shifted(f'd{word}', str(bit))} & 1)"

    @cached_property
    def found(self) -> Fields:
        """What was found, as it is kept: side by side, since each column costs time."""
        paths = len(self.paths)
        widths = {
            f"{letter}{place}": width
            for place in range(paths)
            for letter, width in (("k", paths.bit_length()), ("m", 7), ("t", _BLOCKED.bit_length()))
        }
        widths |= {"chosen": paths.bit_length(), "first": paths.bit_length(), "verdict": 3}
        widths |= {name: self.fields.widths[name] for name in ("answered", "changes")}
        return Fields(widths | {"kept": self.fields.widths["changes"]})

    def kept_columns(self, *, certainty: bool) -> dict[str, str]:
        """Return the few columns of the program that all results are made of."""
        names = [f"{letter}{word}" for letter in "prw" for word in self.lanes.words]
        names += [f"g{word}" for word in self.looked_up.words]
        if certainty:
            names += [f"d{word}" for word in self._decided_words]
        packed = {
            f"j{word}": _sum(
                [
                    f"CAST({name} AS BIGINT) * {_number(1 << shift)}"
                    for name, (in_word, shift) in self.found.places.items()
                    if in_word == word and (certainty or name != "kept")
                ]
            )
            for word in self.found.words
        }
        return {name: name for name in names} | packed

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

    def _leader(self, words: Sequence[str]) -> str:
        """Return the lane of the first of the recommended."""
        lanes = self.lanes
        whole = words[0]
        if len(lanes.words) > 1:
            ends = [f"WHEN first < {(w + 1) * lanes.in_word} THEN {words[w]}" for w in lanes.words]
            whole = f"CASE {' '.join(ends)} END"
        moved = self.dialect.shifted(whole, f"first % {lanes.in_word} * {lanes.width}")
        return f"({moved} & {lanes.guard - 1})"

    def results_sql(self, source: str, *, certainty: bool) -> str:
        """Return the query for all that was found, out of the columns that were kept."""
        first = self._scores() | self._fields("g", self.looked_up) | self._fields("j", self.found)
        then = self.needs() | ({"certainty": self._label()} if certainty else {})
        return f"SELECT * FROM {staged(source, [first, then])} AS stage"

    def _label(self) -> str:
        """Return how sure it is, by `kept` of `changes`."""
        enough = [_enough(total) for total in range(self._most("changes") + 1)]
        return (
            f"CASE WHEN chosen = 0 THEN {CERTAINTIES.index('none')} "
            f"WHEN chosen > 1 OR kept < {self.dialect.lookup(enough, 'changes')} "
            f"THEN {CERTAINTIES.index('close')} "
            f"WHEN kept < changes THEN {CERTAINTIES.index('likely')} "
            f"ELSE {CERTAINTIES.index('firm')} END"
        )


def _enough(total: int) -> int:
    """Return how many of so many changes have to keep a result that is not close."""
    return next(n for n in range(total + 1) if label_of(("",), Share(n, total)) != "close")


def _less(left: Sequence[int], right: Sequence[int]) -> list[int]:
    return [a - b for a, b in zip(left, right, strict=True)]


def _slots(numbers: Sequence[int]) -> Structs:
    """Return a list in which a number stands in the item of its remainder, in one of few slots."""
    size = 4 * len(numbers) + 1
    items: list[list[int]] = [[] for _ in range(size)]
    for number in numbers:
        items[abs(number) % size].append(number)
    most = max(1, *map(len, items))
    names = [f"slot{place}" for place in range(most)]
    return Structs(names, [[*item, *[1 << BITS] * (most - len(item))] for item in items])


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
