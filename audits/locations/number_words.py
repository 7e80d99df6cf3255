"""Write a telephone number as the people of its country do."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module


@lru_cache(maxsize=1024)
def number_words(e164: str) -> str:
    """Return a number in E.164 as its country writes it: ``908-555-0142``, ``020 7223 7223``.

    >>> number_words("+19085550142"), number_words("+442072237223")
    ('908-555-0142', '020 7223 7223')
    """
    phonenumbers = import_module("phonenumbers")
    if e164.startswith("+1"):
        return f"{e164[2:5]}-{e164[5:8]}-{e164[8:]}"
    number = phonenumbers.parse(e164, None)
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))


@lru_cache(maxsize=1024)
def country_code(e164: str) -> str:
    """Return the country code of a number in E.164: ``+91``."""
    return f"+{import_module('phonenumbers').parse(e164, None).country_code}"
