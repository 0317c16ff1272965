"""Fetching one page: http and https alone, no cookies, bounded in time, size and redirects."""

from __future__ import annotations

import re
import time
from functools import cache
from typing import TYPE_CHECKING, Any

from chancery.errors import FetchError, SourceError, SourceNotFound, UnreadableSource
from chancery.sources.addresses import day_in_url
from chancery.sources.draft import Draft
from chancery.sources.encoding import decode
from chancery.sources.html import decode_page, draft_of_page
from chancery.sources.network import allowed_addresses, proxy_for
from chancery.sources.options import SourceOptions
from chancery.sources.plain import is_html

if TYPE_CHECKING:
    import httpx

_MOST_REDIRECTS = 5
_MOST_ADDRESSES = 3
_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain", "text/markdown", "text/x-markdown", "application/octet-stream", "")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def is_url(source: str) -> bool:
    """Whether a source is named by a URL, of whatever scheme."""
    return bool(_URL.match(source))


def draft_of_url(url: str, options: SourceOptions) -> Draft:
    """The draft of a page or plain text on the web. Raises `FetchError`, `SourceNotFound` and `UnreadableSource`."""
    import httpx

    try:
        body, kind, charset, last = _follow(url, options)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol):
        raise FetchError("not an address that can be fetched; write it as https://host/path") from None
    except httpx.TimeoutException:
        raise FetchError("the server did not answer in time; try again later") from None
    except (httpx.HTTPError, ValueError) as error:
        raise FetchError(f"the connection failed ({_one_line(error)}); check the address and the connection") from None
    if kind in _PAGES or is_html(body):
        page = decode_page(body, options.max_page_bytes, declared=charset)
        return draft_of_page(page, where=url, source=url, url=last)
    if kind not in _TEXTS:
        raise UnreadableSource(f"this is {kind}, neither a page nor plain text; download it and give the file")
    return Draft(text=decode(body, declared=charset), where=url, source=url, url=last, address_day=day_in_url(last))


def _follow(url: str, options: SourceOptions) -> tuple[bytes, str, str | None, str]:
    """Body, media type, declared encoding and last URL."""
    import httpx

    deadline = time.monotonic() + 3 * options.timeout_seconds
    target = httpx.URL(url)
    for _ in range(_MOST_REDIRECTS + 1):
        if target.scheme not in ("http", "https"):
            raise FetchError(f"“{target.scheme}” is not fetched, only http and https; download it and give the file")
        if not target.host:
            raise httpx.InvalidURL("no host")
        answer = _get(target, options, deadline)
        if not isinstance(answer, str):
            return (*answer, str(target.copy_with(fragment=None)))
        target = target.join(answer)
    raise FetchError(f"over {_MOST_REDIRECTS} redirects; give the address where they end")


def _get(target: httpx.URL, options: SourceOptions, deadline: float) -> str | tuple[bytes, str, str | None]:
    """The location that the server redirects to, or body, media type and declared encoding."""
    import httpx

    proxy = proxy_for(target.scheme, target.host)
    if proxy:
        return _ask(target, target, options, deadline, proxy)
    port = target.port or (443 if target.scheme == "https" else 80)
    host = target.raw_host.decode("ascii")
    addresses = allowed_addresses(host, port, allow_private=options.allow_private_addresses)[:_MOST_ADDRESSES]
    for address in addresses[:-1]:
        try:
            return _ask(target, target.copy_with(host=address), options, deadline, None)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue  # IPv6 without a route, mostly
    return _ask(target, target.copy_with(host=addresses[-1]), options, deadline, None)


def _ask(
    target: httpx.URL, address: httpx.URL, options: SourceOptions, deadline: float, proxy: str | None
) -> str | tuple[bytes, str, str | None]:
    import httpx

    # A client for each request keeps no cookies, and no connection that was verified for another host's name.
    client = httpx.Client(
        verify=_certificates(), proxy=proxy, trust_env=False, timeout=options.timeout_seconds, follow_redirects=False
    )
    headers = {
        "Host": target.netloc.decode("ascii"),
        "User-Agent": _user_agent(),
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
        "Accept-Language": "en",
    }
    names = {"sni_hostname": target.raw_host.decode("ascii")}
    bare = address.copy_with(username=None, password=None, fragment=None)
    with client, client.stream("GET", bare, headers=headers, extensions=names) as response:
        if response.has_redirect_location:
            return str(response.headers["location"])
        if response.status_code != 200:
            raise _refusal(response.status_code, response.reason_phrase)
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return _body(response, options.max_page_bytes, deadline), kind, response.charset_encoding


def _body(response: httpx.Response, most_bytes: int, deadline: float) -> bytes:
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if len(body) > most_bytes:
            raise FetchError(f"over {most_bytes // 1_000_000} MB; download it and give the file")
        if time.monotonic() > deadline:
            raise FetchError("the server sends too slowly; try again later, or save the page and give the file")
    return bytes(body)


def _refusal(status: int, reason: str) -> SourceError:
    said = f"the server answered {status} {reason}".rstrip()
    if status in (404, 410):
        return SourceNotFound(f"{said}; check the address")
    if status in (401, 402, 403, 451):
        return FetchError(f"{said}; open the page in a browser, save it and give the file")
    return FetchError(f"{said}; try again later")


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__


@cache
def _user_agent() -> str:
    from importlib.metadata import version

    return f"chancery/{version('chancery')}"


@cache
def _certificates() -> Any:
    import httpx

    return httpx.create_ssl_context(trust_env=True)  # honours SSL_CERT_FILE, as trust_env=False above would not
