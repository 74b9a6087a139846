"""The score table and the needs, compiled to one relational program for any number of sheets.

The points of all paths lie side by side in 64-bit integers, a lane of bits for each path, so
that one look-up and one addition serve them all. Every lane has a bit above its greatest value
(the guard), with which one subtraction compares all paths at once. All numbers are whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain
from math import prod

from careerpick.decide.changes import Share, label_of
from careerpick.decide.circumstances import SEVERITY, limit_with_role, weeks_when_experienced
from careerpick.decide.table import NEUTRAL_LEVEL, compile_table
from careerpick.group.asked import BITS, FIELDS, Asked, Fields, Lanes
from careerpick.group.cells import Cells, Meaning, MeantColumn, Together
from careerpick.group.dialect import Dialect
from careerpick.model import Answer, CareerPath, Content, Need

CERTAINTIES = ("none", "close", "likely", "firm")
"""From the least to the most."""
VERDICTS = ("not_enough", "none_fits", "nothing_left", "stop_gap", "tie", "fit")

Column = Sequence[int | str | None]
MOST_TOGETHER = 3
"""Questions whose cells are looked up at once; more make no program faster."""
_ZERO = "CAST(0 AS BIGINT)"
_UNKNOWN = SEVERITY.index("unknown")
_BLOCKED = SEVERITY.index("blocked")


class Program:
    """The program for one content and the questions that the sheets answer.

    It joins each cell with the small table of what its question understands, and adds up. Each
    stage adds columns to those before it. Their names: `c` the code of an answer, `a`, `e` and
    `r` what it adds, `p`, `f` and `r` the sums, `h` how a limit stands against a threshold, `s`
    score, `t` status, `k` rank, `m` match; `b` blocked, `o` out, and `w` recommended, as guards;
    `x` what a change adds to a lead, `y` how many keep it, `d` whether all do. What is kept of
    them stands side by side in `f`, `g` and `j`.

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

    def together(self, read: Mapping[str, Cells], most: int) -> tuple[Together, ...]:
        """Return which questions are looked up at once, and what their cells mean.

        Args:
            read: Question id to what was read of its column.
            most: How many combinations of the cells of several questions may be listed.
        """
        columns = [self._column(q, read[q.question.id]) for q in self.asked]
        found: list[list[MeantColumn]] = []
        for column in sorted(columns, key=lambda one: -one.size):
            for other in found:
                if len(other) < MOST_TOGETHER and column.size * _product(other) <= most:
                    other.append(column)
                    break
            else:
                found.append([column])
        return tuple(Together(number, tuple(one)) for number, one in enumerate(found))

    def _column(self, asked: Asked, cells: Cells) -> MeantColumn:
        """Return the different meanings of the cells of a column; the last is the unreadable."""
        unread = self._meaning(asked, None, asked.unread)
        meant = {
            text: self._meaning(asked, answer, asked.code(answer))
            for text, answer in cells.read.items()
        }
        kinds = list(dict.fromkeys([*meant.values(), unread]))
        kinds.remove(unread)
        number = {kind: place for place, kind in enumerate([*kinds, unread])}
        known = {text: number[kind] for text, kind in meant.items()}
        listed = {text: known.get(text, len(kinds)) for text in cells.common}
        return MeantColumn(asked.place, (*kinds, unread), known, listed, whole=cells.whole)

    def _meaning(self, asked: Asked, answer: Answer | None, code: int) -> Meaning:
        known: dict[str, int | None] = {f"c{asked.place}": code}
        stands = {f"c{asked.place}": code}
        for name, limit, comfortable, minimum in self.thresholds:
            if limit not in asked.limits:
                continue
            have = asked.fact(answer, limit)
            stand = None if have is None else self._status(limit, have, comfortable, minimum)
            if self._stating(limit) == [asked]:
                known[name] = stands[name] = _UNKNOWN if stand is None else stand
            else:
                known[f"{name}_{asked.place}"] = stand
        words = {
            "a": self._packed(asked.points(answer)),
            "r": self._packed(asked.ruled_out(answer)) if asked.may_rule_out else (),
            "e": self.fields.packed(asked.effects[code]),
            "z": [int(asked.is_special(answer)) * bit for bit in self._decided_bit(asked)],
            "g": self.looked_up.packed(dict.fromkeys(self.looked_up.places, 0) | stands),
        }
        sums = {
            f"{letter}{word}": number
            for letter, numbers in words.items()
            for word, number in enumerate(numbers)
        }
        return Meaning(tuple(sums.items()), tuple(known.items()))

    def _stating(self, limit: str) -> list[Asked]:
        return [q for q in self.asked if limit in q.limits]

    def _status(self, limit_id: str, have: int, comfortable: int, minimum: int) -> int:
        if have >= comfortable:
            return SEVERITY.index("open")
        if have >= minimum:
            return SEVERITY.index("stretch")
        kinds = {limit.id: limit.kind for limit in self.content.bank.limits}
        return SEVERITY.index("later" if kinds[limit_id] == "growing" else "blocked")

    def moves(self) -> dict[str, dict[str, Column]]:
        """Return the small tables of changes: what each does to the lead of a path.

        A table for each question, with a row for each answer and each path that leads: what its
        lead over every path grows by with each other answer. What is no change, or may do more
        than move scores, moves nothing. The table `levels` holds what the first integer of a
        lead may grow by.
        """
        tables: dict[str, dict[str, Column]] = {}
        levels: set[int] = set()
        for q in self.changing:
            rows = []
            for code, answer in enumerate(q.codes):
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
                    rows.append([code * len(self.paths) + leader, *chain.from_iterable(leads)])
            names = ["n"] + [
                f"x{q.place}_{change}_{word}"
                for change in range(q.most_changes)
                for word in self.lanes.words
            ]
            tables[f"moves_{q.place}"] = _by_column(names, rows)
        tables["levels"] = {"level": sorted(levels)}
        return tables

    def changes(self) -> dict[str, Column]:
        """Return the small table of single changes: what each does to each sum."""
        names = ["answer", *(f"dp{w}" for w in self.lanes.words)]
        names += [*(f"dr{w}" for w in self.lanes.words), "dgiven", "dmissed", "dstrong"]
        names += [f"dd{w}" for w in self._decided_words]
        rows = []
        for q in self.changing:
            for code, answer in enumerate(q.codes):
                for other in q.changes(answer):
                    then, now = q.effects[q.code(other)], q.effects[code]
                    rows.append(
                        [
                            self._starts[q.place] + code,
                            *self._packed(_less(q.points(other), q.points(answer))),
                            *self._packed(_less(q.ruled_out(other), q.ruled_out(answer))),
                            *(then[name] - now[name] for name in ("given", "missed", "strong")),
                            *self._decided_bit(q),
                        ]
                    )
        return _by_column(names, rows)

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
        together: Sequence[Together],
        columns: Mapping[str, str],
        unread: str,
        *,
        certainty: bool,
        quick: bool,
    ) -> str:
        """Return the whole program.

        Args:
            relation: What each cell of each sheet means, as `Engine.understood` returns it.
            together: By what it was understood.
            columns: The names and expressions of what is wanted of it.
            unread: The list of the cells that could not be read, by the name `unread_cells`.
            certainty: Whether certainty is prepared.
            quick: Whether changes that only move scores are counted at once.
        """
        stages = [
            self._sums(together),
            self._scores() | self._fields("f", self.fields),
            # Early, so that no later stage has to carry the texts along.
            self._standings() | {"unread_cells": unread},
            {f"b{word}": self._guards(word, f"t{{}} = {_BLOCKED}") for word in self.lanes.words},
            {f"o{word}": self._out(f"b{word}", f"r{word}", word) for word in self.lanes.words},
            self._best_left(),
            self._recommended(),
            self._verdict(),
        ]
        if quick and certainty:
            stages += [self._leading(), self._keeping(), self._turning(), self._counted()]
        elif certainty:
            stages.append({"counted": _ZERO, "rest": "CASE WHEN changes > 0 THEN 2 ELSE 0 END"})
            stages[-1] |= {f"d{word}": _ZERO for word in self._decided_words}
        for stage in stages:
            added = ", ".join(f"{what} AS {name}" for name, what in stage.items())
            relation = f"(SELECT stage.*, {added} FROM {relation} AS stage)"
            if "way" in stage:
                joins = [
                    f"JOIN moves_{q.place} ON moves_{q.place}.n = "
                    f"stage.c{q.place} * {len(self.paths)} + stage.first"
                    for q in self.changing
                ]
                relation = f"(SELECT * FROM {relation} AS stage {' '.join(joins)})"
        wanted = ", ".join(f"{what} AS {name}" for name, what in columns.items())
        return f"SELECT {wanted} FROM {relation} AS stage"

    def _sums(self, together: Sequence[Together]) -> dict[str, str]:
        """What all answers add up to: points, rulings out, small numbers, and what they are."""

        def total(name: str) -> str:
            return _sum([f"{name}_{one.number}" for one in together if name in one.sums])

        found = {}
        for word in self.lanes.words:
            found[f"p{word}"] = f"{total(f'a{word}')} + {_number(self.middles[word])}"
            found[f"r{word}"] = total(f"r{word}")
        for word in self.fields.words:
            found[f"f{word}"] = total(f"e{word}")
        for word in self._decided_words:
            found[f"z{word}"] = total(f"z{word}")
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
                f"WHEN favoured = 0 THEN {order['not_enough']} "
                f"WHEN {count} = 0 THEN {order['nothing_left']} "
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
        and counted by `rest_sql`.
        """
        found = {
            f"y{q.place}": _sum([self._keeps(q, change) for change in range(q.most_changes)])
            for q in self.changing
        }
        level = "(SELECT level FROM levels WHERE level = stage.to_level)"
        return found | {"route": f"CASE WHEN way = 1 AND {level} IS NOT NULL THEN 0 ELSE way END"}

    def _keeps(self, asked: Asked, change: int) -> str:
        ahead = " AND ".join(
            f"((l{w} + x{asked.place}_{change}_{w}) & u{w}) = i{w}" for w in self.lanes.words
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

        What is left is counted by `rest_sql`: 1 for the special answers, 2 for all.
        """
        decided = {
            f"d{word}": f"CASE WHEN route = 1 THEN turned{word} ELSE {_ZERO} END"
            for word in self._decided_words
        }
        return decided | {
            "counted": "CASE WHEN route = 1 THEN ahead WHEN route = 2 THEN plain ELSE 0 END",
            "rest": "CASE WHEN route = 0 THEN 2 WHEN special > 0 THEN 1 ELSE 0 END",
        }

    def decided_by(self, asked: Asked) -> str:
        """Return 1 where another answer to a question would change what is recommended, else 0."""
        word, bit = divmod(self._numbers[asked.place], BITS)
        return f"({self.dialect.shifted(f'all_d{word}', str(bit))} & 1)"

    @cached_property
    def found(self) -> Fields:
        """What was found, as it is kept: side by side in few integers."""
        paths = len(self.paths)
        widths = {
            f"{letter}{place}": width
            for place in range(paths)
            for letter, width in (("k", paths.bit_length()), ("m", 7), ("t", _BLOCKED.bit_length()))
        }
        widths |= {"chosen": paths.bit_length(), "first": paths.bit_length(), "verdict": 3}
        return Fields(widths | {"rest": 2, "counted": self.fields.widths["changes"]})

    def kept_columns(self, *, certainty: bool) -> dict[str, str]:
        """Return the few columns of the program that all results are made of."""
        names = [f"{letter}{word}" for letter in "prw" for word in self.lanes.words]
        names += [f"f{word}" for word in self.fields.words]
        names += [f"g{word}" for word in self.looked_up.words]
        found = {}
        if certainty:
            names += [f"{letter}{word}" for letter in "dz" for word in self._decided_words]
        for word in self.found.words:
            found[f"j{word}"] = _sum(
                [
                    f"CAST({name} AS BIGINT) * {_number(1 << shift)}"
                    for name, (in_word, shift) in self.found.places.items()
                    if in_word == word and (certainty or name not in ("rest", "counted"))
                ]
            )
        return {name: name for name in names} | found

    def answers_sql(self, source: str) -> str:
        """Return the query that takes the columns of the program out of those that were kept."""
        columns = self._scores() | self._fields("f", self.fields)
        columns |= self._fields("g", self.looked_up) | self._fields("j", self.found)
        del columns["unread"]  # how many they are; by that name the cells themselves are kept
        listed = ", ".join(f"{what} AS {name}" for name, what in columns.items())
        blocked = ", ".join(
            f"{self._guards(w, f't{{}} = {_BLOCKED}')} AS b{w}" for w in self.lanes.words
        )
        return f"SELECT *, {blocked} FROM (SELECT *, {listed} FROM {source}) AS kept"

    def _looked(self) -> str:
        """Return the list of the answers whose changes are left to look at."""
        answers = []
        for q in self.changing:
            bits = enumerate(self._decided_bit(q))
            special = next(f"z{word} & {_number(bit)}" for word, bit in bits if bit)
            answer = f"c{q.place} + {self._starts[q.place]}"
            answers.append(f"CASE WHEN rest = 2 OR ({special}) <> 0 THEN {answer} END")
        return self.dialect.listed(answers, "number")

    def rest_sql(self, source: str) -> str:
        """Return the program for the changes that are left, each a row of its own.

        Its columns are `more_row`, `more` (how many of them keep the recommendation), and
        `more_d0` … (which questions decide).

        Args:
            source: A relation with `row` and what the program made.
        """
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
        needed = [f"{letter}{word}" for letter in "pwbr" for word in words]
        needed += ["row", "given", "missed", "strong", "chosen", "first"]
        left = f"(SELECT *, {self._looked()} AS looked FROM {source} WHERE rest > 0) AS left_over"
        long = self.dialect.each(left, "looked", needed)
        bits = [f"dd{word}" for word in self._decided_words]
        turned = "".join(
            f", bit_or(CASE WHEN keeps = 0 THEN {bit} ELSE {_ZERO} END) AS more_{bit[1:]}"
            for bit in bits
        )
        each = (
            f"SELECT {', '.join(['row', *bits])}, {keeps} AS keeps "
            f"FROM {long} JOIN changes ON changes.answer = items.item"
        )
        return (
            f"SELECT row AS more_row, CAST(SUM(keeps) AS BIGINT) AS more{turned} "
            f"FROM ({each}) AS looked_at GROUP BY row"
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

    def _leader(self, words: Sequence[str]) -> str:
        """Return the lane of the first of the recommended."""
        lanes = self.lanes
        whole = words[0]
        if len(lanes.words) > 1:
            ends = [f"WHEN first < {(w + 1) * lanes.in_word} THEN {words[w]}" for w in lanes.words]
            whole = f"CASE {' '.join(ends)} END"
        moved = self.dialect.shifted(whole, f"first % {lanes.in_word} * {lanes.width}")
        return f"({moved} & {lanes.guard - 1})"

    def results_sql(self, *, certainty: bool) -> str:
        """Return the query for all that was found, out of `work` and `rest_of_work`."""
        found = self.needs()
        if not certainty:
            listed = "".join(f", {what} AS {name}" for name, what in found.items())
            return f"SELECT work.*{listed} FROM work"
        decided = [f"d{word}" for word in self._decided_words]
        more = ", ".join(
            f"(SELECT {one} FROM rest_of_work WHERE more_row = work.row) AS {one}"
            for one in ("more", *(f"more_{one}" for one in decided))
        )
        kept = ", ".join(
            [
                "counted + COALESCE(more, 0) AS kept",
                *(f"{one} | COALESCE(more_{one}, 0) AS all_{one}" for one in decided),
            ]
        )
        joined = f"SELECT *, {kept} FROM (SELECT work.*, {more} FROM work) AS work"
        listed = ", ".join(
            f"{what} AS {name}" for name, what in {**found, "certainty": self._label()}.items()
        )
        return f"SELECT joined.*, {listed} FROM ({joined}) AS joined"

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


def _by_column(names: Sequence[str], rows: Sequence[Sequence[int]]) -> dict[str, Column]:
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    return {name: list(column) for name, column in zip(names, columns, strict=True)}


def _product(columns: Sequence[MeantColumn]) -> int:
    return prod(column.size for column in columns)


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
