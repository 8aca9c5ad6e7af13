"""What places allow: each finding at its words and for the place's own reason, no false alarms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.platforms.flags import links_are_dead, links_are_refused, what_stays
from amends.platforms.registry import load
from amends.platforms.rules import _rules, flags, irreversible, surface_findings
from amends.text.graphemes import floor
from amends.vocabulary import Level

PLACES = load()


def findings(surface, text):
    return surface_findings(text, PLACES.surface(surface))


def told(surface, text):
    return {(finding.device, finding.quote) for finding in findings(surface, text)}


@pytest.mark.parametrize(
    ("surface", "text", "device", "quote", "level"),
    [
        ("tripadvisor.response", "Dear Jane,\nwe are sorry.", "name_in_reply", "Jane", "block"),
        ("tripadvisor.response", "Dear Mr Smith and family,", "name_in_reply", "Smith", "block"),
        ("tripadvisor.response", "Our waiter Tom was rude.", "name_in_reply", "Tom", "block"),
        ("tripadvisor.response", "Regards,\nAnna, Manager", "name_in_signature", "Anna", "warn"),
        ("tripadvisor.response", "Sorry.\n– Anna", "name_in_signature", "Anna", "warn"),
        ("tripadvisor.response", "+44 20 7946 0958", "phone_number", "+44 20 7946 0958", "block"),
        ("tripadvisor.response", "We offer a free night.", "offer", "offer a free night", "block"),
        ("tripadvisor.response", '"A cold room!"', "quotes_the_review", '"A cold room!"', "warn"),
        ("tripadvisor.response", "On TripAdvisor", "names_the_platform", "TripAdvisor", "warn"),
        ("tripadvisor.response", "A fake review.", "accuses_of_fraud", "fake review", "block"),
        ("tripadvisor.response", "We changed:\n- towels\n- soap", "list_refused", "-", "warn"),
        ("hostelworld.reply", "Hi Jane!", "name_in_reply", "Jane", "block"),
        ("booking.reply", "Write to desk@acme.com", "email_address", "desk@acme.com", "block"),
        ("ebay.feedback_reply", "Call 555-123-4567", "phone_number", "555-123-4567", "block"),
        ("ebay.feedback_reply", "See www.acme.com", "link_refused", "www.acme.com", "block"),
        ("googleplay.reply", "We <3 our users", "text_lost", "<3", "block"),
        ("googleplay.reply", "Open <Settings> first", "text_lost", "<Settings>", "block"),
        ("reddit.comment", "# Sorry", "formatting_at_line_start", "#", "warn"),
        ("reddit.comment", "Sorry ^MK", "formatting_at_line_start", "^", "warn"),
        ("reddit.comment", "That is *not* fine", "formatting", "*not*", "warn"),
        ("reddit.comment", "Sorry.\nBye.", "line_break_lost", "\n", "hint"),
        ("youtube.comment", "we -really- mean it", "formatting", "-really-", "warn"),
        ("whatsapp.message", "that is _ours_", "formatting", "_ours_", "warn"),
        ("telegram.message", "that is **ours**", "formatting", "**ours**", "warn"),
        ("x.reply", "that is **ours**", "marks_stay", "**ours**", "hint"),
        ("instagram.comment", "See acme.com/help", "dead_link", "acme.com/help", "warn"),
        ("tiktok.comment", "See https://acme.com", "dead_link", "https://acme.com", "warn"),
        ("tiktok.comment", "Part one (1/3)", "looks_like_a_series", "(1/3)", "warn"),
        ("threads.reply", "a.de b.de c.de d.de e.de f.de", "too_many_links", "f.de", "block"),
        ("threads.reply", "#one #two", "too_many_hashtags", "#two", "warn"),
        ("google.review_reply", "Sorry #service", "hashtag", "#service", "warn"),
        ("google.review_reply", "@ann we are sorry", "mention", "@ann", "hint"),
        ("facebook.comment", "Hi @Jane", "mention", "@Jane", "hint"),
        ("trustpilot.reply", "Edit the score", "asks_to_change_review", "Edit the score", "block"),
        ("appstore.response", "Edit the score", "asks_to_change_review", "Edit the score", "warn"),
        ("x.reply", "Edit a score: cash", "incentive_for_review", "Edit a score: cash", "block"),
        ("x.reply", "We paid $45.00 back", "amount_in_public", "$45.00", "warn"),
        ("x.reply", "That is 20 euros", "amount_in_public", "20 euros", "warn"),
        ("x.reply", "So\ufeffrry", "refused_character", "\ufeff", "block"),
        ("etsy.review_reply", "USPS lost it", "blames_the_carrier", "USPS", "warn"),
        ("ubereats.reply", "The courier’s fault", "blames_the_courier", "courier’s fault", "block"),
        ("ubereats.reply", "See acme.com/x", "link_refused", "acme.com/x", "block"),
        ("discord.message", "Hi @everyone", "pings_everybody", "@everyone", "block"),
        ("github.comment", "Fixed in #12", "notifies_or_links", "#12", "hint"),
        ("mastodon.status", "see acme.com/x", "link_without_scheme", "acme.com/x", "warn"),
        ("amazon.feedback_reply", "A discount on your next order", "offer", "discount", "block"),
        ("bbb.response", "We care ❤️", "emoji", "❤️", "warn"),
        ("amazon.feedback_reply", "Take this voucher", "offer", "Take this voucher", "block"),
    ],
)  # fmt: skip
def test_a_place_says_what_it_refuses(surface, text, device, quote, level):
    found = [one for one in findings(surface, text) if (one.device, one.quote) == (device, quote)]
    assert found, told(surface, text)
    assert found[0].level == level
    assert found[0].why


INNOCENT = (
    "The voucher you bought did not work, and the free breakfast you were promised was missing.",
    "You asked for the discount we had promised, and we did not give you the discount.",
    "You bought a gift card that arrived empty. Your free delivery never came.",
    "Dear Parents,\nyou were charged twice, it looked like fraud to you, and we understand why.",
    "Order #A-12345-6789, ISBN 978-3-16-148410-0, flight LH 1234 5678, at 52.5200 13.4050.",
    "#1 in town is what we said we were. 1/2 of the rooms were cold. That was wrong :-) ;-)",
    "Dear guest,\n\nthank you for telling us. We let you down, and that is our fault. We have "
    "changed the check-in for good.\n\nKind regards,\nGeneral Manager",
    "Hello there, you waited 45 minutes on 12/05/2025, between 18:30 and 19:15. That is too long.",
    "Order 12345678 left us on 2025-11-22, tracking number 1234 5678 9012, weight 1,234,567 g.",
    "The state-of-the-art, family-run place: 3 * 4 = 12, 5 < 6, and snake_case_names stay.",
    "We have taken your feedback to the team. Our review of the kitchen changed the menu.",
    "You were right.We read it twice... and again! The 1990-2000 range is our #1 seller.",
    "Warm regards,\nThe Acme Hotel Team ¯\\_(ツ)_/¯",
    "Thank you for your stay at our hotel, we hope to do better. Sincerely,\nGuest Relations",
)


@pytest.mark.parametrize("text", INNOCENT)
@pytest.mark.parametrize("surface", list(PLACES.surfaces))
def test_an_ordinary_reply_raises_no_alarm(surface, text):
    shape = {"over_limit", "line_break_lost", "notifies_or_links", "formatting_at_line_start"}
    alarms = {(device, quote) for device, quote in told(surface, text) if device not in shape}
    assert not alarms


def test_too_long_is_held_back_from_where_it_begins_to_be():
    (finding,) = findings("tiktok.comment", "a" * 153)
    assert (finding.device, finding.level, finding.start) == ("over_limit", Level.BLOCK, 150)
    assert finding.message == "From here on it does not fit: 3 characters over the limit of 150."
    (one,) = findings("x.reply", "a" * 281)
    assert one.message == "From here on it does not fit: 1 character over the limit of 280."
    assert (
        one.why == "X reply (free account) takes at most 280. As X counts: an emoji 2, a link 23."
    )
    (guess,) = findings("amazon.feedback_reply", "a" * 401)
    assert "Nobody publishes a limit here" in guess.why


def test_a_rewrite_mends_what_it_is_offered_for():
    text = "see acme.com/x"
    (finding,) = findings("mastodon.status", text)
    (rewrite,) = finding.rewrites
    mended = text[: rewrite.start] + rewrite.text + text[rewrite.end :]
    assert mended == "see https://acme.com/x"
    assert not findings("mastodon.status", mended)


def test_sums_stay_allowed_where_only_the_person_reads():
    assert not told("email.message", "We paid $45.00 back to you.")


def test_rules_name_places_that_exist():
    assert set(_rules()) - {"public"} <= set(PLACES.surfaces)


def test_a_place_of_ones_own_gets_the_rules_that_follow_from_its_description():
    places = load(
        b'[[surface]]\nid = "acme.reply"\nplatform = "generic"\nname = "Acme"\npublic = true\n'
        b'unit = "utf16"\nsafe_limit = 20\nlinks = "no"\nhashtags = "no"\nmarkup = "Markdown"\n'
    )
    devices = {
        f.device for f in surface_findings("# Hi #tag acme.com/x ok?", places.surface("acme.reply"))
    }
    assert devices == {"over_limit", "link_refused", "hashtag", "formatting_at_line_start"}


@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(
            st.sampled_from(
                ["Dear ", "Jane", ",\n", "*a*", "_b_", "#c", "@d", "acme.com", "$5", "<3", "- ",
                 "+1 555 123 4567", "\r\n", "e\u0301", "👨‍👩‍👧", "refund ", "your review ",
                 "change ", '"', "’"]
            ),
            max_size=30,
        ).map("".join),
    ),
    st.sampled_from(list(PLACES.surfaces.values())),
)  # fmt: skip
def test_findings_always_fit_the_text(text, surface):
    found = surface_findings(text, surface)
    assert [f.start for f in found] == sorted(f.start for f in found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.quote == text[one.start : one.end]
        assert (one.family, one.checker) == ("surface", "surface")
        assert one.message
        assert one.why
        for rewrite in one.rewrites:
            assert 0 <= rewrite.start <= rewrite.end <= len(text)
        if one.device == "over_limit":
            assert floor(text, one.start) == one.start


def test_flags_say_what_cannot_be_undone_first():
    def labels(surface):
        return [flag.label for flag in flags(PLACES.surface(surface))]

    assert labels("x.reply") == ["cannot be edited"]
    assert labels("airbnb.response")[1:3] == ["one reply only", "answer within 30 days"]
    assert "answer within 7 days" in labels("ubereats.reply")
    assert "not public" in labels("ubereats.reply")
    assert "answering locks it" in labels("etsy.review_reply")
    assert "shows your job title" in labels("glassdoor.response")
    assert "moderated" in labels("google.review_reply")
    assert "editable for 15 min" in labels("threads.reply")
    assert "links are dead text" in labels("instagram.comment")
    assert "limit of your server" in labels("mastodon.status")
    assert "no published limit" in labels("trustpilot.reply")
    assert labels("linkedin.comment") == []


@pytest.mark.parametrize("surface", list(PLACES.surfaces.values()), ids=lambda surface: surface.id)
def test_every_flag_is_a_label_and_a_sentence(surface):
    found = flags(surface)
    assert len({flag.id for flag in found}) == len(found)
    for flag in found:
        assert flag.label == flag.label.strip()
        assert len(flag.label) <= 30
        assert flag.text[0].isupper()
        assert flag.text.endswith(".")
        assert "()" not in flag.text


def test_confirmation_is_asked_where_nothing_can_be_undone():
    asked = {surface.id for surface in PLACES.surfaces.values() if irreversible(surface)}
    assert asked == {
        "booking.reply",
        "airbnb.response",
        "amazon.feedback_reply",
        "ebay.feedback_reply",
        "etsy.review_reply",
        "deliveroo.reply",
        "ubereats.reply",
        "hostelworld.reply",
        "g2.response",
        "capterra.response",
        "bbb.response",
        "doordash.reply",
        "generic.reply",
    }


@pytest.mark.parametrize("surface", PLACES.surfaces.values(), ids=lambda one: one.id)
def test_why_it_cannot_be_undone_is_said_where_it_is_asked_and_nowhere_else(surface):
    said = what_stays(surface)
    assert bool(said) == irreversible(surface)
    assert "recalled" not in said
    if surface.locks:
        assert surface.locks in said


def test_every_wording_about_links_is_understood():
    fine = ("yes", "plain text", "avoid", "only if", "shortened")
    for surface in PLACES.surfaces.values():
        known = links_are_dead(surface) or links_are_refused(surface)
        assert known or not surface.links or surface.links.startswith(fine), surface.links
