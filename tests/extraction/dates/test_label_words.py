"""Recognise the wordings that announce a date, in the languages of the clinics' patients."""

from __future__ import annotations

import pytest

from extraction.dates.labels.label import label_before
from schemas.vocabulary import DateRole

MODIFIED, REVIEWED, PUBLISHED, DUE = (
    DateRole.MODIFIED,
    DateRole.REVIEWED,
    DateRole.PUBLISHED,
    DateRole.NEXT_REVIEW_DUE,
)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Date of most recent revision: ", MODIFIED),
        ("Content last altered ", MODIFIED),
        ("Latest amendment: ", MODIFIED),
        ("last-modified: ", MODIFIED),
        ("Last upd. ", MODIFIED),
        ("Brought up to date in ", MODIFIED),
        ("Information correct as at ", MODIFIED),
        ("Directions on this page last changed ", MODIFIED),
        ("This brochure was rewritten in ", MODIFIED),
        ("Dr. Lee brought this leaflet fully up to date on Monday ", MODIFIED),
        ("We changed the details on this page again in ", MODIFIED),
        ("Please note: this timetable was amended on ", MODIFIED),
        ("Our price list was last revised on ", MODIFIED),
        ("Profile updated: ", MODIFIED),
        ("Updated 9:05 a.m. CT, Friday, ", MODIFIED),
        ("Letzte Änderung dieser Webseite: ", MODIFIED),
        ("Pharmacist reviewed: ", REVIEWED),
        ("Last clinical check ", REVIEWED),
        ("First issue date: ", PUBLISHED),
        ("This leaflet first appeared in ", PUBLISHED),
        ("Update planned for ", DUE),
        ("To be revised by ", DUE),
        ("Fecha de la última actualización: ", MODIFIED),
        ("Texto revisado médicamente el ", REVIEWED),
        ("Date de la dernière mise à jour : ", MODIFIED),
        ("Dernière relecture médicale le ", REVIEWED),
        ("Ultima modifica: giovedì ", MODIFIED),
        ("Última atualização em ", MODIFIED),
        ("Próxima revisão: ", DUE),
        ("Zuletzt überarbeitet am ", MODIFIED),
        ("Ärztlich geprüft am ", REVIEWED),
        ("Nächste Überprüfung: ", DUE),
        ("Voor het laatst gewijzigd op ", MODIFIED),
        ("Senast ändrad den ", MODIFIED),
        ("Sist oppdatert ", MODIFIED),
        ("Først publiceret den ", PUBLISHED),
        ("Data ostatniej modyfikacji: ", MODIFIED),
        ("Zveřejněno dne ", PUBLISHED),
        ("Sivu päivitetty ", MODIFIED),
        ("Son güncelleme tarihi: ", MODIFIED),
        ("Adolygwyd ddiwethaf: ", REVIEWED),
        ("Последнее обновление: ", MODIFIED),
        ("Дата публикации: ", PUBLISHED),
        ("Cập nhật lần cuối: ", MODIFIED),
        ("Huling na-update noong ", MODIFIED),
        ("Dènye mizajou: ", MODIFIED),
        ("最后更新日期：", MODIFIED),
        ("发布日期：", PUBLISHED),
        ("最終更新日：", MODIFIED),
        ("최종 수정일: ", MODIFIED),
    ],
)  # fmt: skip
def test_each_language_announces_its_dates(text: str, role: DateRole) -> None:
    """A short line that ends in a label gives its role, whatever the language."""
    assert [role] == [label.role for label in label_before(text, line_length=40)]


@pytest.mark.parametrize(
    "text",
    [
        "The CDC guideline was updated in ",
        "Our price list was last changed by the billing office, whose prices rose in ",
        "Board-certified since ",
        "Version 3 of the browser was released on ",
        "Applications close ",
        "Fact checked on ",
        "Downloaded: ",
    ],
)
def test_no_label(text: str) -> None:
    """Words about something else do not announce a date of the page."""
    assert not [label for label in label_before(text, line_length=200) if label.role is not DateRole.UNKNOWN]
