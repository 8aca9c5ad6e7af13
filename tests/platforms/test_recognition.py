"""Recognition: every shape of link that is described, share texts, and look-alikes that are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.platforms.recognition import recognise, without_tracking
from amends.platforms.registry import load

PLACES = load()
EXAMPLES = [(p.id, example) for p in PLACES.platforms.values() for example in p.examples]
PLAY = "https://play.google.com/store/apps/details"
NOT_POSTS = [(p.id, example) for p in PLACES.platforms.values() for example in p.not_examples]


def found(text):
    return recognise(text, PLACES)


@pytest.mark.parametrize(("platform", "link"), EXAMPLES)
def test_every_example_is_recognised(platform, link):
    assert found(link).platform == platform


@pytest.mark.parametrize(("platform", "link"), NOT_POSTS)
def test_a_page_that_is_no_post_has_no_item(platform, link):
    recognised = found(link)
    assert recognised is None or not (recognised.platform == platform and recognised.item)


@pytest.mark.parametrize(("platform", "link"), EXAMPLES)
def test_the_public_reply_is_the_default_place(platform, link):
    surfaces = PLACES.surfaces_of(platform)
    chosen = PLACES.surface(found(link).surface)
    assert chosen.platform == platform
    assert chosen.public or not any(surface.public for surface in surfaces)


@pytest.mark.parametrize(
    ("link", "item", "author"),
    [
        ("https://x.com/ann/status/1790000000000000001?s=20", "1790000000000000001", "@ann"),
        ("https://twitter.com/i/web/status/20", "20", ""),
        ("https://www.threads.com/@acme/post/DAbc123-_x", "DAbc123-_x", "@acme"),
        ("https://www.instagram.com/p/DAbc123/c/17900000000000000/", "17900000000000000", ""),
        ("https://www.instagram.com/acme/reel/DAbc123/", "DAbc123", "@acme"),
        ("https://www.tiktok.com/@a.b/video/7300000000000000", "7300000000000000", "@a.b"),
        ("https://www.reddit.com/r/acme/comments/1abcd2/title_here/kxyz12/", "kxyz12", ""),
        ("https://old.reddit.com/r/acme/comments/1abcd2/", "1abcd2", ""),
        ("https://chaos.social/@bob/112233445566778899", "112233445566778899", "@bob@chaos.social"),
        ("https://a.example/@bob@b.example/1122334455667788", "1122334455667788", "@bob@b.example"),
        ("https://bsky.app/profile/ann.example.com/post/3kab", "3kab", "@ann.example.com"),
        ("at://did:plc:abc123/app.bsky.feed.post/3kabc", "3kabc", ""),
        ("mailto:jane@example.com?subject=x", "", "jane@example.com"),
        ("https://maps.app.goo.gl/AbCd1234", "", ""),
    ],
)  # fmt: skip
def test_the_link_says_which_post_and_who_wrote_it(link, item, author):
    recognised = found(link)
    assert (recognised.item, recognised.author) == (item, author)


@pytest.mark.parametrize(
    ("link", "platform"),
    [
        ("https://www.tripadvisor.co.uk/ShowUserReviews-g1-d2-r3-Acme.html", "tripadvisor"),
        ("https://www.tripadvisor.com.au/ShowUserReviews-g1-d2-r3-Acme.html", "tripadvisor"),
        ("https://www.amazon.de/gp/customer-reviews/R1ABCDEF", "amazon"),
        ("https://www.amazon.co.jp/sp?seller=A1B2", "amazon"),
        ("https://www.google.co.uk/maps/place/Acme/@51,0,17z", "google"),
        ("https://www.google.com.br/maps/reviews/data=!4m5", "google"),
        ("https://www.yelp.de/biz/acme-berlin", "yelp"),
        ("https://www.airbnb.com.au/rooms/123", "airbnb"),
        ("https://www.ebay.co.uk/itm/123456789012", "ebay"),
        ("https://www.glassdoor.co.in/Reviews/Acme-Reviews-E12345.htm", "glassdoor"),
        ("https://deliveroo.fr/menu/paris/x", "deliveroo"),
    ],
)
def test_national_domains_work(link, platform):
    assert found(link).platform == platform


@pytest.mark.parametrize(
    "link",
    [
        "x.com/ann/status/20",
        "X.COM/ann/status/20",
        "HTTPS://Mobile.Twitter.com/ann/status/20",
        "https://x.com./ann/status/20",
        "https://x.com:443/ann/status/20",
        "http://www.x.com/ann/status/20?t=abc&s=19",
        "Look at this https://x.com/ann/status/20.",
        "Ann on X: “Never again”\nhttps://x.com/ann/status/20?s=46&t=Ab_1",
        "(https://x.com/ann/status/20)",
        "<https://x.com/ann/status/20>",
        "[the post](https://x.com/ann/status/20)",
        "see acme.com and https://example.com/x first, then x.com/ann/status/20!",
        "We saw it on x.com, here: https://x.com/ann/status/20…",
    ],
)
def test_one_post_is_found_however_it_was_copied(link):
    recognised = found(link)
    assert (recognised.platform, recognised.item, recognised.author) == ("x", "20", "@ann")


@pytest.mark.parametrize(
    "link",
    [
        "https://x.com.example.net/ann/status/20",
        "https://faceb00k.com/acme/posts/20",
        "https://x.com@evil.example/ann/status/20",
        "https://x.com:pw@evil.example/ann/status/20",
        "https://evil.example\\@x.com/ann/status/20",
        "https://x.com\\.evil.example/ann/status/20",
        "https://х.com/ann/status/20",
        "х.com/ann/status/20",
        "https://fасebook.com/acme/posts/20",
        "https://xn--80ak6aa92e.com/ann/status/20",
        "https://xn--x-7sb.x.com/ann/status/20",
        "https://x.com:8080/ann/status/20",
        "https://x.com:443.evil.example/ann/status/20",
        "https://x.com%2eevil.example/ann/status/20",
        "https://x。com/ann/status/20",
        "https://x.com\u200b.evil.example/ann/status/20",
        "https://notx.com/ann/status/20",
        "https://amazon.ab.de/gp/customer-reviews/R1",
        "https://amazon.cm/gp/customer-reviews/R1",
        "https://google.com.de/maps/place/x",
        "https://evil.example/?u=https://x.com/ann/status/20",
        "https://evil.example/https://x.com/ann/status/20",
        "https://evil.example/x.com/ann/status/20",
        "javascript:alert('https//x.com/ann/status/20')",
        "ann@x.com/ann/status/20",
        "ftp://x.com/ann/status/20",
        "https://-x.com/ann/status/20",
        "https://x..com/ann/status/20",
        "https://",
        "https:///ann/status/20",
        "",
    ],
)
def test_look_alikes_and_tricks_are_nobodys(link):
    assert found(link) is None


def test_mastodon_is_known_by_its_path_but_not_on_hosts_that_are_somebody_elses():
    assert found("https://mastodon.example/@ann/112233445566778899").platform == "mastodon"
    assert found("https://www.threads.com/@acme/post/DAbc").platform == "threads"
    assert found("https://www.tiktok.com/@ann/112233445566778899").item == ""
    assert found("https://mastodon.example/@ann/12") is None


def test_a_page_of_a_platform_is_recognised_without_a_post():
    home = found("https://www.tripadvisor.com/")
    assert (home.platform, home.item) == ("tripadvisor", "")
    assert found("x.com").platform == "x"
    assert found("https://x.com/ann").platform == "x"


def test_the_name_of_a_platform_in_a_sentence_is_no_link():
    assert found("I wrote the same on x.com and booking.com already") is None


def test_a_search_engine_or_a_shop_is_more_than_its_reviews():
    assert found("https://www.google.com/search?q=acme") is None
    assert found("https://www.amazon.com/dp/B000000000") is None
    assert found("https://docs.google.com/document/d/1") is None


def test_a_post_counts_before_a_page():
    assert found("https://www.facebook.com/acme says: https://x.com/ann/status/20").platform == "x"


def test_two_copies_of_one_link_compare_equal():
    one = found("https://X.com/ann/status/20?s=20&t=abc")
    other = found("see http://x.com/ann/status/20?ref_src=twsrc%5Etfw")
    assert one.link == other.link == "https://x.com/ann/status/20"


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://a.example/p?utm_source=x&id=3&fbclid=y#c1", "https://a.example/p?id=3#c1"),
        ("https://a.example/p?utm_source=x", "https://a.example/p"),
        ("https://a.example/p", "https://a.example/p"),
        ("https://youtu.be/dQw4w9WgXcQ?t=42&si=abc", "https://youtu.be/dQw4w9WgXcQ?t=42"),
        ("https://maps.google.com/?cid=123&g_st=ic", "https://maps.google.com/?cid=123"),
    ],
)
def test_tracking_goes_and_the_rest_stays(link, kept):
    assert without_tracking(link) == kept


def test_an_own_forum_is_recognised():
    places = load(
        b'[[platform]]\nid = "forum"\nname = "Forum"\nkind = "other"\nhosts = ["f.acme.example"]\n'
        b"permalinks = ['^https?://f\\.acme\\.example/t/(?P<id>\\d+)']\n"
        b'[[surface]]\nid = "forum.reply"\nplatform = "forum"\nname = "Reply"\npublic = true\n'
        b'unit = "utf16"\nsafe_limit = 900\n'
    )
    recognised = recognise("https://f.acme.example/t/12", places)
    assert (recognised.surface, recognised.item) == ("forum.reply", "12")


wrapping = st.text(
    alphabet=st.characters(
        codec="utf-8", exclude_characters='<>"', categories=("L", "N", "P", "Zs", "S")
    ),
    max_size=30,
).filter(lambda text: "/" not in text and "." not in text and ":" not in text)


@given(wrapping, wrapping, st.sampled_from(EXAMPLES))
def test_a_link_is_found_between_any_words(before, after, example):
    platform, link = example
    assert found(f"{before} {link} {after}").platform == platform


@given(st.text(max_size=80))
def test_any_text_is_read_without_complaint(text):
    recognised = found(text)
    assert recognised is None or recognised.platform in PLACES.platforms


@given(
    st.text(max_size=20),
    st.sampled_from([p.hosts[0] for p in PLACES.platforms.values() if p.hosts]),
)
def test_nothing_glued_before_a_host_makes_it_that_host(glued, host):
    recognised = found(f"https://{glued}{host}.evil.example/ann/status/20")
    assert recognised is None or recognised.platform in ("mastodon",) or "/" in glued


@pytest.mark.parametrize(
    ("link", "platform", "item"),
    [
        ("https://t.co/AbCdEf123", "x", ""),
        ("https://t.co/AbCd see https://x.com/jane/status/20", "x", "20"),
        ("https://instagr.am/p/DAbc123/", "instagram", "DAbc123"),
        ("https://www.instagram.com/share/reel/BAbcd", "instagram", "BAbcd"),
        ("https://www.instagram.com/p/DAbc/c/179/r/180/", "instagram", "180"),
        ("https://m.tiktok.com/v/7300000000000000000.html", "tiktok", "7300000000000000000"),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&lc=UgxA.9d", "youtube", "UgxA.9d"),
        ("https://www.reddit.com/comments/1abcd2", "reddit", "1abcd2"),
        ("https://redd.it/1abcd2", "reddit", "1abcd2"),
        ("https://chaos.social/web/@bob/112233445566778899", "mastodon", "112233445566778899"),
        ("https://chaos.social/web/statuses/112233445566778899", "mastodon", "112233445566778899"),
        ("https://www.facebook.com/acme/posts/open/12345", "facebook", "12345"),
        ("https://www.facebook.com/acme/posts/pfbid02a?comment_id=7", "facebook", "7"),
        ("https://www.facebook.com/groups/a/posts/12/", "facebook", "12"),
        ("https://www.facebook.com/share/p/1AbCd/", "facebook", ""),
        ("https://maps.google.com/?cid=1234567890", "google", ""),
        ("https://www.google.de/maps?hl=de&cid=1234567890", "google", ""),
        ("https://search.google.com/local/writereview?placeid=ChIJ", "google", ""),
        ("https://share.google/AbCdEf", "google", ""),
        ("https://g.co/kgs/AbCdE", "google", ""),
        ("https://abnb.me/AbCdEf", "airbnb", ""),
        ("https://fr.airbnb.ca/rooms/12345678", "airbnb", "12345678"),
        ("https://www.amazon.de/-/en/gp/customer-reviews/R1ABC", "amazon", "R1ABC"),
        ("https://ebay.us/AbCdEf", "ebay", ""),
        ("https://feedback.ebay.com/ws/eBayISAPI.dll?ViewFeedback2&userid=acme", "ebay", ""),
        ("https://acmeshop.etsy.com/listing/1234567890", "etsy", "1234567890"),
        (f"{PLAY}?id=a.b&hl=de&reviewId=gp:AO", "googleplay", "gp:AO"),
        (f"{PLAY}?reviewId=gp:AO&id=a.b", "googleplay", "gp:AO"),
        ("https://vk.com/feed?w=wall-12345_678_r910", "vk", "910"),
        ("https://m.weibo.cn/status/4900000000000000", "weibo", "4900000000000000"),
        ("https://github.com/acme/app/issues/12#issuecomment-345", "github", "345"),
        ("https://t.me/acmechannel/123?comment=456", "telegram", "456"),
    ],
)  # fmt: skip
def test_other_shapes_of_a_link_say_what_they_say(link, platform, item):
    found = recognise(link, load())
    assert found is not None
    assert (found.platform, found.item) == (platform, item)
    assert not found.author.startswith("@share")
