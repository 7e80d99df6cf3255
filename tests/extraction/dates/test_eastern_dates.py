"""Read dates in scripts, eras and calendars that are not those of the West."""

from __future__ import annotations

import pytest

from extraction.dates.parsing.solar_hijri import gregorian
from extraction.dates.parsing.written import find_written
from tests.extraction.dates.test_foreign_dates import BODY, page, roles


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023年5月12日", "2023-05-12"),
        ("２０２２年１２月８日（木）", "2022-12-08"),
        ("２０２２／１２／０８", "2022-12-08"),
        ("令和5年4月3日", "2023-04-03"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成30年11月20日　院長ブログ", "2018-11-20"),
        ("民國112年5月12日", "2023-05-12"),
        ("١٢ مايو ٢٠٢٣", "2023-05-12"),
        ("نُشر في ١٧ أيار ٢٠٢٢", "2022-05-17"),
        ("3 كانون الثاني 2021", "2021-01-03"),
        ("14 تشرين الأول/أكتوبر 2022", "2022-10-14"),
        ("20 شوال 1444 هـ الموافق 10 مايو 2023 م", "2023-05-10"),
        ("۱۲ خرداد ۱۴۰۲", "2023-06-02"),
        ("تاریخ انتشار: 1401/07/25", "2022-10-17"),
        ("1401/07/25", "2022-10-17"),
        ("12 فروردين 1400", "2021-04-01"),
    ],
)
def test_written_days(text: str, day: str) -> None:
    """Each line holds one day, in the Gregorian calendar."""
    assert [date.instant.value for date in find_written(text)] == [day]


@pytest.mark.parametrize("text", ["Ref. 1401/07/25 B", "۳۱ مهر ۱۴۰۲", "昭和64年1月7日", "20 شوال 1444 هـ"])
def test_no_days(text: str) -> None:
    """A number without its script, a day that no calendar has, one before the web, and a lunar day are not read."""
    assert list(find_written(text)) == []


@pytest.mark.parametrize(
    ("year", "new_year"),
    [
        (1375, "1996-03-20"),
        (1376, "1997-03-21"),
        (1399, "2020-03-20"),
        (1400, "2021-03-21"),
        (1403, "2024-03-20"),
        (1404, "2025-03-21"),
        (1408, "2029-03-20"),
        (1412, "2033-03-20"),
    ],
)
def test_solar_new_year(year: int, new_year: str) -> None:
    """1 Farvardin is on the day that the published calendars give."""
    assert str(gregorian(year, 1, 1)) == new_year


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("<p>公開日：２０２２年１２月８日</p><p>更新日：２０２３年２月１日</p>", ("2022-12-08", "2023-02-01")),
        ("<span>تاريخ النشر: 3 كانون الثاني 2021</span> | <span>آخر تحديث: 14 تشرين الأول 2022</span>",
         ("2021-01-03", "2022-10-14")),
        ("<span>منتشر شده در سه‌شنبه ۴ مهر ۱۴۰۲</span> <span>به‌روزرسانی: ۱۵ آذر ۱۴۰۲</span>",
         ("2023-09-26", "2023-12-06")),
        ("<p>市民公開講座は2024年11月3日（日）から市民会館で開催します。どうぞお越しください。</p>", (None, None)),
        ("<p>يقام يوم الصحة المفتوح يوم السبت ٩ نوفمبر ٢٠٢٤ من الساعة العاشرة.</p>", (None, None)),
    ],
)  # fmt: skip
def test_labels_and_events(top: str, expected: tuple[str | None, str | None]) -> None:
    """Labels of these languages give the dates their roles; a sentence about an event is no byline."""
    found = roles(page(top=top))
    assert (found.get("published"), found.get("modified")) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Friday, October 21 – Sunday, October 23, 2022",
        "3–5 March 2023",
        "October 21 to 23 October 2022",
        "vom 3. bis 5. März 2023",
        "du 3 au 5 mars 2023",
    ],
)
def test_days_of_an_event(line: str) -> None:
    """The last of several days, of which the first has no year, is no publication."""
    assert roles(page(top=f"<p>{line}</p>")) == {}


@pytest.mark.parametrize("line", ["12 – 3 March 2023", "5 min read – March 3, 2023"])
def test_no_range(line: str) -> None:
    """A number before a byline's date is not its first day."""
    assert roles(page(top=f"<p>{line}</p>")) == {"published": "2023-03-03"}


def test_a_cards_item_is_the_cards() -> None:
    """A date in the item of a related post is that post's, in whatever element."""
    card = (
        "<div itemscope itemtype='https://schema.org/BlogPosting'><meta itemprop='datePublished' content='2024-01-15'>"
        "<h4 itemprop='name'><a itemprop='url' href='/{0}/'>{0} and you</a></h4></div>"
    )
    assert roles(page(end=card.format("Hips"))) == {}
    assert roles(page(end=card.format("Hips") + card.format("Knees"))) == {}


def test_an_items_date_of_the_page_is_read() -> None:
    """The page's own item, and a meta element of no item, keep theirs."""
    meta = "<meta itemprop='datePublished' content='2024-01-15'>"
    own = f"<div itemscope itemtype='https://schema.org/Article'>{meta}</div>"
    assert roles(page(top=own)) == {"published": "2024-01-15"}
    assert roles(page(top=meta)) == {"published": "2024-01-15"}


def test_brackets_within_a_link() -> None:
    """A date in brackets behind the title in a link is that of the link's target."""
    assert roles(page(top="<p><a href='/k/'>Knees (updated 9 May 2021)</a></p>")) == {}


@pytest.mark.parametrize("line", ["۱۴۰۱/۰۴/۱۸ - نوشتهٔ گروه پزشکی", "9 July 2022 – by Ada Roe"])
def test_a_byline_at_the_end(line: str) -> None:
    """A date that opens a line and is followed by who wrote it is a publication, wherever the line is."""
    assert roles(page(end=f"{BODY}<p>{line}</p>")) == {"published": "2022-07-09"}
