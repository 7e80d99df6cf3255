"""Write a commented ``checkup.toml`` from a first look at a site."""

from __future__ import annotations

import json
import re

from pipeline.first_look import FirstLook
from pipeline.forecast import duration
from reports.wording import plural
from schemas.profile import CrawlSettings, FreshnessPolicy

_LISTS = re.compile(r"/(?:category|categories|tag|tags|author|page|feed|search|wp-[a-z]+|cdn-cgi|\d{4})/")
"""Matches ``/category/``: software makes its pages, and nobody reviews them."""


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
        else '# name = "…"  # for the report\'s title; the site does not say it clearly',
        '# locale = "en-US"  # the English of the site; without it, that of its offices\' country',
        "# The edit screen of a page, which findings link to; WordPress's own is known without it.",
        '# edit_url = "https://clinic.example/edit/{path}"  # or {id}, {url}',
        "",
        "[crawl]",
        "# Where the site's administrator reaches you, a mail address or a page; sent with every request.",
        "# Set it before the first run.",
        '# contact = "you@clinic.example"',
        f"delay_seconds = {settings.delay_seconds:g}  # between two requests",
    ]
    if look.crawl_delay_seconds > settings.delay_seconds:
        lines.append(f"# robots.txt asks for {look.crawl_delay_seconds:g} seconds, and gets them.")
    pages = plural(look.known_pages, "page is", "pages are")
    lines.append(f"# {least}{pages} known: about {duration(look.known_pages * delay)} a run.")
    if look.hosts:
        lines += [
            "# The site links to these hosts. Name those that belong to it:",
            f"# hosts = [{', '.join(map(_quoted, look.hosts))}]",
        ]
    lines += ["", "# Sections seen, with their pages:"]
    lines += [f"#   {_comment(path)} {count}" for path, count in look.sections] or ["#   none"]
    examples = _examples(look)
    shown = examples[0]
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
        "[style]",
        "# Forms that you have chosen, and words that you never use; every page that breaks them is listed.",
        '# use = ["Healthcare", "email", "Eric D. Freeman", "December 12, 2022"]',
        '# never = ["best-in-class"]',
        "",
        "[audits]",
        "# Ids of audits that do not run; 'checkup explain' lists them.",
        "off = []",
        "",
        "# [audits.options.long-sentence]",
        "# max_words = 35",
        "",
        *_freshness(shown),
        *_owners(examples),
        *_HOOKS,
    ]
    return "\n".join(lines)


_HOOKS = [
    "# A command of yours that is started, without a shell, for each published run, with the run as JSON on its",
    "# standard input:",
    "# [hooks]",
    '# published = ["/path/to/command", "argument"]',
    "# timeout_seconds = 60",
    "",
]


def _examples(look: FirstLook) -> list[str]:
    """Return up to two sections of the site to show in examples: those that people write before lists of pages."""
    paths = [path for path, _ in look.sections]
    written = [path for path in paths if not _LISTS.match(path)]
    return (written or paths or ["/blog/"])[:2]


def _freshness(section: str) -> list[str]:
    rest = FreshnessPolicy()
    return [
        "# How old a page may get before its review is due. Medical pages have "
        f"{rest.due_soon_months} and {rest.overdue_months} months;",
        "# stories, news, events and notices are never due. docs/profile.md has all the defaults, and another limit",
        "# for a part of the site is a policy with a name that you choose:",
        "# [freshness.policies.yearly]",
        f"# paths = [{_quoted(section)}]",
        "# due_soon_months = 12",
        "# overdue_months = 18",
        "",
    ]


def _owners(sections: list[str]) -> list[str]:
    return [
        "# Who takes care of which part of the site. The report shows the name with each finding there, and the",
        "# weekly mail goes to each owner with what is theirs. The first owner that fits gets a finding:",
        "# [owners.editors]",
        f"# sections = [{', '.join(map(_quoted, sections))}]",
        '# mail = "editors@clinic.example"',
        "# [owners.web-team]",
        '# audits = ["broken-link", "broken-structured-data"]',
        "",
    ]


def _quoted(text: str) -> str:
    """Return a TOML basic string: JSON's escapes are TOML's, but for DEL (https://toml.io/en/v1.0.0#string)."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in text)
