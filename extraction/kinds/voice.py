"""Measure the voice of a page's prose: a firm's of itself, a writer's of others, a seller's of offers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extraction.page.blocks import TextBlock

MAX_TOKENS = 1_500
"""Words of prose counted: the shares hardly move after them."""

_GROUPS: dict[str, str] = {
    "we": "we our us ours we're we've we'll we’re we’ve we’ll",
    "you": "you your yours you're you'll you’re you’ll you've you’ve",
    "i": "i my me i'm i've i’m i’ve myself",
    "they": "he she they his her their him them it its",
    "past": "was were had did said went came made took became found began told",
    "said": "said says according told wrote added explained",
    "offer": "services service solutions team experts professional quality trusted free affordable clients"
    " customers experience industry certified licensed",
    "glue": "but however because although while though since if when that which who",
}
"""Words by the voice they reveal; a page in a language that has none of them gives zeros, and structure decides."""

_GROUP_OF = {word: name for name, words in _GROUPS.items() for word in words.split()}


def voice(prose: Sequence[TextBlock]) -> dict[str, float]:
    """Return the frequency in the prose of each group's words, numbers, quotes and exclamations, each from 0 to 1."""
    tokens: list[str] = []
    numbers = quotes = questions = exclaims = 0
    for block in prose:
        if len(tokens) >= MAX_TOKENS:
            break
        text = block.text.lower()
        tokens += text.split()
        questions += text.count("?")
        exclaims += text.count("!")
        quotes += text.count(' "') + text.count("“")
    size = max(len(tokens), 1) / 100
    counts: Counter[str] = Counter()
    for word, count in Counter(tokens).items():
        if word[0].isdecimal():
            numbers += count
        elif (name := _GROUP_OF.get(word) or _GROUP_OF.get(word.rstrip(",.;:!?"))) is not None:
            counts[name] += count
    found = {f"talk_{name}": min(counts[name] / size, 10.0) / 10 for name in _GROUPS}
    return found | {
        "talk_exclaims": min(exclaims / size, 5.0) / 5,
        "talk_questions": min(questions / size, 3.0) / 3,
        "talk_quotes": min(quotes / size, 5.0) / 5,
        "talk_numbers": min(numbers / size, 10.0) / 10,
        "talk_length": min(sum(map(len, tokens)) / size / 1000, 1.0),
    }
