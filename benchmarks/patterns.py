"""Does any regular expression of the code grow faster than the text it reads?

    python -m benchmarks.patterns [PART…] [--length 4000] [--out FILE]

Every compiled pattern of every room is attacked with strings made of its own parts: what its repeats match, alone and
in pairs, repeated up to a length, with ends that nearly match. Each is read, by the methods that the code calls on the
pattern, at that length, twice and four times it; a pattern is listed where the time grows more than 2.6 times a
doubling and is at least 0.1 s. Each pattern has a process of its own, which is stopped after 60 CPU-seconds. PART is a
part of a pattern's name.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import multiprocessing
import pkgutil
import re
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from benchmarks.table import write_table

ROOMS = (
    "reference", "schemas", "language", "store", "crawler", "extraction", "audits", "reports", "pipeline", "commands",
)  # fmt: skip
MAX_GROWTH = 2.6
LEAST_SECONDS = 0.1
MAX_SECONDS = 60
_CATEGORIES = {
    op.CATEGORY_DIGIT: "0", op.CATEGORY_SPACE: " ", op.CATEGORY_WORD: "a", op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_NOT_SPACE: "a", op.CATEGORY_NOT_WORD: "-",
}  # fmt: skip
_MOST_PIECES = 40
HOME = Path(__file__).parents[1]
_CALL = re.compile(r"\b(\w+)\.(search|finditer|findall|subn?|split|match|fullmatch)\b")  # e.g. _WORD.findall
_FORK = multiprocessing.get_context("fork")
"""The rooms take six seconds to import: too long for each of four hundred patterns."""


def patterns() -> dict[str, re.Pattern[Any]]:
    """Return the patterns of all rooms by where they are, each once."""
    found: dict[str, re.Pattern[Any]] = {}
    seen: set[tuple[Any, int]] = set()
    for room in ROOMS:
        package = importlib.import_module(room)
        names = [room, *(m.name for m in pkgutil.walk_packages(package.__path__, f"{room}."))]
        for name in names:
            try:
                module = importlib.import_module(name)
            except ImportError:
                continue  # what needs an extra that is not installed
            for variable, value in sorted(vars(module).items()):
                for at, pattern in enumerate(_patterns_in(value, 0)):
                    key = (pattern.pattern, pattern.flags)
                    if key not in seen:
                        seen.add(key)
                        found[f"{name}.{variable}" + (f"[{at}]" if at else "")] = pattern
    return found


def _patterns_in(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, dict):
        for each in value.values():
            yield from _patterns_in(each, depth + 1)
    elif depth < 4 and isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _patterns_in(each, depth + 1)
    elif depth < 4 and hasattr(value, "__dict__") and type(value).__module__.split(".")[0] in ROOMS:
        yield from _patterns_in(list(vars(value).values()), depth + 1)
    elif depth < 4 and hasattr(type(value), "__slots__") and type(value).__module__.split(".")[0] in ROOMS:
        slots = [getattr(value, name, None) for name in type(value).__slots__]
        yield from _patterns_in(slots, depth + 1)


def _uses() -> dict[str, set[str]]:
    """Return the methods that the rooms' sources call on each name, of private ones by module."""
    uses: dict[str, set[str]] = {}
    for room in ROOMS:
        for path in (HOME / room).rglob("*.py"):
            module = ".".join(path.relative_to(HOME).with_suffix("").parts)
            for name, method in _CALL.findall(path.read_text("utf-8")):
                key = f"{module}.{name}" if name.startswith("_") else name
                uses.setdefault(key, set()).add(method)
    return uses


# -- strings that a pattern's parts match -------------------------------------------------------------------


def pieces(pattern: re.Pattern[Any]) -> list[str]:
    """Return what the pattern's repeats and whole alternatives match once, the repeated ones first."""
    text = pattern.pattern
    tree = parser.parse(text, pattern.flags & ~(0 if isinstance(text, bytes) else re.UNICODE))
    repeated: dict[str, None] = {}
    whole: dict[str, None] = {}
    for sample in itertools.islice(_samples(tree), 6):
        whole[sample] = None
    for body in _repeats(tree):
        for sample in itertools.islice(_samples(body), 6):
            if sample:
                repeated[sample] = None
    found = [*repeated, *whole, "a", " ", "0", "\n", "-", "."]
    return list(dict.fromkeys(piece for piece in found if piece))[:_MOST_PIECES]


def _repeats(tree: Any) -> Iterator[Any]:
    for kind, value in tree:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            if value[1] > 8:
                yield value[2]
            yield from _repeats(value[2])
        else:
            for part in _parts(kind, value):
                yield from _repeats(part)


def _parts(kind: Any, value: Any) -> Iterator[Any]:
    if kind is op.SUBPATTERN:
        yield value[3]
    elif kind is op.BRANCH:
        yield from value[1]
    elif kind in (op.ASSERT, op.ASSERT_NOT):
        yield value[1]
    elif kind is op.ATOMIC_GROUP:
        yield value
    elif kind is op.GROUPREF_EXISTS:
        yield from (part for part in value[1:] if part is not None)


def _samples(tree: Any) -> Iterator[str]:
    """Yield a few strings that a parsed pattern matches, or nearly."""
    columns = [list(itertools.islice(_sample(kind, value), 3)) or [""] for kind, value in tree]
    longest = max((len(column) for column in columns), default=1)
    for at in range(longest):
        yield "".join(column[min(at, len(column) - 1)] for column in columns)


def _sample(kind: Any, value: Any) -> Iterator[str]:
    if kind is op.LITERAL:
        yield chr(value)
    elif kind is op.NOT_LITERAL:
        yield "b" if value == ord("a") else "a"
    elif kind is op.ANY:
        yield "a"
    elif kind is op.IN:
        yield from _members(value)
    elif kind is op.CATEGORY:
        yield _CATEGORIES.get(value, "a")
    elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, body = value
        for sample in itertools.islice(_samples(body), 3):
            yield sample * max(least, min(1, most))
    elif kind is op.BRANCH:
        for branch in value[1]:
            yield from itertools.islice(_samples(branch), 1)
    elif kind is op.SUBPATTERN:
        yield from _samples(value[3])
    elif kind is op.ATOMIC_GROUP:
        yield from _samples(value)
    else:
        yield ""  # an anchor, an assertion, a reference


def _members(value: Any) -> Iterator[str]:
    if value and value[0][0] is op.NEGATE:
        refused = set()
        for kind, what in value[1:]:
            if kind is op.LITERAL:
                refused.add(chr(what))
            elif kind is op.CATEGORY:
                refused |= {"0"} if what is op.CATEGORY_DIGIT else set()
                refused |= {" "} if what is op.CATEGORY_SPACE else set()
                refused |= {"a", "0", "_"} if what is op.CATEGORY_WORD else set()
        yield from [sign for sign in "a 0-.é<" if sign not in refused][:2]
        return
    for kind, what in value:
        if kind is op.LITERAL:
            yield chr(what)
        elif kind is op.RANGE:
            yield chr(what[0])
        elif kind is op.CATEGORY:
            yield _CATEGORIES.get(what, "a")


# -- the attack ---------------------------------------------------------------------------------------------


def attack(pattern: re.Pattern[Any], length: int, methods: set[str]) -> tuple[float, float, str]:
    """Return the growth a doubling, the seconds at four times the length, and what was repeated.

    The first string on which the pattern grows, else growth 0.
    """
    parts = pieces(pattern)
    pairs = itertools.islice(itertools.permutations(parts[:7], 2), 42)
    for unit in [*((piece,) for piece in parts), *pairs]:
        joined = "".join(unit)
        for start, end in (("", "!"), ("", "\n"), (parts[0], " ")):
            if _seconds(pattern, methods, start, joined, end, length) < LEAST_SECONDS / 32:
                continue
            if (found := _growth(pattern, methods, start, joined, end, length)) is not None:
                return (*found, f"{start!r} + {joined!r} * n + {end!r}")
    return (0.0, 0.0, "")


def _growth(
    pattern: re.Pattern[Any], methods: set[str], start: str, unit: str, end: str, length: int
) -> tuple[float, float] | None:
    """Return growth and seconds where a string is dear and grows, measured twice."""
    for _ in range(2):
        twice, four = (_seconds(pattern, methods, start, unit, end, length * factor) for factor in (2, 4))
        if four < LEAST_SECONDS or four <= MAX_GROWTH * twice:
            return None
    return four / max(1e-9, twice), four


def _seconds(
    pattern: re.Pattern[Any], methods: set[str], start: str, unit: str, end: str, length: int
) -> float:
    text: Any = start + unit * max(1, length // len(unit)) + end
    if isinstance(pattern.pattern, bytes):
        text = text.encode("utf-8", "replace")
    begun = time.process_time()
    if methods <= {"match", "fullmatch"}:
        pattern.match(text)
        pattern.fullmatch(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - begun


def _apart(name: str, pattern: re.Pattern[Any], length: int, methods: set[str]) -> dict[str, Any] | None:
    """Return the row of a pattern that grows, measured in a copy of this process that can be stopped."""
    ours, theirs = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_attack_for, args=(pattern, length, methods, theirs))
    process.start()
    theirs.close()
    try:
        growth, seconds, unit = ours.recv()
    except EOFError:
        return {"pattern": name, "growth": float("inf"), "seconds": float("inf"), "with": "stopped"}
    finally:
        process.join()
    if growth <= MAX_GROWTH:
        return None
    return {"pattern": name, "growth": round(growth, 2), "seconds": round(seconds, 3), "with": unit}


def _attack_for(pattern: re.Pattern[Any], length: int, methods: set[str], answer: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    answer.send(attack(pattern, length, methods))


def _chosen(parts: Iterable[str]) -> dict[str, re.Pattern[Any]]:
    wanted = list(parts)
    return {
        name: pattern
        for name, pattern in patterns().items()
        if not wanted or any(part in name for part in wanted)
    }


def main() -> int:
    """Print the patterns that grow; return 1 where there is one."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("parts", nargs="*", metavar="PART")
    options.add_argument("--length", type=int, default=4_000)
    options.add_argument("--out", type=Path)
    chosen = options.parse_args()
    names = _chosen(chosen.parts)
    uses = _uses()
    rows = []
    for name, pattern in names.items():
        variable = name.partition("[")[0]
        public = variable.rpartition(".")[2]
        variable = variable if public.startswith("_") else public
        row = _apart(name, pattern, chosen.length, uses.get(variable, {"search"}))
        if row is not None:
            rows.append(row)
            print(row, flush=True)
    write_table("patterns", rows, chosen.out)
    print(f"{len(names)} patterns attacked, {len(rows)} grow")
    return 1 if rows else 0


if __name__ == "__main__":
    sys.exit(main())
