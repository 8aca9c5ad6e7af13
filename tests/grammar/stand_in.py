"""A server that speaks LanguageTool's protocol, and misbehaves on purpose when told to."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

LANGUAGES = [
    {"name": "English (GB)", "code": "en", "longCode": "en-GB"},
    {"name": "English", "code": "en", "longCode": "en"},
    {"name": "German", "code": "de", "longCode": "de-DE"},
]


def match(text, word, **changes):
    """Return what the real server says of ``word`` in ``text``: offsets in UTF-16 units."""
    start = text.index(word)
    units = len(text[:start].encode("utf-16-le")) // 2
    length = len(word.encode("utf-16-le")) // 2
    return {
        "message": "Possible spelling mistake found.",
        "replacements": [{"value": "right"}],
        "offset": units,
        "length": length,
        "context": {"text": text.replace("\n", " "), "offset": units, "length": length},
        "rule": {"id": "STAND_IN", "issueType": "misspelling", "category": {"id": "TYPOS"}},
        **changes,
    }


class StandIn:
    """What the server does is ``behaviour``, a function of the handler, which has the ``text``."""

    def __init__(self):
        self.behaviour = lambda handler: handler.answer({"matches": []})
        self.languages = lambda handler: handler.answer(LANGUAGES)
        self.asked = []
        self.release = threading.Event()
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                stand_in.languages(self)

            def do_POST(self):
                raw = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = {key: values[0] for key, values in parse_qs(raw).items()}
                stand_in.asked.append(form)
                self.text = form["text"]
                stand_in.behaviour(self)

            def answer(self, value, status=200):
                self.raw(json.dumps(value).encode(), status)

            def raw(self, body, status=200, kind="application/json", length=None, headers=()):
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body) if length is None else length))
                for name, value in headers:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def drip(self, body):
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                for byte in body:
                    if stand_in.release.wait(0.05):
                        return
                    self.wfile.write(bytes([byte]))

            def hang(self):
                stand_in.release.wait(30)

            def drip_headers(self):
                self.wfile.write(b"HTTP/1.0 200 OK\r\n")
                while not stand_in.release.wait(0.05):
                    self.wfile.write(b"X-More: yes\r\n")

            def log_message(self, format, *args):
                """Say nothing: the tests read what was asked."""

        class Server(ThreadingHTTPServer):
            def handle_error(self, request, client_address):
                """A client that hung up is what some tests are about."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}
        )
        self._thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self):
        self.release.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def running():
    server = StandIn()
    try:
        yield server
    finally:
        server.close()


def wait_until(true, seconds=10):
    """Wait for something another thread does."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.01)
