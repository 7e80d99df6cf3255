"""Learn the facts of a whole site: names in titles, texts that repeat."""

from __future__ import annotations

from extraction import PageReading, extract_pages, finish, learn, read

BODIES = {
    "back-spasms": "A back spasm is a sudden tightness in the muscle of the back, and it may come from overuse. ",
    "heat-or-ice": "Warmth increases the flow of blood, and ice reduces the swelling of a joint after an injury. ",
    "neck-pain": "Neck pain often comes from long hours at a desk, and a short walk every hour helps most people. ",
    "posture": "Good posture keeps the spine in line, and it spares the muscles that hold the head upright. ",
}
NOTICE = "Our clinic welcomes new patients of every age, and most insurance plans are accepted here."
IDS = {"page_id": "p-0123456789abcdef"}


def page(slug: str) -> bytes:
    name = slug.replace("-", " ").capitalize()
    text = "".join(
        f"<p>{BODIES[slug]}Point {number} of this text on {name} is said here.</p>" for number in range(8)
    )
    return (
        f"<html lang=en><head><title>{name} | Redefine Healthcare</title></head><body class='single-post'>"
        f"<article><div class='entry-content'>{text}<p>{NOTICE}</p></div></article></body></html>"
    ).encode()


def readings() -> list[PageReading]:
    return [read(page(slug), f"http://clinic.example/blog/{slug}/", "text/html") for slug in BODIES]


def test_a_titles_shared_part_is_the_sites_name() -> None:
    found = readings()
    facts = learn(found, "http://clinic.example/")
    article = finish(found[0], facts, **IDS).article
    assert article is not None
    assert article.headline == "Back spasms"
    assert article.provenance["/headline"].raw == "Back spasms | Redefine Healthcare"


def test_one_page_alone_keeps_its_title() -> None:
    (found,) = readings()[:1]
    article = finish(found, learn([found], found.url), **IDS).article
    assert article is not None
    assert article.headline == "Back spasms | Redefine Healthcare"


def test_what_repeats_on_a_templates_pages_is_no_body() -> None:
    found = readings()
    facts = learn(found, "http://clinic.example/")
    for reading in found:
        article = finish(reading, facts, **IDS).article
        assert article is not None
        assert NOTICE not in article.body_text
        assert "Point 7" in article.body_text


def test_facts_are_the_same_in_any_order_and_survive_json() -> None:
    found = readings()
    facts, turned = learn(found, "http://clinic.example/"), learn(found[::-1], "http://clinic.example/")
    assert facts.digest == turned.digest
    assert facts == type(facts).model_validate_json(facts.to_json())


def test_a_batch_is_finished_with_what_its_pages_show_together() -> None:
    results = extract_pages(
        [(slug, f"http://clinic.example/blog/{slug}/", page(slug), "text/html") for slug in BODIES]
    )
    assert list(BODIES) == [name for name, _, _ in results]
    assert [slug.replace("-", " ").capitalize() for slug in BODIES] == [
        finished.article.headline if finished.article else None for _, finished, _ in results
    ]
