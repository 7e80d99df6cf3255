"""Who asks: the server's token, and the name of the reviewer."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from reports.app.ask import LONGEST_WHO, WHO_COOKIE, Ask
from reports.app.render import page
from reports.app.security.signing import LOGIN_COOKIE, SESSION_COOKIE, login_token, same
from reports.app.views.flash import go_back

_MONTH, _YEAR = 30 * 86_400, 365 * 86_400


def login_page(ask: Ask, *, wrong: bool = False) -> Response:
    """Return the form that asks for the token."""
    return page(
        ask,
        "app/login.html",
        403 if wrong else 200,
        tab="login",
        wrong=wrong,
        target=_local(ask.query.get("next", ""))
        or _local(str(ask.form.get("next", "")) if ask.form else "")
        or "/",
    )


def login_form(ask: Ask) -> Response:
    """Remember that this browser knew the token."""
    ask.check_form()
    token = ask.settings.token
    if token is None:
        raise HTTPException(404, "This server asks for no token.")
    given = ask.form.get("secret") if ask.form is not None else None
    if not isinstance(given, str) or not same(given.strip(), token):
        return login_page(ask, wrong=True)
    answer = RedirectResponse(_local(str(ask.form.get("next", "")) if ask.form else "") or "/", 303)
    for name, value in (
        (SESSION_COOKIE, ask.session),
        (LOGIN_COOKIE, login_token(ask.settings.key, ask.session, token)),
    ):
        answer.set_cookie(
            name, value, max_age=_MONTH, httponly=True, samesite="lax", secure=ask.is_secure, path="/"
        )
    return answer


def logout_form(ask: Ask) -> Response:
    """Forget that this browser knew the token."""
    ask.check_form()
    answer = RedirectResponse("/login", 303)
    for name in (SESSION_COOKIE, LOGIN_COOKIE):
        answer.delete_cookie(name, path="/")
    return answer


def who_form(ask: Ask) -> Response:
    """Remember the name of who decides in this browser."""
    ask.check_form()
    if ask.settings.user_header:
        raise HTTPException(404, "The login says who you are.")
    answer = go_back(ask, "/", done="who")
    name = ask.text("who", LONGEST_WHO)
    if name:
        answer.set_cookie(
            WHO_COOKIE,
            quote(name),
            max_age=_YEAR,
            httponly=True,
            samesite="lax",
            secure=ask.is_secure,
            path="/",
        )
    else:
        answer.delete_cookie(WHO_COOKIE, path="/")
    return answer


def _local(path: str) -> str:
    """Return a path of this server, or nothing: a login never leads to another one."""
    fine = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if fine and "\\" not in path else ""
