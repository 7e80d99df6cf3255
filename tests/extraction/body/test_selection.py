"""Take the blocks whose expected F1 of words is the highest."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from extraction.body.selection import LEAST, body_of, choose
from extraction.page.blocks import TextBlock, segment
from extraction.page.document import parse_text
from extraction.page.frame_tree import FrameTree

BLOCKS = st.lists(st.tuples(st.integers(1, 80), st.floats(LEAST, 1)), min_size=1, max_size=7)


def test_a_sure_page_takes_what_is_likelier_than_not() -> None:
    """The threshold of a certain page is a half."""
    assert choose([100, 100, 100, 5], [0.99, 0.99, 0.01, 0.45])[0] == [True, True, False, False]


def test_a_doubtful_page_takes_more() -> None:
    """Where little is sure, leaving out costs more than taking in."""
    assert choose([20, 20, 20], [0.6, 0.45, 0.4])[0] == [True, True, True]


def test_what_is_unlikely_is_never_taken() -> None:
    """A menu gives no body, and nothing to expect of it."""
    assert choose([3, 3, 3], [0.2, 0.1, 0.05]) == ([False, False, False], 0.0)


def test_no_blocks_give_no_body() -> None:
    """An empty page is no error."""
    assert choose([], []) == ([], 0.0)


@given(BLOCKS)
def test_no_other_choice_is_expected_to_be_better(blocks: list[tuple[int, float]]) -> None:
    """Among all subsets of a few blocks none has a higher ratio of expected right words to words."""
    words, scores = [size for size, _ in blocks], [score for _, score in blocks]
    total = sum(size * score for size, score in blocks)
    best = max(
        2 * sum(size * score for (size, score), inside in zip(blocks, subset, strict=True) if inside)
        / (sum(size for (size, _), inside in zip(blocks, subset, strict=True) if inside) + total)
        for subset in product((False, True), repeat=len(blocks))
    )  # fmt: skip
    taken, expected = choose(words, scores)
    assert abs(expected - best) < 1e-9
    assert any(taken)


SHORT = "<p>Come to our whiplash clinic day in Paterson on April 22; no appointment is needed.</p>"
BIO = "<p>Dr. Ann Lee is a doctor of pain management who has treated backs and necks in this town for twenty years.</p>"


def taken_of(page: str, scores: dict[str, float], default: float) -> tuple[list[str], float]:
    """Return the tags and first words of the blocks taken, with scores by the blocks' first word."""
    blocks: list[TextBlock] = segment(parse_text(f"<body>{page}</body>", "http://clinic.example/").body)
    likely = [scores.get(block.text.split()[0], default) for block in blocks]
    taken, expected = body_of(blocks, likely, FrameTree(blocks))
    return [block.text.split()[0] for block, inside in zip(blocks, taken, strict=True) if inside], expected


def test_a_biography_beside_a_short_text_is_not_body() -> None:
    """However sure the scorer is of it: the page has a text of its own."""
    offices = "<footer>" + "<p>12 Main Street, Paterson</p>" * 20 + "</footer>"
    page = f"<article>{SHORT}</article><aside><section>{BIO * 3}</section></aside>{offices}"
    assert taken_of(page, {"Come": 0.6, "12": 0.0}, 0.9)[0] == ["Come"]


def test_a_doubtful_authors_box_is_not_body() -> None:
    """It needs no aside: the box under a post is named."""
    page = f"<article>{SHORT * 3}</article><div><div class=author-box>{BIO}</div></div>"
    assert taken_of(page, {"Come": 0.9}, 0.7)[0] == ["Come"] * 3


def test_a_text_that_stands_in_an_aside_alone_is_body() -> None:
    """Old pages put everything into one odd element."""
    assert taken_of(f"<h1>Knees</h1><aside>{SHORT}</aside>", {"Knees": 0.1}, 0.9)[0] == ["Come"]


def test_a_heading_inside_of_the_body_is_kept_with_its_text() -> None:
    """Also where its own likelihood is under the page's threshold; none that is unlikely, and none before the text."""
    page = f"<h2>Before</h2>{SHORT}<h2>Between</h2>{SHORT}<h2>Unlikely</h2>{SHORT}"
    scores = {"Before": 0.3, "Between": 0.3, "Unlikely": 0.1}
    assert taken_of(page, scores, 0.98)[0] == ["Come", "Between", "Come", "Come"]
