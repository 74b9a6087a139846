"""The score table and the needs, compiled to one relational program for any number of sheets.

The points of all paths lie side by side in 64-bit integers, a lane of bits for each path, so
that one look-up and one addition serve them all. Every lane has a bit above its greatest value
(the guard), with which one subtraction compares all paths at once. All numbers are whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import Literal

from careerpick.decide.changes import Share, label_of
from careerpick.decide.circumstances import SEVERITY, limit_with_role, weeks_when_experienced
from careerpick.decide.table import NEUTRAL_LEVEL, compile_table
from careerpick.group.asked import BITS, FIELDS, Asked, Fields, Lanes, Name
from careerpick.group.cells import MeantColumn, Read, Structs, added, staged
from careerpick.group.dialect import Dialect
from careerpick.model import Answer, CareerPath, Content, Need

CERTAINTIES = ("none", "close", "likely", "firm")
"""From the least to the most."""
VERDICTS = ("not_enough", "none_fits", "nothing_left", "stop_gap", "tie", "fit")

_ZERO = added([])
_UNKNOWN = SEVERITY.index("unknown")
_BLOCKED = SEVERITY.index("blocked")
_STRONG = 1 << 32
"""More than all evidence together."""


class Program:
    """The program for one content and the questions that the sheets answer.

    It looks up what each cell means, and adds up. Each stage adds columns to those before it.
    Their names: `c` the code of an answer, `h` how a limit stands against a threshold; `p`, `r`,
    `f` and `g` the sums of points, rulings out, small numbers, and of what stands side by side;
    `s` score, `t` status, `k` rank, `m` match; `b` blocked, `o` out, and `w` recommended, as
    guards; `x` what changes add to a lead `l`, `d` which of them turn the result. What is kept
    of them stands side by side in `g` and `j`.

    Attributes:
        content: The content.
        table: Its points.
        dialect: How the engine writes SQL.
        certainty: Whether all single changes are looked at.
        asked: The questions that have a column; the others count as skipped.
        changing: Those of them that have other answers that may have been meant.
        paths: In the order of the table.
    """

    def __init__(
        self, content: Content, dialect: Dialect, asked: Iterable[str], *, certainty: bool
    ) -> None:
        """Compile the content."""
        self.content = content
        self.table = compile_table(content)
        self.dialect = dialect
        self.certainty = certainty
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
        self.lanes = Lanes(len(self.paths), greatest.bit_length() + 1)
        starts = accumulate((len(q.codes) for q in self.changing), initial=1)
        self._starts = {q.place: start for q, start in zip(self.changing, starts, strict=False)}
        changes = accumulate((q.most_changes for q in self.changing), initial=0)
        self._changes = {q.place: n for q, n in zip(self.changing, changes, strict=False)}
        most = {name: self._most(name) for name in FIELDS}
        most["answer"] = sum(self._starts[q.place] + q.unread for q in self.changing)
        self.fields = Fields({name: max(1, one.bit_length()) for name, one in most.items()})
        self.middles = self.lanes.of_all([self.middle] * len(self.paths))
        self.ones = self.lanes.of_all([1] * len(self.paths))
        self.guards = self.lanes.of_all([self.lanes.guard] * len(self.paths))
        self.thresholds = self._thresholds()
        # What answers are, and how limits stand: added up as they are looked up.
        self.looked_up = Fields(
            {f"c{q.place}": q.unread.bit_length() for q in self.asked}
            | {
                name: (1 + _BLOCKED).bit_length()
                for (limit, *_), one in self.thresholds.items()
                for name in self._stated(one, limit).values()
            }
        )
        self.sums = [f"{letter}{word}" for letter in "pr" for word in self.lanes.words]
        self.sums += [f"f{word}" for word in self.fields.words]
        self.sums += [f"g{word}" for word in self.looked_up.words]

    def _most(self, field: str) -> int:
        return sum(max(effect[field] for effect in q.effects) for q in self.asked)

    # The small tables.

    def meant(self, read: Mapping[str, Read]) -> tuple[MeantColumn, ...]:
        """Return what the cells of each question mean.

        Args:
            read: Question id to what was read of its column.
        """
        return tuple(self._column(q, read[q.question.id]) for q in self.asked)

    def _column(self, asked: Asked, read: Read) -> MeantColumn:
        # Many texts mean the same: an id, a number and words.
        numbers: dict[tuple[int, ...], int] = {}
        kinds: list[dict[str, int]] = []
        texts: dict[str, int] = {}
        for text, answer in read.items():
            looked_up = {f"c{asked.place}": asked.code(answer)} | self._said(asked, answer)
            same = tuple(looked_up.values())
            if same not in numbers:
                numbers[same] = len(kinds)
                kinds.append(self._meaning(asked, answer, looked_up))
            texts[text] = numbers[same]
        unread = {f"c{asked.place}": asked.unread} | self._said(asked, None)
        kinds.append(self._meaning(asked, None, unread))
        names = tuple(name for name in kinds[-1] if any(kind[name] for kind in kinds))
        return MeantColumn(asked.place, texts, tuple(kinds), names)

    def _said(self, asked: Asked, answer: Answer | None) -> dict[str, int]:
        """Return what an answer says of how limits stand, by the names of the fields."""
        found = {}
        for (limit, comfortable, minimum), one in self.thresholds.items():
            if limit in asked.limits:
                stated = self._stated(one, limit)
                have, alone = asked.fact(answer, limit), len(stated) == 1
                stand = _UNKNOWN if alone else -1
                if have is not None:
                    stand = self._status(limit, have, comfortable, minimum)
                found[stated[asked.place]] = stand if alone else 1 + stand
        return found

    def _meaning(
        self, asked: Asked, answer: Answer | None, looked_up: Mapping[str, int]
    ) -> dict[str, int]:
        code = looked_up[f"c{asked.place}"]
        special = asked.effects[code]["special"]
        small = {"answer": self._starts[asked.place] + code if special else 0}
        words = {
            "p": self.lanes.of_all([asked.swing + points for points in asked.points(answer)]),
            "r": self.lanes.of_all(asked.ruled_out(answer)),
            "f": self.fields.packed(asked.effects[code] | small),
            "g": self.looked_up.packed(looked_up),
        }
        return {
            f"{letter}{word}": number
            for letter, numbers in words.items()
            for word, number in enumerate(numbers)
        }

    def _stated(self, name: str, limit: str) -> dict[int, str]:
        """Return the fields that say how a limit stands, by the places of the questions about it.

        Where there are several, one is added to how it stands, and 0 is nothing said.
        """
        places = [q.place for q in self.asked if limit in q.limits]
        return {place: name if len(places) == 1 else f"{name}_{place}" for place in places}

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
        than move scores, moves nothing. The list `levels` holds what the first integer of the
        points may grow by, each in the item of its remainder.
        """
        found: dict[str, Structs] = {}
        levels: set[int] = set()
        for q in self.changing:
            rows = []
            for answer in q.codes:
                others = [] if q.is_special(answer) else q.changes(answer)
                deltas = [_less(q.points(other), q.points(answer)) for other in others]
                levels.update(self.lanes.of_all(delta)[0] for delta in deltas)
                deltas += [[0] * len(self.paths)] * (q.most_changes - len(deltas))
                for leader in range(len(self.paths)):
                    leads = [
                        self.lanes.of_all([delta[leader] - x for x in delta]) for delta in deltas
                    ]
                    rows.append([*chain.from_iterable(leads)])
            names = [
                f"x{change}_{word}" for change in range(q.most_changes) for word in self.lanes.words
            ]
            found[f"moves_{q.place}"] = Structs(names, rows)
        return found | {"levels": _slots(sorted(levels))}

    def lists(self, *, quick: bool) -> dict[str, Structs]:
        """Return the constant lists that the program looks up items of, by name."""
        if not self.certainty:
            return {}
        return {"others": self._others()} | (self._moves if quick else {})

    def _others(self) -> Structs:
        """Return for each answer the list of all others: what each does to each sum.

        And then once more, where the list of an answer that is not special is empty.
        """
        names = [f"{letter}{w}" for letter in ("dp", "dr") for w in self.lanes.words]
        names += ["dmargin", *(f"dd{w}" for w in self._turned.words)]
        rows = [
            [
                self._difference(q, answer, other) + self._turned_bit(q, change)
                for change, other in enumerate(q.changes(answer))
            ]
            for q in self.changing
            for answer in q.codes
        ]
        special = [q.is_special(answer) for q in self.changing for answer in q.codes]
        rows += [row if one else [] for row, one in zip(rows, special, strict=True)]
        return Structs(names, rows, nested=True)

    def _difference(self, asked: Asked, answer: Answer | None, other: Answer) -> list[int]:
        then, now = asked.effects[asked.code(other)], asked.effects[asked.code(answer)]
        more = {name: then[name] - now[name] for name in ("given", "missed", "strong")}
        return [
            *self.lanes.of_all(_less(asked.points(other), asked.points(answer))),
            *self.lanes.of_all(_less(asked.ruled_out(other), asked.ruled_out(answer))),
            more["given"] - 2 * more["missed"] - _STRONG * more["strong"],
        ]

    @cached_property
    def _turned(self) -> Fields[int]:
        """The bit that each change has in the integers of `d`, as many in a group as a lane has."""
        changes = sum(q.most_changes for q in self.changing)
        return Fields(
            {
                start: min(self.lanes.width, changes - start)
                for start in range(0, changes, self.lanes.width)
            }
        )

    def _turned_bit(self, asked: Asked, change: int) -> list[int]:
        """Return the bit of a change of a question, for each integer of `d`."""
        group, more = divmod(self._changes[asked.place] + change, self.lanes.width)
        word, shift = self._turned.places[group * self.lanes.width]
        return [1 << (shift + more) if one == word else 0 for one in self._turned.words]

    # The program.

    def sql(self, relation: str, columns: Mapping[str, str], unread: str, *, quick: bool) -> str:
        """Return the whole program.

        Args:
            relation: What the cells of each sheet add up to, as `Engine.understood` returns it.
            columns: The names and expressions of what is wanted of it.
            unread: The list of the cells that could not be read, by the name `unread_cells`.
            quick: Whether changes that only move scores are counted at once.
        """
        found = [
            # First, so that no later stage has to carry the texts along.
            {"unread_cells": unread}
            | self._scores()
            | self._fields("f", self.fields)
            | self.stands(),
            self._standings(),
            {f"b{word}": self._guards(word, f"t{{}} = {_BLOCKED}") for word in self.lanes.words},
            {f"o{word}": self._out(f"b{word}", f"r{word}", word) for word in self.lanes.words},
            self._best_left(),
            self._recommended(),
            self._verdict(),
        ]
        if self.certainty:
            # How much further in the list of others those of special answers alone stand.
            codes = sum(len(q.codes) for q in self.changing)
            ordinary = {"ordinary": f"CASE WHEN route = 0 THEN 0 ELSE {codes} END"}
            none = {"route": "0"} | {f"turned{word}": _ZERO for word in self._turned.words}
            counted = [self._leading(), self._moved(), self._turning()] if quick else [none]
            looked = [ordinary, self._rest(), self._turned_in_all()]
            found += [self._standard(), *counted, *looked]
        wanted = ", ".join(f"{what} AS {name}" for name, what in columns.items())
        return f"SELECT {wanted} FROM {staged(relation, found)} AS stage"

    def stands(self) -> dict[str, str]:
        """Return how each limit stands: by the last answer about it."""
        found = {}
        for (limit, *_), name in self.thresholds.items():
            fields = [
                self.field("g", self.looked_up, one) for one in self._stated(name, limit).values()
            ]
            whens = " ".join(f"WHEN {one} > 0 THEN {one} - 1" for one in reversed(fields))
            several = f"CASE {whens} ELSE {_UNKNOWN} END" if fields else str(_UNKNOWN)
            found[name] = fields[0] if len(fields) == 1 else several
        return found

    def code(self, asked: Asked) -> str:
        """Return the code of the answer to a question."""
        return self.field("g", self.looked_up, f"c{asked.place}")

    def _thresholds(self) -> dict[tuple[str, int, int], str]:
        """Return names for what limits are compared with: the limit, comfortable and minimum."""
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
        return {one: f"h{number}" for number, one in enumerate(known)}

    def needs(self) -> dict[str, str]:
        """Return how each need of each path stands, by the names u<path>_<need>."""
        return {
            f"u{place}_{number}": self._need(path, need)
            for place, path in enumerate(self.paths)
            for number, need in enumerate(path.needs)
        }

    def _need(self, path: CareerPath, need: Need) -> str:
        """Return how a need stands: by the best of its limits."""
        stands = _of_all(
            "least",
            [self.thresholds[limit, t.comfortable, t.minimum] for limit, t in need.any_of.items()],
        )
        waiting = limit_with_role(self.content.bank, "weeks_to_wait")
        sooner = weeks_when_experienced(path)
        if sooner is None or not path.experienced or set(need.any_of) != {waiting}:
            return stands
        there = " OR ".join(
            f"{self.thresholds[limit, least, least]} = 0"
            for limit, least in path.experienced.items()
        )
        waits = self.thresholds[waiting, sooner.comfortable, sooner.minimum]
        return f"CASE WHEN {there} THEN {waits} ELSE {stands} END"

    def _scores(self) -> dict[str, str]:
        """Return the score of each path, by the names s<path>."""
        return {
            f"s{place}": f"({self.field('p', self.lanes, place)} - {self.middle})"
            for place in self.lanes.places
        }

    def field(self, letter: str, fields: Fields[Name], name: Name) -> str:
        """Return what stands side by side with others in the integers of this letter."""
        word, shift = fields.places[name]
        moved = self.dialect.shifted(f"{letter}{word}", str(shift))
        return f"({moved} & {(1 << fields.widths[name]) - 1})"

    def _fields(self, letter: str, fields: Fields[str]) -> dict[str, str]:
        return {name: self.field(letter, fields, name) for name in fields.places}

    def _standings(self) -> dict[str, str]:
        """Ranks, matches and statuses; and what all answers come to."""
        found = {}
        for place, path in enumerate(self.paths):
            found[f"k{place}"] = self._rank(place)
            found[f"m{place}"] = self._match(place)
            found[f"t{place}"] = _of_all(
                "greatest", [self._need(path, need) for need in path.needs]
            )
        none = "strong > 0 OR (missed > 0 AND 2 * missed >= given)"
        found["nothing_fits"] = f"CASE WHEN {none} THEN 1 ELSE 0 END"
        unlike = " OR ".join(f"p{word} <> {middle}" for word, middle in enumerate(self.middles))
        found["favoured"] = f"CASE WHEN {unlike} THEN 1 ELSE 0 END"
        scores = [f"s{place}" for place in range(len(self.paths))]
        found["top_score"], found["last_score"] = (
            _of_all("greatest", scores),
            _of_all("least", scores),
        )
        return found

    def _match(self, place: int) -> str:
        """100 times the share of `score + reach` in twice the reach, rounded; 50 of no evidence."""
        reach = f"({NEUTRAL_LEVEL} * greatest(1, given))"
        return self.dialect.divided(f"100 * s{place} + 101 * {reach}", f"2 * {reach}")

    def _guards(self, word: int, condition: str) -> str:
        """Return the guards of the paths in an integer for which a condition holds."""
        return added(
            [
                f"(-CAST(({condition.format(place)}) AS BIGINT) "
                f"& {_number(self.lanes.guard << self.lanes.places[place][1])})"
                for place in self.lanes.of_word(word)
            ]
        )

    def _rank(self, place: int) -> str:
        """1, and one more for each path with a higher score."""
        not_above = []
        for word in self.lanes.words:
            mine = f"(s{place} + {self.middle}) * {_number(self.ones[word])}"
            left = f"({mine} + {self.guards[word]} - p{word}) & {self.guards[word]}"
            not_above.append(f"CAST(bit_count({left}) AS BIGINT)")
        return f"{1 + len(self.paths)} - {added(not_above)}"

    def _out(self, blocked: str, ruled: str, word: int) -> str:
        """Return the guards of the paths that are blocked, or ruled out at least once."""
        below = self.guards[word] - self.ones[word]
        return f"({blocked} | (({ruled} + {below}) & {self.guards[word]}))"

    def _best_left(self) -> dict[str, str]:
        """The best score of what is not out; NULL where nothing is left."""
        left = [
            f"CASE WHEN {self.in_lane('o', place)} = 0 THEN s{place} END"
            for place in range(len(self.paths))
        ]
        return {"best_left": _of_all("greatest", left)}

    def in_lane(self, letter: str, place: int) -> str:
        """Return the bits of a path in the integers of this letter."""
        word, shift = self.lanes.places[place]
        return f"({letter}{word} & {_number(((1 << self.lanes.width) - 1) << shift)})"

    def _recommended(self) -> dict[str, str]:
        """Which paths are recommended; ties share it."""
        found = {}
        for word in self.lanes.words:
            best = self._guards(word, "s{} = best_left")
            some = "nothing_fits = 0 AND favoured = 1 AND best_left IS NOT NULL"
            within = f"{best} & ({self.guards[word]} - o{word})"
            found[f"w{word}"] = f"CASE WHEN {some} THEN ({within}) ELSE {_ZERO} END"
        return found

    def _verdict(self) -> dict[str, str]:
        """How many are recommended, the first of them, and what that is called."""
        count = added([f"CAST(bit_count(w{word}) AS BIGINT)" for word in self.lanes.words])
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
            "first": f"CAST(CASE {whens} ELSE 0 END AS BIGINT)",
            "verdict": (
                f"CASE WHEN nothing_fits = 1 THEN {order['none_fits']} "
                f"WHEN best_left IS NULL THEN {order['nothing_left']} "
                f"WHEN favoured = 0 THEN {order['not_enough']} "
                f"WHEN {behind} THEN {order['stop_gap']} "
                f"WHEN {count} > 1 THEN {order['tie']} ELSE {order['fit']} END"
            ),
        }

    # Certainty: every sheet that differs in one answer about what the person wants.

    def _standard(self) -> dict[str, str]:
        """What changes are compared with.

        `margin` is above 0 where some path may fit, and `nth` is the place of the one that leads.
        To `v` the lead over each path is added, in its lane; that of a path that is recommended
        as well is the guard alone where both are level, and `y` has all bits of its lane. That
        of another has the guard where it is behind.
        """
        found = {"margin": f"given - 2 * missed - {_STRONG} * strong", "nth": "first + 1"}
        for word in self.lanes.words:
            behind = _number(self.guards[word] - self.ones[word])
            found[f"v{word}"] = f"{behind} + {self._lowest(f'w{word}')}"
            found[f"y{word}"] = self._whole_lanes(f"w{word}")
        return found

    def _lowest(self, guards: str) -> str:
        return self.dialect.shifted(guards, str(self.lanes.width - 1))

    def _whole_lanes(self, guards: str) -> str:
        """Return all bits of the lanes that have these guards."""
        return f"({guards} * 2 - {self._lowest(guards)})"

    def _leading(self) -> dict[str, str]:
        """The lead over each path, `u` the lanes where it does not matter, and the route.

        The route is 1 where one path is recommended and changes of ordinary answers can only
        take its lead; 2 where none of them can make that anything is; else 0.
        """
        found = {}
        for word in self.lanes.words:
            lead = f"(best_left + {self.middle}) * {self.ones[word]} - p{word}"
            found[f"l{word}"] = f"{lead} + {_number(self.guards[word] - self.ones[word])}"
            found[f"u{word}"] = self._whole_lanes(f"(o{word} | w{word})")
        changes = [
            (q.effects[code], q.effects[q.code(other)])
            for q in self.changing
            for code, answer in enumerate(q.codes)
            if not q.is_special(answer)
            for other in q.changes(answer)
        ]
        missed = max((then["missed"] for _, then in changes), default=0)
        given = max((now["given"] for now, _ in changes), default=0)
        fits = f"2 * (missed + {missed}) < given - {given}" if missed else "missed = 0"
        # A change that leaves no lean takes the lead over the others, if these are not all out.
        others = " OR ".join(f"o{w} + w{w} <> {self.guards[w]}" for w in self.lanes.words)
        levels = self._moves["levels"]
        to_level = f"({self.middles[0]} - p0)"
        near = self.dialect.item("levels", f"1 + abs({to_level}) % {len(levels.items)}")
        no_lean = " OR ".join(f"{near}.{slot} = {to_level}" for slot in levels.fields)
        out = " AND ".join(f"o{w} = {self.guards[w]}" for w in self.lanes.words)
        found["route"] = (
            f"CASE WHEN chosen = 1 AND {fits} "
            f"THEN CASE WHEN {others} THEN 1 WHEN {no_lean} THEN 0 ELSE 1 END "
            f"WHEN strong > 0 OR ({out}) THEN 2 ELSE 0 END"
        )
        return found

    def _moved(self) -> dict[str, str]:
        """What changes do to the lead."""
        paths = len(self.paths)
        return {
            f"x{q.place}": self.dialect.item(f"moves_{q.place}", f"{self.code(q)} * {paths} + nth")
            for q in self.changing
        }

    def _turning(self) -> dict[str, str]:
        """Which changes take the lead.

        Without branches, which is fast: whether a change keeps it over a path is a bit in the
        lane of the path, and as many changes stand side by side as a lane has bits.
        """
        width = self.lanes.width
        changes = [(q, change) for q in self.changing for change in range(q.most_changes)]
        turned: dict[int, list[str]] = {}
        for start in range(0, len(changes), width):
            some = changes[start : start + width]
            lanes = []
            for word in self.lanes.words:
                kept = [
                    self.dialect.shifted(
                        f"(l{word} + x{q.place}.x{change}_{word}) & {_number(self.guards[word])}",
                        str(width - 1 - bit),
                    )
                    for bit, (q, change) in enumerate(some)
                ]
                kept_or_no_matter = f"({' | '.join([*kept, f'u{word}'])})"
                lanes += [
                    self.dialect.shifted(kept_or_no_matter, str(self.lanes.places[place][1]))
                    for place in self.lanes.of_word(word)
                ]
            number, bit = self._turned.places[start]
            every = (1 << len(some)) - 1
            turned.setdefault(number, []).append(
                f"({every} - ({' & '.join([*lanes, str(every)])})) * {_number(1 << bit)}"
            )
        return {f"turned{number}": added(groups) for number, groups in turned.items()}

    def _rest(self) -> dict[str, str]:
        """Which of the changes that are left turn the result: the bit of each, or 0.

        Those of special answers, and on route 0 all, are looked at one by one.
        """
        d = self.dialect
        answers = [f"{self.code(q)} + {self._starts[q.place]} + ordinary" for q in self.changing]
        lists = d.each_of(d.listed(answers), "one", d.item("others", "one"))
        all_of_them = f"flatten({lists})"
        # A list of all questions takes longest, and most of these sheets have one special answer.
        one = "route > 0 AND special = 1"
        keeps = self._keeps_all()

        def turned(others: str, word: int) -> str:
            bit = f"CASE WHEN {keeps} THEN {_ZERO} ELSE other.dd{word} END"
            return d.any_bits(d.each_of(others, "other", bit))

        return {
            f"turned_by{w}": f"CASE WHEN {one} THEN {turned(d.item('others', 'answer'), w)} "
            f"WHEN changes > 0 AND (route = 0 OR special > 0) THEN {turned(all_of_them, w)} "
            f"ELSE {_ZERO} END"
            for w in self._turned.words
        }

    def _turned_in_all(self) -> dict[str, str]:
        """Which changes turn the result: the bit of each."""
        return {
            f"d{w}": f"CASE WHEN route = 1 THEN turned{w} ELSE {_ZERO} END "
            f"| COALESCE(turned_by{w}, 0)"
            for w in self._turned.words
        }

    def _keeps_all(self) -> str:
        """Return whether the recommendation is the same with the answer `other`."""
        words = self.lanes.words
        after = [f"(p{w} + other.dp{w})" for w in words]
        outs = [self._out(f"b{w}", f"(r{w} + other.dr{w})", w) for w in words]
        level = " AND ".join(f"{one} = {self.middles[w]}" for w, one in enumerate(after))
        all_out = " AND ".join(f"{out} = {self.guards[w]}" for w, out in enumerate(outs))
        nothing = f"(margin + other.dmargin <= 0 OR ({level}) OR ({all_out}))"
        lead = f"{self._leader(after)} * {{}} - {{}} + {{}}"
        leads = [lead.format(self.ones[w], after[w], f"v{w}") for w in words]
        left = [f"({self.guards[w]} - {out})" for w, out in enumerate(outs)]
        same = " AND ".join(f"(({leads[w]}) & ({left[w]} | y{w})) = {left[w]}" for w in words)
        return f"{nothing} = (chosen = 0) AND (chosen = 0 OR ({same}))"

    def decided_by(self, asked: Asked) -> str:
        """Return 1 where another answer to a question would change what is recommended, else 0."""
        bits = zip(*(self._turned_bit(asked, n) for n in range(asked.most_changes)), strict=True)
        turned = " OR ".join(f"(d{w} & {_number(sum(mask))}) <> 0" for w, mask in enumerate(bits))
        return f"CASE WHEN {turned} THEN 1 ELSE 0 END"

    @cached_property
    def found(self) -> Fields[str]:
        """What was found, as it is kept: side by side, since each column costs time."""
        paths = len(self.paths)
        widths = {
            f"{letter}{place}": width
            for place in range(paths)
            for letter, width in (("k", paths.bit_length()), ("m", 7), ("t", _BLOCKED.bit_length()))
        }
        widths |= {"chosen": paths.bit_length(), "first": paths.bit_length(), "verdict": 3}
        return Fields(widths | {name: self.fields.widths[name] for name in ("answered", "changes")})

    def kept_columns(self) -> dict[str, str]:
        """Return the few columns of the program that all results are made of."""
        names = [f"{letter}{word}" for letter in "prw" for word in self.lanes.words]
        names += [f"g{word}" for word in self.looked_up.words]
        if self.certainty:
            names += [f"d{word}" for word in self._turned.words]
        packed = {
            f"j{word}": added(
                [
                    f"CAST({name} AS BIGINT) * {_number(1 << shift)}"
                    for name, (in_word, shift) in self.found.places.items()
                    if in_word == word
                ]
            )
            for word in self.found.words
        }
        return {name: name for name in names} | packed

    def _leader(self, words: Sequence[str]) -> str:
        """Return the lane of the first of the recommended."""
        lanes = self.lanes
        whole = words[0]
        if len(lanes.words) > 1:
            ends = [f"WHEN first < {(w + 1) * lanes.in_word} THEN {words[w]}" for w in lanes.words]
            whole = f"CASE {' '.join(ends)} END"
        moved = self.dialect.shifted(whole, f"first % {lanes.in_word} * {lanes.width}")
        return f"({moved} & {lanes.guard - 1})"

    def results_sql(self) -> str:
        """Return the query for all that was found, out of the columns that were kept."""
        codes = {f"c{q.place}": self.code(q) for q in self.asked}
        first = self._scores() | codes | self.stands() | self._fields("j", self.found)
        stages = [first, self.needs()]
        if self.certainty:
            turned = [f"CAST(bit_count(d{word}) AS BIGINT)" for word in self._turned.words]
            stages[-1]["kept"] = f"changes - {added(turned)}"
            stages.append({"certainty": self._label()})
        return f"SELECT * FROM {staged('kept', stages)} AS stage"

    def _label(self) -> str:
        """Return how sure it is, by `kept` of `changes`."""

        def enough(*labels: str) -> str:
            totals = range(self._most("changes") + 1)
            return self.dialect.lookup([_enough(total, labels) for total in totals], "changes")

        return (
            f"CASE WHEN chosen = 0 THEN {CERTAINTIES.index('none')} "
            f"WHEN chosen > 1 OR kept < {enough('likely', 'firm')} "
            f"THEN {CERTAINTIES.index('close')} "
            f"WHEN kept < {enough('firm')} THEN {CERTAINTIES.index('likely')} "
            f"ELSE {CERTAINTIES.index('firm')} END"
        )


def _enough(total: int, labels: Sequence[str]) -> int:
    """Return how many of so many changes have to keep a result that has one of these labels."""
    return next(n for n in range(total + 1) if label_of(("",), Share(n, total)) in labels)


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


def _of_all(which: Literal["greatest", "least"], parts: Sequence[str]) -> str:
    """Return the greatest or the least that is not NULL; 0 of nothing."""
    if len(parts) > 1:
        return f"{which}({', '.join(parts)})"
    return f"({parts[0]})" if parts else _ZERO
