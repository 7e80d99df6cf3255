"""Test telephone numbers in lines."""

from __future__ import annotations

import pytest

from extraction.locations.phones.read_phones import read_phones, read_tel


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("732.906.9600", "US", [("+17329069600", "voice")]),
        ("413·664·5291", "US", [("+14136645291", "voice")]),
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
        ("Closed 12/2023 – 01/2024, 03.06-07.06.2024 and 06/15/2024-06/22/2024", "US", []),
        ("60577_2175550-300x159.jpg", "US", []),
        ("img_2175550134.png", "US", []),
        ("502/633-4190", "US", [("+15026334190", "voice")]),
        ("(217) 555-0134 / (217) 555-0199", "US", [("+12175550134", "voice"), ("+12175550199", "voice")]),
        ("020 7223 7223 / 020 7223 7224", "GB", [("+442072237223", "voice"), ("+442072237224", "voice")]),
        ("Phone(732) 906-9600Fax(732) 906-9601", "US", [("+17329069600", "voice"), ("+17329069601", "fax")]),
        ("Call 1-800-44-SMILE", "US", [("+18004476453", "toll_free")]),
        ("888-MY-CLINIC", "US", [("+18886925464", "toll_free")]),
        ("1-855-GET HELP today", "US", [("+18554384357", "toll_free")]),
        ("800 HEALTH CARE PROVIDERS", "US", []),
        ("+353 1 676 1234", "US", [("+35316761234", "voice")]),
    ],
)
def test_phones_of_a_line(text: str, country: str, expected: list[tuple[str, str]]) -> None:
    """A line's numbers come in E.164 with their kind; registration numbers, dates and prices are left out."""
    assert [(p.e164, p.kind.value) for p in read_phones(text, country)] == expected


@pytest.mark.parametrize(
    ("text", "extension"), [("201-487-1240 ext. 12", "12"), ("201-487-1240, option 2", "2")]
)
def test_extension_stands_apart(text: str, extension: str) -> None:
    """An extension or a phone tree's choice is kept apart from the number."""
    (phone,) = read_phones(text, "US")
    assert (phone.e164, phone.raw, phone.extension) == ("+12014871240", "201-487-1240", extension)


def test_tel_link() -> None:
    """A link's target is read like a number; any other gives null."""
    found = read_tel("tel:+1-561-915-1934", "US")
    assert found is not None
    assert found.e164 == "+15619151934"
    assert read_tel("tel:call-us", "US") is None
    assert read_tel("tel:+15555555555", "US") is None
