"""Servers on this machine that behave as servers of the web do, at their best and at their worst."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STORY = "Le Conseil des Détroits s’est réuni mardi à Vélane pour examiner la plainte de la Valdorie contre les péages d’Ostrane. " * 4
HTML = f"<html><head><title>Péages</title></head><body><h1>Péages : la Valdorie ne paiera pas</h1><p>{STORY}</p></body></html>"
PLAIN = HTML.replace("’", "'")
RSS = """<rss version="2.0"><channel><title>Le Courrier</title>
<item><title>Un</title><link>{site}/a</link><description>court</description></item>
<item><title>Deux</title><link>{site}/b</link><description>court</description></item></channel></rss>"""
WHOLE = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Le Courrier</title>
<item><title>Péages : la plainte</title><link>https://courrier.example/a</link>
<content:encoded><![CDATA[<p>{STORY}</p>]]></content:encoded></item></channel></rss>"""


class Handler(BaseHTTPRequestHandler):
    """Answers by path; every request is noted."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        server.asked.append((self.path, dict(self.headers.items()), time.monotonic()))
        with suppress(OSError):
            getattr(self, "at_" + self.path.strip("/").partition("?")[0].replace(".", "_").replace("-", "_"), self.missing)()
        self.close_connection = True

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        usual = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(body))}
        for name, value in {**usual, **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def missing(self) -> None:
        self.send(b"", 404)

    def at_a(self) -> None:
        self.send(HTML.encode(), Set_Cookie="reader=7")

    at_b = at_a

    def at_private(self) -> None:
        self.send(HTML.encode())

    def at_packed(self) -> None:
        self.send(gzip.compress(HTML.encode()), Content_Encoding="gzip")

    def at_broken(self) -> None:
        self.send(gzip.compress(HTML.encode())[:-40], Content_Encoding="gzip")

    def at_garbled(self) -> None:
        self.send(b"\x00" * 400, Content_Encoding="gzip")

    def at_bomb(self) -> None:
        self.send(gzip.compress(b"<p>" + b"a" * 50_000_000), Content_Encoding="gzip")

    def at_strange(self) -> None:
        self.send(HTML.encode(), Content_Encoding="zstd")

    def at_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000000000000")
        self.end_headers()
        for _ in range(4_000):
            self.wfile.write(b"a" * 65_536)

    def at_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>encore</p>" * 5_000)

    def at_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(1_000):
            self.wfile.write(b"a")
            time.sleep(0.05)

    def at_slow_head(self) -> None:
        for letter in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 1_000:
            self.wfile.write(bytes([letter]))
            self.wfile.flush()
            time.sleep(0.05)

    def at_silent(self) -> None:
        time.sleep(8)

    def at_loop(self) -> None:
        self.send(b"", 302, Location="/loop")

    def at_moved(self) -> None:
        self.send(b"", 301, Location="/a")

    def at_inward(self) -> None:
        self.send(b"", 302, Location="file:///etc/passwd")

    def at_cut(self) -> None:
        self.send(HTML.encode(), Content_Length="900000")

    def at_latin(self) -> None:
        self.send(PLAIN.replace("mardi", "mardi au cœur").encode("iso8859-15"), Content_Type="text/html; charset=ISO-8859-15")

    def at_wrong(self) -> None:
        self.send(HTML.encode(), Content_Type="text/html; charset=ISO-8859-1")

    def at_busy(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        times = sum(path == self.path for path, _, _ in server.asked)
        self.send(HTML.encode() if times > 2 else b"", 200 if times > 2 else 503, Retry_After="7")

    def at_down(self) -> None:
        self.send(b"", 500)

    def at_feed(self) -> None:
        self.changed(RSS.format(site=f"http://{self.headers['Host']}").encode())

    def at_whole(self) -> None:
        self.changed(WHOLE.encode())

    def changed(self, body: bytes) -> None:
        if self.headers.get("If-None-Match") == '"1"':
            self.send_response(304)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.send(body, Content_Type="application/rss+xml", ETag='"1"')

    def at_robots_txt(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        self.send(server.robots.encode(), server.robots_status, Content_Type="text/plain")


class Server(ThreadingHTTPServer):
    """A server that remembers what it was asked."""

    daemon_threads = True
    robots = "User-agent: *\nDisallow: /private\n"
    robots_status = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str], float]] = []

    def handle_error(self, *_: object) -> None:
        """A reader that goes away is no error."""

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving(change: Callable[[Server], None] = lambda _: None) -> Iterator[Server]:
    """A server while it is needed."""
    server = Server()
    change(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
