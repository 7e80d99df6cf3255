"""Label the blocks of a page as body or not, by the body's text alone, to train the scorer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extraction.body.shingles import words

SIZE = 4


def block_labels(texts: Sequence[str], body: str) -> list[bool]:
    """Return for each block whether it is body.

    A block of at least four words is body when half of its 4-grams appear in the body. A shorter one is body
    when it appears in the body between the positions of its longer neighbours. Of equal long blocks only the
    one with the most body around it is.
    """
    own = [words(text.lower()) for text in texts]
    truth = words(body.lower())
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(truth)):
        for size in range(1, SIZE + 1):
            if at + size <= len(truth):
                places[tuple(truth[at : at + size])].append(at)
    labels = [False] * len(own)
    spans: list[tuple[int, int] | None] = [None] * len(own)
    for index, block in enumerate(own):
        if len(block) >= SIZE:
            grams = list(zip(block, block[1:], block[2:], block[3:], strict=False))
            hits = [gram for gram in grams if gram in places]
            if len(hits) * 2 >= len(grams):
                labels[index] = True
                spans[index] = (places[hits[0]][0], places[hits[-1]][-1] + SIZE)
    for index, block in enumerate(own):
        if 0 < len(block) < SIZE and tuple(block) in places:
            spans[index] = _short(index, block, own, spans, places)
            labels[index] = spans[index] is not None
    _without_copies(texts, own, labels)
    return labels


def _short(
    index: int,
    block: Sequence[str],
    own: Sequence[Sequence[str]],
    spans: Sequence[tuple[int, int] | None],
    places: dict[tuple[str, ...], list[int]],
) -> tuple[int, int] | None:
    before = next((span for span in reversed(spans[:index]) if span), None)
    after = next(
        (span for at, span in enumerate(spans[index + 1 :], index + 1) if span and len(own[at]) >= SIZE), None
    )
    if before is None and after is None:
        return None
    low = before[1] if before else max(0, (after[0] if after else 0) - 40)
    high = after[0] if after else low + 40
    for at in places[tuple(block)]:
        if low - 1 <= at and at + len(block) <= high + 1:
            return at, at + len(block)
    return None


def _without_copies(texts: Sequence[str], own: Sequence[Sequence[str]], labels: list[bool]) -> None:
    copies: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        if labels[index] and len(own[index]) >= SIZE:
            copies[text].append(index)
    for indexes in copies.values():
        if len(indexes) > 1:
            around = {index: sum(labels[max(0, index - 4) : index + 5]) for index in indexes}
            most = max(around.values())
            for index in indexes:
                labels[index] = around[index] == most
