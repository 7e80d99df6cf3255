"""``image-without-alternative`` is one finding on a page's own images, and one on each image of a template."""

from __future__ import annotations

import pytest

from audits.run import audit_page, audit_template
from schemas.facts.image import Image
from schemas.finding import Finding
from schemas.vocabulary import Region, Severity
from tests.audits.build import context
from tests.audits.facts import SITE, image, page_facts, seen_on, template

CONTEXT = context()
AUDIT = "image-without-alternative"
VISIT = f"{SITE}/visit/"


def findings(*images: Image) -> list[Finding]:
    """Return what is found on a page with these images."""
    found = audit_page(CONTEXT, facts=page_facts(1, images=list(images))).findings
    return [finding for finding in found if finding.audit == AUDIT]


def test_a_pages_images_are_one_finding() -> None:
    """With their names and their number, each an occurrence."""
    (finding,) = findings(image("a.jpg"), image("b.jpg", "Our team"), image("c%20d.jpg"))
    assert finding.message == "2 images have no alternative text: a.jpg, c d.jpg."
    assert (finding.value, finding.page_count, finding.severity) == (2, 1, Severity.MODERATE)
    assert [place.evidence.field for place in finding.occurrences] == ["/images/0/src", "/images/2/src"]


def test_the_finding_stays_while_one_image_is_left() -> None:
    """Its id is that of audit and page."""
    (two,), (one,) = findings(image("a.jpg"), image("b.jpg")), findings(image("b.jpg"))
    assert two.finding_id == one.finding_id
    assert one.message == "1 image has no alternative text: b.jpg."


def test_an_image_of_a_template_is_a_finding_of_its_own() -> None:
    """Once, with the pages that show it."""
    images = [image(name, region=Region.HEADER, seen_on=seen_on(1, 2)) for name in ("a.jpg", "b.jpg")]
    found = audit_template(template(Region.HEADER, images=images), CONTEXT).findings
    assert [(finding.subject, finding.page_count, finding.value) for finding in found] == [
        ("template:header", 2, 1),
        ("template:header", 2, 1),
    ]
    assert len({finding.finding_id for finding in found}) == 2


def test_an_image_that_is_all_that_its_link_holds_names_the_link() -> None:
    """An empty alternative is a fault there, and a serious one."""
    (finding,) = findings(image("a.png", "", link=VISIT, alone_in_link=True))
    assert finding.severity is Severity.SERIOUS
    assert finding.message == "1 image has no alternative text and is all that its link holds: a.png."


@pytest.mark.parametrize(
    "images",
    [
        pytest.param([image("a.png", "")], id="decoration"),
        pytest.param([image("a.png", decorative=True)], id="hidden from screen readers"),
        pytest.param([image("a.png", width=1, height=1)], id="a pixel that counts visits"),
        pytest.param([image("a.png", "", link=VISIT)], id="beside the words of a link"),
        pytest.param(
            [
                image("a.png", "", link=VISIT, alone_in_link=True),
                image("b.png", "Visit us", link=VISIT, alone_in_link=True),
            ],
            id="beside an image that names the link",
        ),
        pytest.param([image("a.png", "", decorative=True, link=VISIT, alone_in_link=True)], id="hidden link"),
    ],
)
def test_what_needs_no_alternative(images: list[Image]) -> None:
    """None of these is a fault."""
    assert findings(*images) == []


def test_a_sentence_names_five_images() -> None:
    """And counts the others."""
    (finding,) = findings(*(image(f"{number}.jpg") for number in range(7)))
    assert finding.message.endswith("0.jpg, 1.jpg, 2.jpg, 3.jpg, 4.jpg and 2 more.")


def test_a_file_that_is_shown_twice_is_named_once() -> None:
    """Both images are counted."""
    (finding,) = findings(image("a.jpg"), image("a.jpg"))
    assert finding.message == "2 images have no alternative text: a.jpg."


def test_an_image_without_an_address_of_its_own_is_called_inline() -> None:
    """Its data are cut in the evidence."""
    (finding,) = findings(image("").model_copy(update={"src": "data:image/gif;base64," + "A" * 9_000}))
    assert finding.message == "1 image has no alternative text: an inline image."
    assert len(finding.evidence.quote) == 200
