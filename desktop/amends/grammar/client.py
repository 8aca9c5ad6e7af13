"""The one importer of ``language_tool_python``: its client, held to our limits.

The library's own request waits 300 seconds, reads answers of any size, follows redirects and
tells every failure in one class. Only that request is replaced. Importing this module costs a
tenth of a second, so it is imported when a server is first asked.
"""

import time
from collections.abc import Callable
from threading import Lock
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from language_tool_python import LanguageTool
from language_tool_python.match import Match

from amends.grammar.address import is_this_machine
from amends.text import utf16

_LARGEST_ANSWER = 8_000_000  # bytes; 20,000 characters full of mistakes come back as 2 million
_CHUNK = 65_536

_READING = Lock()  # Match keeps the text it is reading in class attributes, for all threads

_SAID = {
    400: "LanguageTool refused the request. Check the language in settings.",
    401: "This server wants a key, which Amends does not send. Choose another server.",
    403: "This server does not let Amends in. Ask whoever runs it, or choose another.",
    404: "There is no LanguageTool at this address. Check the address, and its path if it has one.",
    413: "The text is too long for this server. Shorten it, or use another server.",
    426: "This server asks for fewer requests. Wait a minute, or use a server of your own.",
    429: "This server asks for fewer requests. Wait a minute, or use a server of your own.",
}


class ServerFault(Exception):  # noqa: N818  # the fault is the server's and we live with it
    """What a server did wrong, as a sentence for the user without a word of the reply."""


class Client(LanguageTool):
    """The library's client for one server and language; not for two threads at once.

    ``deadline`` is in seconds and holds for each request as a whole.
    """

    def __init__(self, url: str, language: str, *, deadline: float, mother_tongue: str) -> None:
        self._deadline = deadline
        self._known_languages: set[str] = set()
        host = urlsplit(url).hostname or ""
        self._session = requests.Session()
        # a proxy named in the environment is for the world outside, never for this machine
        self._session.trust_env = not is_this_machine(host)
        try:
            super().__init__(language, remote_server=url, mother_tongue=mother_tongue or None)
            if mother_tongue:
                self._create_params("")  # refuses an unknown mother tongue now, not at each check
        except ValueError as error:
            raise ServerFault(_unknown_language(language, mother_tongue, error)) from error

    def matches(self, text: str) -> list[tuple[Match, int]]:
        """Return what the server found in ``text``, each with the code point where it ends.

        Raises ``ServerFault`` when an answer does not belong to the text: the library turns the
        server's UTF-16 offsets into code points, but not its lengths, and compares neither.
        """
        answer = self._query_server(
            urljoin(self._url, "check"), self._create_params(text), 1, "post"
        )
        try:
            with _READING:
                found = [Match(match, text) for match in answer["matches"]]
                Match.PREVIOUS_MATCHES_TEXT = None  # a class attribute is no place for a reply
            return [(match, _end_of(match, text)) for match in found]
        except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
            raise ServerFault(_NOT_LANGUAGETOOL) from error

    def close(self) -> None:
        """Close the connections."""
        self._session.close()
        super().close()

    def _get_languages(self) -> set[str]:
        """Ask for the languages once; the library would ask again before each check."""
        if not self._known_languages:
            try:
                self._known_languages = set(super()._get_languages()) - {None}
            except (KeyError, TypeError, AttributeError) as error:
                raise ServerFault(_NOT_LANGUAGETOOL) from error
        return self._known_languages

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 1,  # noqa: ARG002  # the library names it
        method: Literal["get", "post"] = "get",
    ) -> Any:
        """Make one request within the deadline; the caller decides when to try again."""
        ends = time.monotonic() + self._deadline
        ask: Callable[..., requests.Response] = getattr(self._session, method)
        how = {"data" if method == "post" else "params": params}
        try:
            with ask(
                url, timeout=self._deadline, stream=True, allow_redirects=False, **how
            ) as response:
                if response.status_code != requests.codes.ok:
                    raise ServerFault(_about_status(response.status_code))
                body = _body_of(response, ends)
        except requests.exceptions.SSLError as error:
            raise ServerFault(
                "The server's certificate is not trusted here, so nothing was sent. Check the "
                "address, or ask whoever runs the server for a valid certificate."
            ) from error
        except (
            requests.exceptions.Timeout,
            urllib3.exceptions.TimeoutError,
            TimeoutError,
        ) as error:
            raise ServerFault(_too_slow(self._deadline)) from error
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise ServerFault(_about_connection(error)) from error
        try:
            return _json(body)
        except (ValueError, RecursionError) as error:
            raise ServerFault(_NOT_LANGUAGETOOL) from error


_NOT_LANGUAGETOOL = (
    "What answers at this address is not LanguageTool, or another version of it. Check the address."
)


def _body_of(response: requests.Response, ends: float) -> bytes:
    body = bytearray()
    while chunk := response.raw.read1(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > _LARGEST_ANSWER:
            raise ServerFault("The server's answer was far too large and was not read to the end.")
        if time.monotonic() > ends:
            raise TimeoutError
    return bytes(body)


def _json(body: bytes) -> Any:
    import json

    return json.loads(body)


def _end_of(match: Match, text: str) -> int:
    """Return where ``match`` ends, after comparing its words with those the server quotes."""
    start = match.offset
    end = utf16.from_utf16(text, utf16.to_utf16(text, start) + match.error_length)
    context = match.context
    at = utf16.from_utf16(context, match.offset_in_context)
    upto = utf16.from_utf16(context, match.offset_in_context + match.error_length)
    if not 0 <= start < end <= len(text) or _spaced(text[start:end]) != _spaced(context[at:upto]):
        raise ServerFault(
            "The server's findings do not fit the text, so none of them is shown. It may be "
            "another version; LanguageTool 6 is known to work."
        )
    return end


def _spaced(words: str) -> str:
    """Return ``words`` without white space, which the server changes where it quotes."""
    return "".join(words.split())


def _about_status(status: int) -> str:
    if status in _SAID:
        return _SAID[status]
    if 300 <= status < 400:
        return "This address points elsewhere, and text is not sent on. Use the other address."
    if status >= 500:
        return (
            f"The server has a fault of its own (status {status}). Try again in a while, or ask "
            "whoever runs it to look into its log."
        )
    return f"The server refused the request (status {status}). Check the address."


def _about_connection(error: Exception) -> str:
    named = repr(error)
    if "NameResolution" in named or "getaddrinfo" in named or "Failed to resolve" in named:
        return "No server has this name. Check the address and your connection."
    if "refused" in named:
        return "Nothing answers at this address. Start the server, or check address and port."
    return "The server broke the connection off. It may be short of memory; start it again."


def _too_slow(deadline: float) -> str:
    return (
        f"The server did not answer within {deadline:g} seconds. It may be busy or starting; "
        "try again, or use another server."
    )


def _unknown_language(language: str, mother_tongue: str, error: ValueError) -> str:
    tag = mother_tongue if mother_tongue and repr(mother_tongue) in str(error) else language
    return f"This server does not know the language {tag!r}. Choose another one in settings."
