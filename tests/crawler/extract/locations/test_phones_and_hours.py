"""Numbers and hours in lines."""

from __future__ import annotations

import pytest

from crawler.extract.locations.hours import read_hours
from crawler.extract.locations.phone import read_phones, read_tel
from crawler.extract.locations.schema_hours import read_schema_hours


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("732.906.9600", "US", [("+17329069600", "voice")]),
        ("732.906.9600 732.906.9300", "US", [("+17329069600", "voice"), ("+17329069300", "voice")]),
        ("732.906.9600732.906.9300", "US", [("+17329069600", "voice"), ("+17329069300", "voice")]),
        ("Tel 703-841-3229 Fax 703-841-3329", "US", [("+17038413229", "voice"), ("+17038413329", "fax")]),
        ("fx. 303.779.4834", "US", [("+13037794834", "fax")]),
        ("1-800-223-2273", "US", [("+18002232273", "toll_free")]),
        ("For appointments call 732-906-9600", "US", [("+17329069600", "appointment")]),
        ("020 7223 7223", "GB", [("+442072237223", "voice")]),
        ("Landline: 0191-3509230", "IN", [("+911913509230", "voice")]),
        ("Phone: 9362669000", "US", [("+19362669000", "voice")]),
        ("NPI: 1234567893", "US", []),
        ("(555) 555-5555 or 123-456-7890", "US", []),
        ("License # 281-266-2300", "US", []),
        ("Routing Number: 061211171", "US", []),
        ("12/12/2022 and 2024-01-15", "US", []),
        ("$12500 for 4 implants", "US", []),
    ],
)
def test_phones_of_a_line(text: str, country: str, expected: list[tuple[str, str]]) -> None:
    """A line's numbers come in E.164 with their kind; registration numbers, dates and prices are none."""
    assert [(p.e164, p.kind.value) for p in read_phones(text, country)] == expected


@pytest.mark.parametrize(
    ("text", "extension"), [("201-487-1240 ext. 12", "12"), ("201-487-1240, option 2", "2")]
)
def test_extension_stands_apart(text: str, extension: str) -> None:
    """An extension or a phone tree's choice is kept apart from the number."""
    (phone,) = read_phones(text, "US")
    assert (phone.e164, phone.raw, phone.extension) == ("+12014871240", "201-487-1240", extension)


def test_tel_link() -> None:
    """A link's target is read like a number; what is none gives null."""
    found = read_tel("tel:+1-561-915-1934", "US")
    assert found is not None
    assert found.e164 == "+15619151934"
    assert read_tel("tel:call-us", "US") is None
    assert read_tel("tel:+15555555555", "US") is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Mon–Fri 8am–5pm"], [("mo tu we th fr", "08:00", "17:00")]),
        (["Monday to Friday, 8:30 am to 5:00 pm"], [("mo tu we th fr", "08:30", "17:00")]),
        (["Tuesday and Thursday, 9:00 am to 4:00 pm"], [("tu th", "09:00", "16:00")]),
        (["Monday", "7:30am - 5:00pm"], [("mo", "07:30", "17:00")]),
        (["Sun: Closed"], [("su", None, None)]),
        (
            ["Mon–Sat 10 AM–8 PM · Sun 10 AM–3 PM"],
            [("mo tu we th fr sa", "10:00", "20:00"), ("su", "10:00", "15:00")],
        ),
        (["Sat 9 - noon"], [("sa", "09:00", "12:00")]),
        (["We saw 10 to 12 patients on Monday"], []),
        (["Mon 1-5"], []),
    ],
)
def test_hours_of_lines(lines: list[str], expected: list[tuple[str, str | None, str | None]]) -> None:
    """Opening hours come with days in the week's order and 24-hour times; closed days have none."""
    assert [(" ".join(h.days), h.opens, h.closes) for h in read_hours(lines)] == expected


def test_hours_of_structured_data() -> None:
    """Both of schema.org's forms are read."""
    node = {
        "openingHours": ["Mo-Fr 09:00-17:00"],
        "openingHoursSpecification": [
            {"dayOfWeek": ["https://schema.org/Saturday"], "opens": "10:00", "closes": "13:00"}
        ],
    }
    assert [(" ".join(h.days), h.opens, h.closes) for h in read_schema_hours(node)] == [
        ("mo tu we th fr", "09:00", "17:00"),
        ("sa", "10:00", "13:00"),
    ]
