"""Opening: what the browser or the mail program is given, and what it never is."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.platforms.opening import LONGEST, reply_address
from amends.platforms.registry import load

PLACES = load()
POST = "https://x.com/ann/status/1790000000000000001"


def opened(surface, link="", text="Sorry."):
    return reply_address(PLACES.surface(surface), link, text)


def test_x_opens_its_reply_window_with_the_text():
    text = "Sorry, Ann & co: 100% our fault.\nWe’ll call…"
    address = opened("x.reply", f"{POST}?s=20", text)
    query = parse_qs(urlsplit(address).query)
    assert address.startswith("https://x.com/intent/tweet?in_reply_to=1790000000000000001&text=")
    assert query["text"] == [text]
    assert "+" not in address


def test_a_text_too_long_for_an_address_is_left_out_whole():
    address = opened("x.reply_premium", POST, "é" * 700)
    assert address == "https://x.com/intent/tweet?in_reply_to=1790000000000000001"
    assert opened("linkedin.post", "", "é" * 700) == (
        "https://www.linkedin.com/feed/?shareActive=true"
    )
    assert opened("email.message", "mailto:ann@example.com", "x" * 3000) == "mailto:ann@example.com"


def test_mail_has_the_line_breaks_of_mail():
    address = opened(
        "email.message", "mailto:ann@example.com?cc=eve@evil.example", "Dear Ann,\nsorry."
    )
    assert address == "mailto:ann@example.com?body=Dear%20Ann%2C%0D%0Asorry."


@pytest.mark.parametrize(
    ("surface", "link", "address"),
    [
        ("facebook.comment", "https://m.facebook.com/story.php?story_fbid=1&id=2&mibextid=z",
         "https://m.facebook.com/story.php?story_fbid=1&id=2"),
        ("google.review_reply", "https://maps.app.goo.gl/AbCd", "https://business.google.com/reviews"),
        ("bluesky.post", "at://did:plc:abc/app.bsky.feed.post/3k",
         "https://bsky.app/profile/did:plc:abc/post/3k"),
        ("whatsapp.message", "https://wa.me/491701234567", "https://wa.me/491701234567?text=Sorry."),
        ("mastodon.status", "https://mas.example/@ann/112233445566778899",
         "https://mas.example/@ann/112233445566778899"),
        ("x.reply", "https://x.com/ann", "https://x.com/ann"),
        ("x.reply", "", ""),
        ("x.post", "", "https://x.com/intent/tweet?text=Sorry."),
        ("web.statement", "", ""),
        ("email.message", "", ""),
        ("email.message", POST, POST),
        ("generic.reply", "forum.acme.example/t/1", ""),
        ("generic.reply", "https://forum.acme.example/t/ü?q=a%20b", "https://forum.acme.example/t/%C3%BC?q=a%20b"),
        ("generic.reply", "https://bücher.example/1", "https://xn--bcher-kva.example/1"),
    ],
)  # fmt: skip
def test_each_place_opens_its_reply_page_or_the_complaint(surface, link, address):
    assert opened(surface, link) == address


def test_ones_own_mastodon_server_opens_the_post():
    places = load(
        b'[[surface]]\nid = "mastodon.status"\n'
        b'reply_url = "https://my.example/authorize_interaction?uri={permalink}"\n'
    )
    address = reply_address(
        places.surface("mastodon.status"), "https://mas.example/@ann/112233445566778899", "Sorry."
    )
    assert parse_qs(urlsplit(address).query) == {
        "uri": ["https://mas.example/@ann/112233445566778899"]
    }
    assert address.startswith("https://my.example/authorize_interaction?uri=https%3A%2F%2Fmas")


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "vbscript:x",
        "https://x.com@evil.example/",
        "https://evil.example\\@x.com/",
        "https://a b.example/",
        "https://x\n.example/",
        "https://.example/",
        "https://localhost/",
        "whatsapp://send?phone=1",
        "tg://resolve?domain=x",
        "//x.example/",
        "\\\\server\\share",
    ],
)
def test_nothing_but_plain_web_addresses_is_opened(link):
    for surface in ("generic.reply", "reddit.comment", "x.reply"):
        assert opened(surface, link) == ""


links = st.one_of(
    st.text(max_size=60),
    st.sampled_from([e for p in PLACES.platforms.values() for e in p.examples]),
    st.builds("https://{}/{}".format, st.text(max_size=15), st.text(max_size=15)),
)


@given(st.sampled_from(list(PLACES.surfaces.values())), links, st.text(max_size=400))
def test_whatever_is_pasted_the_address_is_safe(surface, link, text):
    address = reply_address(surface, link, text)
    if not address:
        return
    parts = urlsplit(address)
    assert address.isascii()
    assert address.isprintable()
    assert " " not in address
    assert parts.scheme in ("http", "https", "mailto")
    assert parts.username is None
    assert len(address) <= max(LONGEST, len(link) * 12)
    if parts.scheme == "mailto":
        assert set(parse_qs(parts.query)) <= {"subject", "body"}


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_the_text_arrives_as_it_was_written(text):
    address = opened("x.post", "", text)
    written = text.replace("\r\n", "\n").replace("\r", "\n")
    assert unquote(address.partition("text=")[2]) == written
