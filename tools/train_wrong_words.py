"""Train what tells a wrong word from a right one, for ``language/wrong_words/data``.

    pip download --no-deps pocketsphinx==5.1.1        its wheel has pocketsphinx/model/en-us/en-us.lm.bin
    apt-get download wordnet-base                     it has usr/share/wordnet/data.{adj,adv,noun,verb}
    python -m tools.train_wrong_words table --model FILE --wordnet FOLDER [--half even] [--to FILE]
    python -m tools.train_wrong_words margins --model FILE --wordnet FOLDER [--natural FILE]

``table`` counts and writes ``ngrams.bin.gz``; ``--half even`` leaves the odd health texts out, for figures on texts
that the table has not seen. ``margins`` writes ``margins.txt``: for each pair of ``sets.txt`` the least margin at which
the texts of the web and of half of the health texts, whose words are right, raise no flag. The texts of the web are
every other one of WCXB; each health text is judged by a table that was made without its quarter. ``--natural`` writes
each pair's highest hits, for a reader who takes true errors out (``READ_AS_ERRORS``).

Sources: the US English trigram model of CMUSphinx (Carnegie Mellon University and Alpha Cephei, BSD-2-Clause), the
glosses and examples of WordNet 3.0 (Princeton University, WordNet licence), the health texts of MedQuAD (Ben Abacha
and Demner-Fushman, CC BY 4.0). WCXB (Murrough Foley, CC BY 4.0) gives margins only.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import struct
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from language.sentences import sentences_of
from language.spelling.lexicon import zipf
from language.text_blocks import BlockText, read_text
from language.words import words_of
from language.wrong_words import likelihood, ngram_table
from language.wrong_words.contexts import Context, contexts
from schemas.text import RunningText

FOLDER = Path(__file__).resolve().parents[1] / "language" / "wrong_words" / "data"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
TOTAL = 1e8
"""Occurrences that the model's shares are turned into; its rarest pairs then have 0.4."""
HEALTH_WEIGHT, WORDNET_WEIGHT = 30.0, 5.0
"""What an occurrence in the smaller texts counts for; of 30 and 100 for health the first was better."""
SMOOTHING = 30.0
"""Occurrences that the shorter run's share counts for (Dirichlet smoothing)."""
RUNS = 440_000
"""Runs that are kept: two of five slots."""
LEAST_NEWS = 0.2
"""Least difference, a decimal logarithm, from what is taken for a run that is not in the table."""
LEAST_MARGIN = 3.5
"""Least margin of a slip of the hand. Of 2.5, 3.0 and 3.5 the last raised the fewest flags on clinics' pages and in
news for one hit of 101 in the tuning half."""
LEAST_MARGIN_OF_KNOWN = 2.5
"""The same of a set with a star, whose words are written for each other more often. At 2.0 it would be "ileum" in "The
ilium is part of the hip"."""
LEAST_MARGIN_OF_COMMON = 3.2
"""The same where the written word is one of the commonest: it has more chances to be flagged."""
NOT_OF_HEALTH, OF_HEALTH = 3, 5
"""Most occurrences in the health texts of a word that is none of theirs, and fewest of one that is."""
COMMONEST = 5.9
"""Zipf value of the commonest hundred and fifty words."""
USELESS_MARGIN = 7.0
"""A pair that needs more is left out."""
ABOVE = 0.6
"""What a margin is above the highest hit on a right word: the more texts there are, the higher is the next highest.
Of 0.1, 0.4, 0.6, 0.7 the highest that still finds .55 of the tuning half."""
READ_AS_ERRORS = {
    ("affect", "effect"): 2, ("brake", "break"): 1, ("except", "accept"): 3, ("form", "from"): 1, ("it's", "its"): 1,
    ("led", "lead"): 1, ("lifes", "lives"): 1, ("loose", "lose"): 1, ("of", "if"): 1, ("off", "of"): 1,
    ("principals", "principles"): 1, ("though", "through"): 1, ("to", "too"): 1, ("wit", "with"): 1,
}  # fmt: skip
"""How many of a pair's highest hits on the natural texts are true errors or a program's code, as a reader found."""

Text = tuple[str, BlockText | None]
"""A text and its block; a text without one is read whole."""
Counts = dict[tuple[str, ...], float]


def main() -> int:
    """Write the table or the margins."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("table", "margins"))
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--half", choices=("all", "even"), default="all")
    parser.add_argument("--to", type=Path, default=FOLDER / "ngrams.bin.gz")
    parser.add_argument("--natural", type=Path)
    options = parser.parse_args()
    pairs = confusion_pairs()
    if options.what == "table":
        step = 2 if options.half == "even" else 1
        counts = general_counts(options.model, options.wordnet, pairs)
        add(counts, health_texts(lambda place: place % step == 0), HEALTH_WEIGHT, set(pairs))
        options.to.write_bytes(ngram_table.packed(table_of(counts, set(pairs))))
        print(f"{options.to.name}: {options.to.stat().st_size} bytes")
        return 0
    write_margins(options.model, options.wordnet, pairs, options.natural)
    return 0


def confusion_pairs() -> dict[str, list[str]]:
    """Return for each word of the sets those that may be meant by it and are worth looking for.

    A slip of the hand (a set without a star) is looked for only where the written word is none of health texts and the
    meant one is: on clinics' pages *lesion* is no slip for *lesson*, nor *cornea* for *corner*. Two of the commonest
    words of English are looked for both ways.
    """
    health: Counter[str] = Counter()
    for text, block in health_texts(lambda place: True):
        health.update(word for _, word, _, _ in placed(text, block))
    pairs: dict[str, set[str]] = defaultdict(set)
    for known, words in confusion_sets():
        for word in words:
            for meant in set(words) - {word}:
                slip = health[word] <= NOT_OF_HEALTH and health[meant] >= OF_HEALTH
                if known or slip or min(zipf(word), zipf(meant)) >= COMMONEST:
                    pairs[word].add(meant)
                    pairs.setdefault(meant, set())
    return {word: sorted(meant) for word, meant in sorted(pairs.items())}


def confusion_sets() -> Iterator[tuple[bool, list[str]]]:
    """Yield each set of ``sets.txt``: whether it has a star, and its words."""
    for line in (FOLDER / "sets.txt").read_text("utf-8").splitlines():
        words = [] if line.startswith("#") else line.split()
        starred = words[:1] == ["*"]
        yield starred, words[starred:]


def general_counts(model: Path, wordnet: Path, targets: Iterable[str]) -> Counts:
    """Return the occurrences of single words, of all pairs, and of threes with a target in them."""
    wanted = set(targets)
    counts: Counts = {}
    for run, share in read_model(model):
        if len(run) < 3 or not wanted.isdisjoint(run):
            counts[run] = share * TOTAL
    add(counts, glosses(wordnet), WORDNET_WEIGHT, wanted)
    return counts


def add(counts: Counts, texts: Iterable[Text], value: float, targets: set[str]) -> None:
    """Count the runs of some texts too."""
    for run in runs_of(texts):
        if len(run) < 3 or not targets.isdisjoint(run):
            counts[run] = counts.get(run, 0.0) + value


def read_model(path: Path) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield the runs of one, two and three words of a CMUSphinx trie model with their share of all text.

    Format: ``ngram_model_trie.c`` of pocketsphinx 5.1.1. A header, the order, the counts; tables of 65,536 values each
    of pairs, back-offs and threes; single words (probability, back-off, first pair); pairs and threes in packed bits,
    the last word first; the words.
    """
    data = path.read_bytes()
    header = b"Trie Language Model"
    if not data.startswith(header) or data[len(header)] != 3:
        raise SystemExit(f"{path} is not a trigram model of CMUSphinx: give --model the file en-us.lm.bin")
    at = len(header) + 1
    singles, pairs, threes = struct.unpack_from("<3I", data, at)
    at += 16
    values = array("f", data[at : at + 4 * 3 * 65536])
    at += 4 * 3 * 65536
    rows = [struct.unpack_from("<ffI", data, at + 12 * row) for row in range(singles + 1)]
    at += 12 * (singles + 1)
    word_bits, next_bits = singles.bit_length(), threes.bit_length()
    pair_bits, three_bits = word_bits + 32 + next_bits, word_bits + 16
    pair_bytes = ((1 + pairs) * pair_bits + 7) // 8 + 8
    packed_pairs = data[at : at + pair_bytes]
    at += pair_bytes
    three_bytes = ((1 + threes) * three_bits + 7) // 8 + 8
    packed_threes = data[at : at + three_bytes]
    at += three_bytes
    (size,) = struct.unpack_from("<I", data, at)
    words = [word.decode() for word in data[at + 4 : at + 4 + size].split(b"\0")[:singles]]
    base = math.log10(1.0001)
    single = [10 ** (row[0] * base) for row in rows]
    word_mask, next_mask = (1 << word_bits) - 1, (1 << next_bits) - 1

    def pair(row: int) -> tuple[int, float, int]:
        offset = row * pair_bits
        bits = int.from_bytes(packed_pairs[offset >> 3 : (offset >> 3) + 10], "little") >> (offset & 7)
        chance = 10 ** (values[bits >> word_bits + 16 & 65535] * base)
        return bits & word_mask, chance, bits >> word_bits + 32 & next_mask

    seconds: dict[tuple[int, int], float] = {}
    later: list[tuple[int, int, int, float]] = []
    following = pair(0)
    for last in range(singles):
        for row in range(rows[last][2], rows[last + 1][2]):
            (first, chance, begin), following = following, pair(row + 1)
            seconds[first, last] = single[first] * chance
            for place in range(begin, following[2]):
                offset = place * three_bits
                bits = int.from_bytes(packed_threes[offset >> 3 : (offset >> 3) + 6], "little") >> (
                    offset & 7
                )
                value = values[2 * 65536 + (bits >> word_bits & 65535)]
                later.append((bits & word_mask, first, last, 10 ** (value * base)))
    for place, word in enumerate(words):
        yield (word,), single[words.index("</s>") if word == "<s>" else place]
    for (first, last), share in seconds.items():
        yield (words[first], words[last]), share
    for before, first, last, chance in later:
        if (before, first) in seconds:
            yield (words[before], words[first], words[last]), seconds[before, first] * chance


def glosses(folder: Path) -> Iterator[Text]:
    """Yield the definitions and the examples of WordNet; the first are not sentences."""
    for part in ("adj", "adv", "noun", "verb"):
        for line in (folder / f"data.{part}").read_text("latin-1").splitlines():
            if not line.startswith("  ") and "|" in line:
                gloss = line.split("|", 1)[1].strip()
                for example in re.findall(r'"([^"]+)"', gloss):
                    yield example, None
                for definition in re.sub(r'"[^"]*"', "", gloss).split(";"):
                    yield f"\n{definition.strip()}", None


def health_texts(keep: Callable[[int], bool]) -> Iterator[Text]:
    """Yield the blocks of the clean health texts whose place in the file is kept."""
    lines = (SHARED / "health-text" / "clean.jsonl").read_text("utf-8").splitlines()
    for place, line in enumerate(lines):
        if keep(place):
            yield from blocks_of(json.loads(line)["text"])


def every_fourth(first: int) -> Callable[[int], bool]:
    """Return what keeps every fourth place from the first one on."""
    return lambda place: place % 4 == first


def web_texts() -> Iterator[Text]:
    """Yield the blocks of every other page of WCXB."""
    for line in (SHARED / "wcxb" / "truth.jsonl").read_text("utf-8").split("\n")[:-1:2]:
        yield from blocks_of(json.loads(line)["main_content"] or "")


def blocks_of(text: str) -> Iterator[Text]:
    """Yield the English blocks of a text, which are its lines."""
    record = RunningText.model_construct(body_text=text, body_blocks=[], headline=None, language="en")
    for block in read_text(record).english():
        yield text, block


def placed(text: str, block: BlockText | None) -> Iterator[tuple[str, str, Context, int]]:
    """Yield each word of a block, or of a text without one, as written and in its form, with what is beside it."""
    if block is not None:
        words, sentences = block.words, block.sentences
    else:
        words, sentences = tuple(words_of(text)), tuple(sentences_of(text))
    for word, form, beside in contexts(text, words, sentences):
        yield word.text, form, beside, word.start


def runs_of(texts: Iterable[Text]) -> Iterator[tuple[str, ...]]:
    """Yield each word with one and with two before it, and each end with those before it."""
    for text, block in texts:
        whole = not text.startswith("\n")
        for _, word, (before, left, right, _), _ in placed(text, block):
            yield (word,)
            if not whole:
                left, before = ("" if left == "<s>" else left), ("" if before == "<s>" else before)
            if left:
                yield (left, word)
                if not left[0].isalpha():
                    yield (left,)
                if before:
                    yield (before, left, word)
                    if not before[0].isalpha():
                        yield (before, left)
            if right and not right[0].isalpha() and (whole or right != "</s>"):
                yield (word, right)
                if left:
                    yield (left, word, right)


def weights_of(counts: Counts, targets: set[str]) -> Iterator[tuple[float, str, float]]:
    """Yield each pair and three with a target: how much it is worth keeping, its words, its weight."""
    total = sum(count for run, count in counts.items() if len(run) == 1)

    def single(word: str) -> float:
        return max(counts.get((word,), 0.0), 0.1) / total

    def pair(first: str, second: str) -> float:
        count, share = counts.get((first, second), 0.0), single(second)
        before = counts.get((first,), 0.0)
        if count:
            return (count + SMOOTHING * share) / (before + SMOOTHING)
        return min(share / 2, 0.4 / before) if before else share

    for run, count in counts.items():
        if len(run) == 1 or targets.isdisjoint(run):
            continue
        if len(run) == 2:
            value = math.log10(pair(*run) / single(run[1]))
            without = likelihood.unseen_pair(likelihood.zipf_of(run[0]), likelihood.zipf_of(run[1]))
        else:
            first, second, third = run
            share, before = pair(second, third), counts.get((first, second), 0.0)
            value = math.log10((count + SMOOTHING * share) / (before + SMOOTHING) / share)
            expected = 9 + math.log10(max(before, 0.1) / TOTAL * share)
            without = min(likelihood.UNSEEN_THREE, likelihood.RAREST - expected)
        news = abs(max(ngram_table.LOWEST, value) - without)
        if news >= LEAST_NEWS:
            yield math.sqrt(count) * news, " ".join(run), value


def table_of(counts: Counts, targets: set[str]) -> array[int]:
    """Return the table of the runs that are worth most, each in one of its two slots (cuckoo hashing)."""
    best = sorted(weights_of(counts, targets), key=lambda one: (-one[0], one[1]))
    print(f"{len(best)} runs, the {RUNS} best are kept")
    table = array("H", bytes(2 * ngram_table.SLOTS))
    taken: set[tuple[int, int]] = set()
    for _, run, value in best[:RUNS]:
        first, second, mark = ngram_table.places(run)
        if (min(first, second), mark) in taken:
            continue
        taken.add((min(first, second), mark))
        step = round((value - ngram_table.LOWEST) / ngram_table.STEP) + 1
        put(table, first, mark << 5 | min(max(step, 1), ngram_table.LEVELS))
    return table


def put(table: array[int], place: int, entry: int) -> None:
    """Put an entry into one of its slots; what was there moves to its own other one."""
    other = ngram_table.second_place(place, entry >> 5)
    if table[place] and not table[other]:
        place = other
    for _ in range(2000):
        table[place], entry = entry, table[place]
        if not entry:
            return
        place = ngram_table.second_place(place, entry >> 5)
    print("an entry has no place")


def use(table: array[int]) -> None:
    """Let the product's own code judge with this table."""
    ngram_table._table = lambda: table  # type: ignore[assignment]


Hit = tuple[float, str]
"""By how much another word is likelier than a right one, and the words around it."""


def hits_on(
    texts: Iterable[Text], pairs: dict[str, list[str]], zipfs: dict[str, float]
) -> dict[tuple[str, str], list[Hit]]:
    """Return for each pair where the other word is likelier, on texts whose words are right."""
    found: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    for text, block in texts:
        for written, word, beside, start in placed(text, block):
            if word not in pairs or written[1:] != word[1:]:
                continue
            if written != word and beside.left != "<s>":
                continue
            own = likelihood.likelihood(word, zipfs[word], beside)
            for meant in pairs[word]:
                more = likelihood.likelihood(meant, zipfs[meant], beside) - own
                if more > 1:
                    found[word, meant].append(
                        (more, text[max(0, start - 40) : start + 40].replace("\n", "/"))
                    )
    return found


def write_margins(model: Path, wordnet: Path, pairs: dict[str, list[str]], natural: Path | None) -> None:
    """Write the margin of each pair, and its highest hits where they are asked for."""
    hits: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    zipfs: dict[str, float] = {}
    general = general_counts(model, wordnet, pairs)
    for quarter in (2, 0):
        counts = dict(general)
        add(counts, health_texts(every_fourth(2 - quarter)), HEALTH_WEIGHT, set(pairs))
        total = sum(count for run, count in counts.items() if len(run) == 1)
        zipfs = {word: 9 + math.log10(max(counts.get((word,), 0.0), 0.1) / total) for word in pairs}
        use(table_of(counts, set(pairs)))
        texts = [health_texts(every_fourth(quarter))] + ([web_texts()] if quarter else [])
        for kind in texts:
            for pair, some in hits_on(kind, pairs, zipfs).items():
                hits[pair] += some
    known = {frozenset(words) for starred, words in confusion_sets() if starred}
    lines = ["# written meant zipf zipf margin; made by tools/train_wrong_words.py, do not edit"]
    shown = []
    for word, others in pairs.items():
        for meant in others:
            found = sorted(hits[word, meant], reverse=True)
            shown += [f"{more:.2f} {word} > {meant} | {around}" for more, around in found[:4]]
            found = found[READ_AS_ERRORS.get((word, meant), 0) :]
            margin = max(
                [_least_margin(word, meant, known), *(round(more + ABOVE, 1) for more, _ in found[:1])]
            )
            if margin <= USELESS_MARGIN:
                lines.append(f"{word} {meant} {zipfs[word]:.1f} {zipfs[meant]:.1f} {margin:.1f}")
    (FOLDER / "margins.txt").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"margins.txt: {len(lines) - 1} pairs")
    if natural:
        natural.write_text("\n".join(shown) + "\n", "utf-8")


def _least_margin(word: str, meant: str, known: set[frozenset[str]]) -> float:
    """Return the least margin of a pair, given the sets with a star."""
    if zipf(word) >= COMMONEST:
        return LEAST_MARGIN_OF_COMMON
    return LEAST_MARGIN_OF_KNOWN if any({word, meant} <= words for words in known) else LEAST_MARGIN


if __name__ == "__main__":
    raise SystemExit(main())
