"""Write a commented ``checkup.toml`` from a first look at a site."""

from __future__ import annotations

import json

from pipeline.first_look import FirstLook
from pipeline.forecast import duration
from schemas.profile import CrawlSettings


def profile_text(look: FirstLook, settings: CrawlSettings) -> str:
    """Return the text of a profile that `schemas.profile_file.read_profile` accepts.

    Facts of the site become keys; a person's decisions are left to comments.
    """
    delay = max(settings.delay_seconds, look.crawl_delay_seconds)
    least = "" if look.has_sitemap else "At least "
    lines = [
        f"# Checkup's settings for {look.url}, written by 'checkup init' from what the site shows.",
        "# docs/profile.md lists every key. For an editor that reads JSON Schema, run",
        "# 'checkup schema profile > checkup.schema.json' and let '#:schema checkup.schema.json' be the first line.",
        "",
        f"url = {_quoted(look.url)}",
        f"name = {_quoted(look.name)}  # from {look.name_source}"
        if look.name
        else '# name = "…"  # for the report\'s title',
        "",
        "[crawl]",
        "# Where the site's administrator reaches you; sent with every request. Set it before the first run.",
        '# contact = "you@clinic.example"',
        f"delay_seconds = {settings.delay_seconds:g}  # between two requests",
    ]
    if look.crawl_delay_seconds > settings.delay_seconds:
        lines.append(f"# robots.txt asks for {look.crawl_delay_seconds:g} seconds, and gets them.")
    lines.append(
        f"# {least}{look.known_pages} pages are known: about {duration(look.known_pages * delay)} a run."
    )
    if look.hosts:
        lines += [
            "# The site links to these hosts. Name those that belong to it:",
            f"# hosts = [{', '.join(map(_quoted, look.hosts))}]",
        ]
    lines += ["", "# Sections seen, with their pages:"]
    lines += [f"#   {_comment(path)} {count}" for path, count in look.sections] or ["#   none"]
    shown = look.sections[0][0] if look.sections else "/blog/"
    lines += [
        f"# include = [{_quoted(shown)}]  # to stay within some of them",
        f"# exclude = [{_quoted(shown)}]  # to leave some out",
        "",
        "# A staging site: names of environment variables that hold user:password and header values.",
        '# basic_auth_env = "STAGING_LOGIN"',
        '# headers_env = { "X-Preview" = "STAGING_TOKEN" }',
        "",
        "[spelling]",
        "# Names and terms that are right, beside those that the checker learns from the site.",
        "words = []",
        "",
        "[audits]",
        "# Ids of audits that do not run; 'checkup explain' lists them.",
        "off = []",
        "",
        "# [audits.options.long-sentence]",
        "# max_words = 35",
        "",
    ]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """Return a TOML basic string: JSON's escapes are TOML's, but for DEL (https://toml.io/en/v1.0.0#string)."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in text)
