"""URLs, fetched from a server on this machine."""

from __future__ import annotations

import gzip
import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from chancery.errors import FetchError, SourceNotFound, UnreadableSource
from chancery.records import Document
from chancery.sources import SourceOptions
from chancery.sources.network import is_public

from .samples import ENGLISH, errors, one_document, one_error, opened

LOCAL = SourceOptions(allow_private_addresses=True, timeout_seconds=0.5, max_page_bytes=100_000)
PAGE = f"<html><head><title>T</title></head><body><article><p>{ENGLISH}</p></article></body></html>"


class Handler(BaseHTTPRequestHandler):
    """Answers by path, and remembers what it was asked."""

    seen: list[dict[str, str]]

    def do_GET(self) -> None:
        self.seen.append({**{key.lower(): value for key, value in self.headers.items()}, "path": self.path})
        name = self.path.rpartition("/")[2].partition("?")[0]
        if name.startswith("hop"):
            step = int(name[3:])
            self._send(b"", 302, ("Location", f"/hop{step - 1}" if step else "/page"), ("Set-Cookie", "a=b"))
        elif name == "away":
            self._send(b"", 301, ("Location", "file:///etc/hostname"))
        elif name == "slow":
            threading.Event().wait(1.5)
        elif name == "large":
            self._send(b"<html><p>" + b"x" * 200_000)
        elif name == "bomb":
            self._send(gzip.compress(b"x" * 5_000_000), 200, ("Content-Encoding", "gzip"))
        elif name.isdigit():
            self._send(PAGE.encode(), int(name))
        else:
            self._send(*_CONTENT[name])

    def _send(self, body: bytes, status: int = 200, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for key, value in headers or [("Content-Type", "text/html; charset=utf-8")]:
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


_CONTENT: dict[str, tuple[bytes, int, tuple[str, str]]] = {
    "page": (PAGE.encode(), 200, ("Content-Type", "text/html; charset=utf-8")),
    "latin": (PAGE.replace("closed", "closed “”").encode("cp1252"), 200, ("Content-Type", "text/html; charset=cp1252")),
    "plain": (f"{ENGLISH}\r\n".encode(), 200, ("Content-Type", "text/plain")),
    "unnamed": (PAGE.encode(), 200, ("X-None", "")),
    "pdf": (b"%PDF-1.7", 200, ("Content-Type", "application/pdf")),
    "broken": (b"not gzip", 200, ("Content-Encoding", "gzip")),
}  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server that answers as `Handler` does."""
    Handler.seen = []
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def test_a_page_is_fetched(server: str) -> None:
    """The document names the URL as it was given; its day may come from the address."""
    document = one_document(f"{server}/2021/10/20/page#part", options=LOCAL)

    assert (document.text, document.title) == (ENGLISH, "T")
    assert (document.source, document.url) == (f"{server}/2021/10/20/page#part", f"{server}/2021/10/20/page")
    assert (document.published, document.published_from) == ("2021-10-20", "metadata")


def test_the_server_learns_who_asks_and_nothing_more(server: str) -> None:
    """Name and version are sent, cookies and passwords never."""
    port = server.rpartition(":")[2]
    one_document(f"http://user:secret@localhost:{port}/hop1", options=LOCAL)

    asked = Handler.seen[-3:]
    assert [each["path"] for each in asked] == ["/hop1", "/hop0", "/page"]
    assert all(each["user-agent"].startswith("chancery/") for each in asked)
    assert all(each["host"] == f"localhost:{port}" for each in asked)
    assert not any({"cookie", "authorization"} & each.keys() for each in asked)


def test_declared_encodings_plain_text_and_unnamed_pages_are_read(server: str) -> None:
    """The server's charset is heard, plain text kept to the character, a page known by how it begins."""
    assert "closed “”" in one_document(f"{server}/latin", options=LOCAL).text
    assert one_document(f"{server}/plain", options=LOCAL).text == f"{ENGLISH}\r\n"
    assert one_document(f"{server}/unnamed", options=LOCAL).text == ENGLISH


@pytest.mark.parametrize(
    ("path", "kind", "said"),
    [
        ("404", SourceNotFound, "404 Not Found; check the address"),
        ("403", FetchError, "in a browser"),
        ("500", FetchError, "try again later"),
        ("hop9", FetchError, "redirects"),
        ("away", FetchError, "only http and https"),
        ("slow", FetchError, "did not answer in time"),
        ("large", FetchError, "over 0 MB"),
        ("bomb", FetchError, "over 0 MB"),
        ("broken", FetchError, "failed"),
        ("pdf", UnreadableSource, "application/pdf"),
    ],
)
def test_what_fails_is_one_error(server: str, path: str, kind: type[Exception], said: str) -> None:
    """Every way to fail is an error with what to do; it names the URL."""
    error = one_error(f"{server}/{path}", options=LOCAL)

    assert type(error) is kind
    assert said in error.message
    assert error.where == f"{server}/{path}"


def test_a_failing_url_does_not_stop_the_batch(server: str) -> None:
    """The pages after a broken address are read."""
    urls = ["http://127.0.0.1:9/", "https://", "http://[half", "http://no-such-host.invalid/", f"{server}/page"]

    items = opened(*urls, options=LOCAL)

    assert [error.where for error in errors(items)] == urls[:4]
    assert isinstance(items[-1], Document)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "2130706433"])
def test_private_networks_are_not_entered(host: str) -> None:
    """Loopback, private and link-local addresses are refused before anything is sent, in every notation."""
    error = one_error(f"http://{host}:9/", options=SourceOptions(timeout_seconds=0.5))

    assert isinstance(error, (FetchError, SourceNotFound))
    assert "private network" in error.message or isinstance(error, SourceNotFound)


@pytest.mark.parametrize(
    "address",
    [
        "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1", "fc00::1", "224.0.0.1", "0.0.0.0",
        "100.64.0.1",
    ],
)  # fmt: skip
def test_wrapped_and_special_addresses_are_not_public(address: str) -> None:
    """IPv4 inside IPv6 does not hide a private address."""
    assert not is_public(ipaddress.ip_address(address))
    assert is_public(ipaddress.ip_address("93.184.216.34"))
