"""The digest of training data changes with what training reads, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.article_data import LabelledPage
from tools.provenance import data_digest

PAGE = LabelledPage("wcxb", "0001", "article", "https://clinic.example/knee", b"<p>Rest.", "Rest.", "Knee")


def _digest(*pages: LabelledPage) -> str:
    return data_digest(pages, lambda page: page.body)


def test_a_digest_covers_name_url_bytes_label_and_order() -> None:
    other = replace(PAGE, name="0002")
    digests = [
        _digest(PAGE),
        _digest(other),
        _digest(replace(PAGE, url="https://clinic.example/hip")),
        _digest(replace(PAGE, html=b"<p>Rest!")),
        _digest(replace(PAGE, body="Rest!")),
        _digest(PAGE, other),
        _digest(other, PAGE),
    ]
    assert len(set(digests)) == len(digests)


def test_a_digest_leaves_out_what_training_does_not_read() -> None:
    assert _digest(PAGE) == _digest(replace(PAGE, title=None))


def test_a_digest_is_that_of_the_lines_written_down() -> None:
    assert _digest(PAGE) == "3b21cf5d5389b3bcce98ce70e49f387164205a6fda69aa2a440b6d8fb476b001"
