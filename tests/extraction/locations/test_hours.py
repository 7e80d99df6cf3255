"""Test opening hours in text and in schema.org's properties: every usual spelling, and nothing else."""

from __future__ import annotations

import pytest

from extraction.locations.hours.read_hours import read_hours
from extraction.locations.hours.schema_hours import read_schema_hours
from schemas.location import Hours

WEEK = "mo tu we th fr"
ALL = "mo tu we th fr sa su"


def said(hours: list[Hours]) -> list[str]:
    return [
        " ".join(
            [
                ",".join(h.days),
                f"{h.opens}-{h.closes}" if h.opens else "-" if h.by_appointment else "closed",
                *(["appointment"] if h.by_appointment else []),
            ]
        )
        for h in hours
    ]


def days(words: str) -> str:
    return words.replace(" ", ",")


@pytest.mark.parametrize(
    "line",
    [
        "Mon–Fri 8am–5pm",
        "Mon-Fri: 8:00 AM - 5:00 PM",
        "Monday through Friday: 8:00 AM to 5:00 PM",
        "Monday to Friday, 8 a.m. to 5 p.m.",
        "Monday thru Friday 8:00am until 5:00pm",
        "MON – FRI 8 AM – 5 PM",
        "M-F 8-5",
        "M – F: 8:00 – 5:00",
        "Mon. - Fri. 8:00 a.m. – 5:00 p.m.",
        "Mon-Fri 08:00-17:00",
        "Mon-Fri 8a-5p",
        "Mon–Fri 8.00am–5.00pm",
        "Weekdays 8am-5pm",
        "Office hours: Monday-Friday from 8am to 5pm",
        "We are open Monday through Friday, 8:00 AM to 5:00 PM.",
        "Open Monday–Friday between 8am and 5pm",
        "8am–5pm, Monday–Friday",
        "8:00 AM to 5:00 PM Monday through Friday",
        "Mon, Tue, Wed, Thu, Fri: 8am to 5pm",
        "Mondays – Fridays: 8 AM–5 PM",
        "Monday–Friday (8 AM–5 PM)",
        "Mon - Fri | 8:00 am - 5:00 pm",
        "Monday-Friday......8:00am-5:00pm",
        "Hours: M, T, W, R, F 8–5",
    ],
)
def test_one_week_in_all_its_spellings(line: str) -> None:
    """Each line says Monday to Friday from eight to five."""
    assert said(read_hours([line])) == [f"{days(WEEK)} 08:00-17:00"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Mon-Thu 8-5 · Fri 8-2"], ["mo,tu,we,th 08:00-17:00", "fr 08:00-14:00"]),
        (
            ["Mon-Fri 8am-5pm; Sat 9am-noon; Sun closed"],
            [f"{days(WEEK)} 08:00-17:00", "sa 09:00-12:00", "su closed"],
        ),
        (["Mon–Fri 8am–5pm, closed weekends"], [f"{days(WEEK)} 08:00-17:00", "sa,su closed"]),
        (["Closed Saturday and Sunday"], ["sa,su closed"]),
        (["Closed on Sundays"], ["su closed"]),
        (["Saturday - Sunday: CLOSED"], ["sa,su closed"]),
        (["Monday through Thursday (closed Friday, Saturday, and Sunday)"], ["fr,sa,su closed"]),
        (["Tue/Thu: 9:00am - 6:00pm"], ["tu,th 09:00-18:00"]),
        (["Mon, Wed & Fri 9:30am-4:30pm"], ["mo,we,fr 09:30-16:30"]),
        (["Sunday & Monday: Closed"], ["mo,su closed"]),
        (["Mon-Fri 8am-12pm and 1pm-5pm"], [f"{days(WEEK)} 08:00-12:00", f"{days(WEEK)} 13:00-17:00"]),
        (["Mon-Fri 8:00-12:00, 1:00-5:00"], [f"{days(WEEK)} 08:00-12:00", f"{days(WEEK)} 13:00-17:00"]),
        (
            ["Mon–Fri 8am–5pm (closed for lunch 12–1)"],
            [f"{days(WEEK)} 08:00-12:00", f"{days(WEEK)} 13:00-17:00"],
        ),
        (
            ["Mon–Thu 8:00 AM – 5:00 PM", "Friday 8:00 AM – 12:00 PM", "Closed for lunch 12:30–1:30 PM"],
            ["mo,tu,we,th 08:00-12:30", "mo,tu,we,th 13:30-17:00", "fr 08:00-12:00"],
        ),
        (["Mon-Fri 9-5", "Lunch: 1pm to 2pm"], [f"{days(WEEK)} 09:00-13:00", f"{days(WEEK)} 14:00-17:00"]),
        (["Saturday by appointment only"], ["sa - appointment"]),
        (["Sat: By Appointment"], ["sa - appointment"]),
        (["Sat 9am-1pm (by appointment only)"], ["sa 09:00-13:00 appointment"]),
        (["Monday", "8:00 AM – 5:00 PM", "Tuesday", "Closed"], ["mo 08:00-17:00", "tu closed"]),
        (["Mon", "Tue", "Wed", "8-5", "9-6", "Closed"], ["mo 08:00-17:00", "tu 09:00-18:00", "we closed"]),
        (["Mon - Fri", "8:00 AM", "-", "5:00 PM"], [f"{days(WEEK)} 08:00-17:00"]),
        (["Monday", "8:00 am", "5:00 pm"], ["mo 08:00-17:00"]),
        (
            ["Mon", "8am-12pm", "1pm-5pm", "Tue", "8am-12pm"],
            ["mo 08:00-12:00", "mo 13:00-17:00", "tu 08:00-12:00"],
        ),
        (
            ["8am–5pm", "Monday–Friday", "9am–1pm", "Saturday"],
            [f"{days(WEEK)} 08:00-17:00", "sa 09:00-13:00"],
        ),
        (["Mon 8-5", "Tue 8-5", "Wed 9-6"], ["mo 08:00-17:00", "tu 08:00-17:00", "we 09:00-18:00"]),
        (["Open 24/7"], [f"{days(ALL)} 00:00-24:00"]),
        (["Hours: 24 hours a day, 7 days a week"], [f"{days(ALL)} 00:00-24:00"]),
        (["Mon-Sun: open 24 hours"], [f"{days(ALL)} 00:00-24:00"]),
        (["Daily 7am to 11pm"], [f"{days(ALL)} 07:00-23:00"]),
        (["Open 7 days a week, 8am–8pm"], [f"{days(ALL)} 08:00-20:00"]),
        (["Fri 8-12", "Sat 9-1"], ["fr 08:00-12:00", "sa 09:00-13:00"]),
        (["Friday – Monday: 10 AM – 6 PM"], ["mo,fr,sa,su 10:00-18:00"]),
        (["Sat 9 - noon"], ["sa 09:00-12:00"]),
        (["Thursdays 1–5pm"], ["th 13:00-17:00"]),
        (["Reception:", "Mon–Sat 10 AM–8 PM"], ["mo,tu,we,th,fr,sa 10:00-20:00"]),
        (["Mon 5pm-8am"], ["mo 17:00-08:00"]),  # over midnight
        (["Fri & Sat: 18:00 – 02:00"], ["fr,sa 18:00-02:00"]),
        (
            ["Mon–Fri 8am–5pm", "Monday 8am–5pm", "Sat 9am–1pm"],
            [f"{days(WEEK)} 08:00-17:00", "sa 09:00-13:00"],
        ),
    ],
)
def test_hours_of_lines(lines: list[str], expected: list[str]) -> None:
    """Days come in the week's order, 24-hour times, a break as two lines, closed days apart from appointments."""
    assert said(read_hours(lines)) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["We saw 10 to 12 patients on Monday"],
        ["Mon 1-5"],
        ["Mon 8-5"],  # alone it may be the fifth of August
        ["Avoid the sun 10am to 4pm"],
        ["Stay out of the midday sun between 10 am and 4 pm"],
        ["On Friday we lost 8-5"],
        ["We open 8am-5pm"],
        ["Every other Friday 8am-12pm"],
        ["First Saturday of the month 9am-12pm"],
        ["Mon-Fri 8-5 except Wednesday 8-12"],
        ["Monday, December 24: 8am-12pm"],
        ["Saturday 12/24/2025 9am-1pm"],
        ["Lab: Mon-Fri 7am-3pm"],
        ["Pharmacy hours", "Mon-Fri 9am-6pm"],
        ["Dr. Adams:", "Mon–Sat 11:00 AM–4:00 PM", "Sun 11:00 AM–3:00 PM"],
        ["Doctor consultation", "Monday–Saturday 11:00 AM–4:00 PM; Sunday 11:00 AM–3:00 PM"],
        ["Phone lines are answered Mon-Fri 9am-4pm"],
        ["Call us Mon–Fri 9am–4pm"],
        ["Holiday hours: Mon-Fri 9am-12pm"],
        ["Join us Saturday 9am-12pm for our open house"],
        ["Our nurse line is available 24/7"],
        ["24/7 emergency support"],
        ["Monday", "Tuesday", "8am-5pm"],  # whose?
        ["Mon", "8-5", "9-6"],  # two offices in one row
        ["By appointment only"],
        ["Fri 6-8 pm"],  # morning or evening?
        ["Mon-Fri"],
        ["8am-5pm"],
        ["F: 215-555-0142 T: 215-555-0143"],
        ["Take 1-2 tablets Mon, Wed and Fri"],
        ["Sat fat 8-12 g"],
        ["Weekdays are busy, 9-5 jobs are common"],
        ["Fri: 6–8"],  # morning or evening?
    ],
)
def test_what_is_no_opening_hours(lines: list[str]) -> None:
    """Prose, dates, scores, other people's hours and hours of some weeks only give nothing."""
    assert read_hours(lines) == []


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({"openingHours": "Mo-Fr 09:00-17:00"}, [f"{days(WEEK)} 09:00-17:00"]),
        ({"openingHours": ["Mo,We 08:00-12:00", "Sa 9:00-13:00"]}, ["mo,we 08:00-12:00", "sa 09:00-13:00"]),
        (
            {"openingHours": "Mo-Fr 08:00-17:00 Sa 09:00-12:00"},
            [f"{days(WEEK)} 08:00-17:00", "sa 09:00-12:00"],
        ),
        (
            {"openingHours": "Mo-Fr 08:00-17:00; Sa 09:00-12:00"},
            [f"{days(WEEK)} 08:00-17:00", "sa 09:00-12:00"],
        ),
        (
            {"openingHours": "Mo-Fr 08:00-12:00,13:00-17:00"},
            [f"{days(WEEK)} 08:00-12:00", f"{days(WEEK)} 13:00-17:00"],
        ),
        ({"openingHours": "Monday-Friday 8:00 AM - 5:00 PM"}, [f"{days(WEEK)} 08:00-17:00"]),
        (
            {
                "openingHours": "Mo-Fr 08:00-17:00",
                "openingHoursSpecification": [
                    {"dayOfWeek": "Monday", "opens": "08:00", "closes": "17:00"},
                    {"dayOfWeek": ["Friday", "Saturday"], "opens": "08:00", "closes": "17:00"},
                ],
            },
            [f"{days(WEEK)} 08:00-17:00", "sa 08:00-17:00"],
        ),
        ({"openingHours": "Mo-Su"}, [f"{days(ALL)} 00:00-24:00"]),
        ({"openingHours": "Su off"}, ["su closed"]),
        ({"openingHours": "PH off"}, []),
        (
            {
                "openingHoursSpecification": {
                    "dayOfWeek": ["Monday", "Tuesday"],
                    "opens": "08:00:00",
                    "closes": "17:00:00",
                }
            },
            ["mo,tu 08:00-17:00"],
        ),
        (
            {
                "openingHoursSpecification": [
                    {"dayOfWeek": "https://schema.org/Saturday", "opens": "10:00", "closes": "13:00"}
                ]
            },
            ["sa 10:00-13:00"],
        ),
        (
            {
                "openingHoursSpecification": [
                    {"dayOfWeek": {"@id": "schema:Sunday"}, "opens": "00:00", "closes": "00:00"}
                ]
            },
            ["su closed"],
        ),
        (
            {"openingHoursSpecification": [{"dayOfWeek": "Friday", "opens": "18:00", "closes": "00:00"}]},
            ["fr 18:00-24:00"],
        ),
        (
            {"openingHoursSpecification": [{"dayOfWeek": "Friday", "opens": "00:00", "closes": "23:59"}]},
            ["fr 00:00-24:00"],
        ),
        (
            {"openingHoursSpecification": [{"dayOfWeek": "Friday", "opens": "18:00", "closes": "02:00"}]},
            ["fr 18:00-02:00"],
        ),
        (
            {
                "openingHoursSpecification": [
                    {"dayOfWeek": "PublicHolidays", "opens": "09:00", "closes": "12:00"}
                ]
            },
            [],
        ),
        ({"openingHoursSpecification": [{"opens": "09:00", "closes": "12:00"}]}, []),
        (
            {
                "openingHoursSpecification": [
                    {"dayOfWeek": "Monday", "opens": "09:00", "closes": "12:00", "validFrom": "2025-12-24"}
                ]
            },
            [],
        ),
        (
            {"openingHoursSpecification": [{"dayOfWeek": "Friday", "opens": "8:00 AM", "closes": "5:00 PM"}]},
            ["fr 08:00-17:00"],
        ),
        ({"openingHours": None, "openingHoursSpecification": "soon"}, []),
    ],
)
def test_hours_of_structured_data(node: dict[str, object], expected: list[str]) -> None:
    """Both of schema.org's forms are read; hours of a season or a holiday are left out."""
    assert said(read_schema_hours(node)) == expected


def test_thousands_of_specifications_are_each_kept_once() -> None:
    """The first of equal ones stays, in the order of the page."""
    times = [f"{hour:02}:{minute:02}" for hour in range(8, 18) for minute in range(60)]
    rules = [{"dayOfWeek": "Monday", "opens": opens, "closes": "19:00"} for opens in times]
    found = read_schema_hours({"openingHoursSpecification": rules * 3})
    assert [hours.opens for hours in found] == times


def test_a_list_of_days_without_end_is_no_rule() -> None:
    """A week has seven days; a property can have any length."""
    assert read_schema_hours({"openingHours": "Mo , " * 20_000}) == []
