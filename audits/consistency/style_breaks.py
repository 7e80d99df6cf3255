"""Report what breaks the profile's style sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from audits.consistency.majority import Majority
from audits.consistency.tally import Family, Form, fixes_of, occurrences_of, pages_of
from audits.consistency.wording import found_forms
from audits.contract import SiteFound
from language.forms.compounds import key_of
from language.forms.style_entries import EntryKind, StyleEntry
from schemas.vocabulary import Tier


def unwanted(families: Mapping[tuple[str, str], Family]) -> Iterator[SiteFound]:
    """Yield a finding for each word that the style sheet bans, of families of kind ``never``."""
    for (kind, key), family in families.items():
        if kind != "never":
            continue
        forms = list(family.values())
        count = sum(form.count for form in forms)
        times = "once" if count == 1 else f"{count} times"
        yield SiteFound(
            subject=f"never:{key}",
            message=f"“{forms[0].form}” is on your style sheet's list of words not to use ({times})",
            occurrences=occurrences_of(forms),
            page_count=pages_of(forms),
            tier=Tier.SURE,
            is_set=True,
            value=float(count),
            unit="places",
            fixes=fixes_of(forms),
        )


def unlike_chosen(
    families: Mapping[tuple[str, str], Family], entries: Iterable[StyleEntry], kind: EntryKind
) -> Iterator[SiteFound]:
    """Yield a finding for each asked-for form that is written in another way, of families of kind ``use``.

    Of entries of one kind. The subject is that of the finding without the style sheet, so that it goes on as the same.
    """
    for entry in entries:
        family = families.get(("use", entry.form))
        if entry.kind == kind and family:
            key = key_of(entry.key) if kind == "term" else entry.key
            yield found_forms(
                key, Majority(Form(entry.form), list(family.values()), chosen=True), tier=Tier.SURE
            )
