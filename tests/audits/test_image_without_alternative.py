"""``image-without-alternative`` is one finding for a region of a template, a file on several pages, and a page."""

from __future__ import annotations

import pytest

from audits.run import audit_site
from audits.site_facts import site_facts
from audits.structure.image_without_alternative import INFO
from schemas.facts.image import Image
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.finding import Finding
from schemas.vocabulary import Region, Scope, Severity
from tests.audits.build import context
from tests.audits.facts import SITE, image, page_facts, seen_on, template

CONTEXT = context()
VISIT = f"{SITE}/visit/"


def judged(*pages: PageFacts, shared: tuple[TemplateFacts, ...] = ()) -> list[Finding]:
    """Return what is found on these pages and in a template."""
    _, found = audit_site(site_facts(page_facts=pages, template_facts=shared), CONTEXT)
    return [finding for finding in found if finding.audit == INFO.audit]


def findings(*images: Image) -> list[Finding]:
    """Return what is found on a page with these images."""
    return judged(page_facts(1, images=list(images)))


def test_a_pages_images_are_one_finding() -> None:
    """With their names and their number, each an occurrence."""
    (finding,) = findings(image("a.jpg"), image("b.jpg", "Our team"), image("c%20d.jpg"))
    assert finding.message == "2 pictures have no alternative text: a.jpg, c d.jpg. Write what each shows."
    assert (finding.value, finding.page_count, finding.severity) == (2, 1, Severity.MODERATE)
    assert [place.evidence.field for place in finding.occurrences] == ["/images/0/src", "/images/2/src"]


def test_the_finding_stays_while_one_image_is_left() -> None:
    """Its id is that of audit and page."""
    (two,), (one,) = findings(image("a.jpg"), image("b.jpg")), findings(image("b.jpg"))
    assert two.finding_id == one.finding_id
    assert one.message == "“b.jpg” has no alternative text. Write what it shows."


def test_the_images_of_a_region_of_a_template_are_one_finding() -> None:
    """With the pages that show any of them; it stays while one is left."""
    icons = [
        image(
            f"{name}.png",
            region=Region.FOOTER,
            link=f"https://{name}.com/us",
            alone_in_link=True,
            seen_on=shown,
        )
        for name, shown in (("facebook", seen_on(1, 2)), ("yelp", seen_on(1, 2, 3, pages=40)))
    ]
    (finding,) = judged(shared=(template(Region.FOOTER, images=icons),))
    assert (finding.subject, finding.page_count, finding.value) == ("template:footer", 40, 2)
    assert (finding.scope, finding.severity) == (Scope.TEMPLATE, Severity.SERIOUS)
    assert finding.message == (
        "2 linked pictures in the footer have no alternative text: facebook.png, yelp.png. Write where each leads."
    )
    assert [place.url for place in finding.occurrences] == [f"{SITE}/{number}/" for number in (1, 1, 2, 2, 3)]
    (left,) = judged(shared=(template(Region.FOOTER, images=icons[1:]),))
    assert left.finding_id == finding.finding_id
    assert left.message == "“yelp.png” in the footer is a link without words. Write where it leads: yelp.com."


def test_a_file_on_several_pages_is_one_cause() -> None:
    """In whatever size; the rest of each page is its own."""
    sizes = ("team.jpg", "team-300x200.jpg", "team-1024x683.jpg")
    pages = [
        page_facts(number, images=[image(size), image("own.jpg")] if number == 2 else [image(size)])
        for number, size in enumerate(sizes, 1)
    ]
    shared, own = judged(*pages)
    assert (shared.subject, shared.page_count, shared.scope) == (f"{SITE}/images/team.jpg", 3, Scope.SITE)
    assert shared.message == "“team.jpg” has no alternative text. Write what it shows."
    assert (own.page_count, own.message.partition("”")[0]) == (1, "“own.jpg")
    assert [finding.page_count for finding in judged(*pages[:2])] == [1, 1]


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (VISIT, "/visit/"),
        (f"{SITE}/", "the home page"),
        ("https://www.facebook.com/maplehill", "facebook.com"),
    ],
)
def test_an_image_that_is_all_that_its_link_holds_names_the_link(link: str, words: str) -> None:
    """An empty alternative is a fault there, and a serious one; it says what to write."""
    (finding,) = findings(image("a.png", "", link=link, alone_in_link=True))
    assert finding.severity is Severity.SERIOUS
    assert finding.message == f"“a.png” is a link without words. Write where it leads: {words}."


@pytest.mark.parametrize(
    "images",
    [
        pytest.param([image("a.png", "")], id="decoration"),
        pytest.param([image("a.png", decorative=True)], id="hidden from screen readers"),
        pytest.param([image("a.png", hidden=True)], id="hidden from all"),
        pytest.param([image("a.png", width=1, height=1)], id="a pixel that counts visits"),
        pytest.param([image("spacer.gif", width=400)], id="a spacer"),
        pytest.param([image("tr?id=7&ev=PageView")], id="an address that counts visits"),
        pytest.param([image("phone.png", width=24, height=24)], id="an icon"),
        pytest.param([image("").model_copy(update={"src": ""})], id="a drawing beside words"),
        pytest.param([image("footer-divider-2.png"), image("knee.svg")], id="ornaments"),
        pytest.param([image("a.png", "", link=VISIT)], id="beside the words of a link"),
        pytest.param(
            [image("a.png", link=VISIT)], id="beside the words of a link, without a word of its own"
        ),
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
    assert "0.jpg, 1.jpg, 2.jpg, 3.jpg, 4.jpg and 2 more." in finding.message


def test_a_file_that_is_shown_twice_is_one() -> None:
    """Both places are occurrences."""
    (finding,) = findings(image("a.jpg"), image("a.jpg"))
    assert (finding.value, len(finding.occurrences)) == (1, 2)
    assert finding.message == "“a.jpg” has no alternative text. Write what it shows."


def test_a_drawing_in_a_link_is_quoted_by_its_target() -> None:
    """It has no address of its own."""
    (finding,) = findings(image("", link=VISIT, alone_in_link=True).model_copy(update={"src": ""}))
    assert finding.message == "A drawing is a link without words. Write where it leads: /visit/."
    assert (finding.evidence.field, finding.evidence.quote) == ("/images/0/link", VISIT)


def test_a_link_that_enlarges_the_picture_is_no_link_to_a_page() -> None:
    """What it shows is to be written, not where it leads."""
    (finding,) = findings(image("a-300x200.jpg", "", link=f"{SITE}/images/a.jpg", alone_in_link=True))
    assert finding.message == "“a.jpg” has no alternative text. Write what it shows."
    assert finding.severity is Severity.MODERATE


def test_a_name_that_a_program_gave_is_cut() -> None:
    """Its beginning and its end are enough to find it; of an address within the address, the last part is its name."""
    (finding,) = findings(image("https%3A%2F%2Fcdn.example%2F" + "0123456789abcdef" * 4 + ".jpg"))
    assert finding.message.startswith("“0123456789abcdef0123456789abcd…bcdef.jpg” has")
