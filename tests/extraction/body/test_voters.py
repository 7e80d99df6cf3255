"""Ask other people's extractors as voters."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from extraction.body.shingles import SIZE, shingles
from extraction.body.voters import Voter, block_shares, readability, trafilatura_fast, trafilatura_recall

PAGE = (
    "<html><head><title>Heel pain</title><script>var a = 1</script></head><body><nav><a href=/>Home</a></nav><article>"
    "<h1>Heel pain</h1>" + "<p>The band of tissue under the foot hurts after rest.</p>" * 20 + "</article>"
    "<div class=comments><p>Thank you.</p></div></body></html>"
)
WORDS = st.lists(st.sampled_from(("heel", "pain", "rest", "ice")), max_size=12)


@pytest.mark.parametrize("voter", [trafilatura_fast, trafilatura_recall, readability])
def test_a_voter_leaves_the_page_as_it_is(voter: Voter) -> None:
    root = html.document_fromstring(PAGE)
    before = html.tostring(root)
    assert "hurts after rest" in voter(root)
    assert before == html.tostring(root)


@given(WORDS, st.lists(WORDS, max_size=6))
def test_shares_are_those_of_the_shingles(text: list[str], blocks: list[list[str]]) -> None:
    """A block counts by its sequences of four words, a shorter one where its words follow one another in the text."""
    runs = set(
        chain.from_iterable(zip(*(text[at:] for at in range(size)), strict=False) for size in range(1, SIZE))
    )
    known = set(shingles(text))
    expected = [
        (1.0 if tuple(own) in runs else 0.0)
        if len(own) < SIZE
        else sum(gram in known for gram in shingles(own)) / len(shingles(own))
        for own in blocks
    ]
    assert expected == block_shares(" ".join(text), blocks)
