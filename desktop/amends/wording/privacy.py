"""The privacy guard: what a public reply tells about a person that the complaint did not.

What counts (B blocks, W warns, - silent), in public places; private surfaces are never guarded:

======================================  ==================  =====================
found in the reply                      complaint at hand   no complaint at hand
======================================  ==================  =====================
order, booking, account number          B unless public     B
card: last digits                       B unless public     -
card, account: the number itself        B                   B
e-mail, phone not offered as ours       B unless public     W
address not offered as ours             B unless public     B
room or seat with "you"                 B unless public     B
day of a visit in the past              B unless public     B, calendar days only
amount                                  B unless public     -
amount that the writer's facts name     W unless public     -
illness, record of the person           B unless public     B
everyday health word ("your allergy")   B unless public     -
full name, title and surname            B unless public     W outside the greeting
first name of staff or family           B unless public     B family, - staff
"your appointment" in health, law,      B, even if public   B, even if public
school, bank
======================================  ==================  =====================

Public is what the complaint's text, author or link shows. The profile's own words and contacts
offered as ours ("call me on …") are ours. A first name in a greeting and a time to come are
never findings. A surface that is not known counts as public.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from amends import resources
from amends.drafting.brief import Brief
from amends.text.findings import Finding
from amends.text.folding import fold
from amends.text.spans import Span
from amends.vocabulary import Level
from amends.wording.components import greeting_of, signature_of
from amends.wording.people import names_in
from amends.wording.publicity import Known, known_of
from amends.wording.scene import Scene, Sentence

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w.,:/#£$€-])\+?\(?\d[\d ()./-]{6,18}\d(?![\w%]|[.,]\d)")
_LONG_NUMBER = re.compile(r"(?<![\w.,#-])(?:\d[ -]?){12,18}\d(?![\w-])")
_IBAN = re.compile(r"(?<!\w)[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?(?!\w)")
_HASH = re.compile(r"(?<![\w&/])#\s?(\d{4,14})(?!\w)")
_MONEY = re.compile(
    r"(?:[£$€¥₹]\s?\d[\d.,]*|(?<![\w.,])\d[\d.,]*\s?(?:[£€]|(?:pounds?|dollars?|euros?|usd|gbp|eur|quid|bucks)\b))"
)
_POSTCODE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)|(?<!\w)[A-Z]{2} \d{5}(?!\w)")
_NUMERIC_DAY = re.compile(r"(?<![\w./£$€-])(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})(?![\w/-])")
_FEWEST_PHONE_DIGITS = 9
_MOST_PHONE_DIGITS = 15
_LONGEST_SIGNATURE = 110


class _Words(NamedTuple):
    reference: re.Pattern[str]
    not_reference: re.Pattern[str]
    offered: re.Pattern[str]
    room: re.Pattern[str]
    card: re.Pattern[str]
    street: re.Pattern[str]
    day: re.Pattern[str]
    weekday: re.Pattern[str]
    health: frozenset[str]
    everyday: frozenset[str]
    illness: re.Pattern[str]
    everyday_pattern: re.Pattern[str]
    phrases: re.Pattern[str]
    contexts: dict[str, re.Pattern[str]]
    customer: dict[str, re.Pattern[str]]
    sectors: dict[str, list[str]]
    told: dict[str, str]
    why: str
    source: str


@cache
def _words(language: str) -> _Words:
    data: dict[str, Any] = resources.toml(f"wording/{language}/privacy.toml")
    nouns, health = data["nouns"], data["health"]
    number = r"(?=[\w/-]{0,12}\d)[a-z0-9][\w/-]{1,24}[a-z0-9]"
    month = rf"(?:{nouns['months']})"
    conditions = "|".join(map(re.escape, [*health["conditions"], *health["records"]]))
    everyday = "|".join(map(re.escape, health["everyday"]))
    common = data["customer"]["common"]
    return _Words(
        re.compile(
            rf"\b(?:{nouns['reference']})\b(?:\s(?:{nouns['markers']})\b\.?)*"
            rf"[\s.:;#(\"'*=-]{{1,5}}(?:(?:is|was|of|no)\b[\s.:#]{{1,4}})?(?P<number>{number})(?![\w%])"
        ),
        re.compile(rf"\b(?:{nouns['not_references']})\s?\Z"),
        re.compile(rf"\b(?:{nouns['offered']})\b"),
        re.compile(
            rf"\b(?:{nouns['room']})\s(?:number |no\.? |#)?(?P<number>\d{{1,5}}[a-z]?)(?!\w|[.,:]\d)"
        ),
        re.compile(
            rf"\b(?:{nouns['card']})\b(?:\s\w+){{0,4}}?\s(?:{nouns['ending']})?\s?(?:\w+ ){{0,2}}?[*x.\s-]{{0,20}}(?P<number>\d{{4,8}})(?!\w|[.,]\d)"
            rf"|\b(?:{nouns['ending']})\s(?:in |with )?[*x.\s-]{{0,20}}(?P<last>\d{{3,4}})(?!\w|[.,:]\d)"
        ),
        re.compile(
            rf"(?<![\w.,£$€:])\d{{1,5}}[a-z]?,? (?:[a-z][\w'.-]{{1,20}} ){{1,3}}(?:{nouns['streets']})(?!\w)"
        ),
        re.compile(
            rf"(?<![\w.,:/-])(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{month})\b\.?(?:,? (?:19|20)\d\d)?"
            rf"|\b(?P<m2>{month})\.? (?:the )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:]|\.\d|\s?[ap]m)(?:,? (?:19|20)\d\d)?"
        ),
        re.compile(rf"\b(?:last |on |this )?(?:{nouns['weekdays']})\b"),
        frozenset(word.split()[0] for word in [*health["conditions"], *health["records"]]),
        frozenset(health["everyday"]),
        re.compile(rf"(?<![\w'])(?:{conditions})(?![\w'])"),
        re.compile(
            rf"\byour (?:\w+ ){{0,2}}(?:{everyday})\b|\byou (?:are|were|had|have|'re) (?:\w+ ){{0,2}}(?:{everyday})\b"
        ),
        re.compile(rf"\byour (?:\w+ )?(?:{'|'.join(health['phrases'])})\b"),
        {name: re.compile(source) for name, source in data["contexts"].items()},
        {
            sector: re.compile(rf"\b(?:{'|'.join([*common, *data['customer'][sector]])})")
            for sector in data["sectors"]
        },
        data["sectors"],
        data["messages"],
        data["why"],
        data["source"],
    )


class _Guard:
    """One run over one reply."""

    def __init__(self, text: str, brief: Brief, scene: Scene, language: str) -> None:
        self.text = text
        self.brief = brief
        self.words = _words(language)
        self.known: Known = known_of(brief, language)
        self.with_complaint = brief.complaint is not None
        self.sentences = scene.sentences
        greeting = greeting_of(scene, language)
        self.greeted = greeting.end if greeting else 0
        self.signed = _signed_from(text, scene, language)
        self.found: list[Finding] = []
        self.folded = fold(text)

    def run(self) -> list[Finding]:
        digits = any(c.isdigit() for c in self.text)
        if "@" in self.text:
            self._emails()
        for sentence in self.sentences:
            body = self.folded[sentence.start : sentence.end]
            if digits and any(c.isdigit() for c in body):
                self._numbers(sentence, body)
            self._days(sentence, body)
            self._health(sentence, body)
        if digits:
            self._postcodes()
        self._names()
        self._customer()
        return self.found

    def _add(self, kind: str, start: int, end: int, level: Level) -> None:
        if any(start < one.end and one.start < end for one in self.found):
            return
        self.found.append(
            Finding(
                rule=f"private_{kind}",
                device="disclose_private",
                family="privacy",
                level=level,
                start=start,
                end=end,
                quote=self.text[start:end],
                message=self.words.told[kind],
                why=self.words.why,
                source=self.words.source,
                checker="privacy",
            )
        )

    def _emails(self) -> None:
        for match in _EMAIL.finditer(self.folded):
            address = match.group().rstrip(".-")
            if self.known.shows(address) or self._offered(match.start()):
                continue
            level = Level.BLOCK if self.with_complaint else Level.WARN
            self._add("email", match.start(), match.start() + len(address), level)

    def _offered(self, at: int) -> bool:
        for sentence in self.sentences:
            if sentence.start <= at < sentence.end:
                before = self.folded[sentence.start : at]
                return self.words.contexts["offering"].search(before) is not None
        return False

    def _numbers(self, sentence: Sentence, body: str) -> None:
        words, base = self.words, sentence.start
        strict = self.with_complaint
        for match in (*_LONG_NUMBER.finditer(body), *_IBAN.finditer(body)):
            if not self.known.shows(match.group()) and not self._offered(base + match.start()):
                self._add("card", base + match.start(), base + match.end(), Level.BLOCK)
        for match in words.reference.finditer(body):
            self._reference(match, base, body)
        for match in _HASH.finditer(body):
            counted = words.not_reference.search(body, 0, match.start())
            if not counted and not self.known.shows(match[1]):
                self._add("reference", base + match.start(), base + match.end(), Level.BLOCK)
        for match in words.card.finditer(body):
            number = match["number"] or match["last"]
            if (strict or len(number) > 4) and not self.known.shows(number):
                self._add("card", base + match.start(), base + match.end(), Level.BLOCK)
        for match in words.street.finditer(body):
            if not self.known.shows(match.group()) and not self._offered(base + match.start()):
                self._add("address", base + match.start(), base + match.end(), Level.BLOCK)
        if words.contexts["you"].search(body):
            for match in words.room.finditer(body):
                if not self.known.shows(match.group()) and not self.known.number(match["number"]):
                    self._add("room", base + match.start(), base + match.end(), Level.BLOCK)
        if strict and words.contexts["sum"].search(body):
            for match in _MONEY.finditer(body):
                if not words.contexts["price"].match(body, match.end()):
                    self._amount(match.group(), base + match.start())
        for match in _PHONE.finditer(body):
            digits = sum(1 for c in match.group() if c.isdigit())
            if not _FEWEST_PHONE_DIGITS <= digits <= _MOST_PHONE_DIGITS:
                continue
            if self.known.shows(match.group()) or self._offered(base + match.start()):
                continue
            level = Level.BLOCK if strict else Level.WARN
            self._add("phone", base + match.start(), base + match.end(), level)

    def _reference(self, match: re.Match[str], base: int, body: str) -> None:
        number = match["number"]
        digits = sum(1 for c in number if c.isdigit())
        signed = re.search(r"[#:]", body[match.start() : match.start("number")])
        year = len(number) == 4 and number[:2] in ("19", "20")
        if digits < 3 or (year and not signed) or self.known.shows(number):
            return
        if digits < 4 and not signed and number.isdigit():
            return
        if self.words.offered.search(body[: match.start()]):
            return
        self._add("reference", base + match.start(), base + match.end(), Level.BLOCK)

    def _amount(self, amount: str, start: int) -> None:
        amount = amount.rstrip(".,")
        if self.known.amount(amount):
            return
        own = amount in fold(" ".join((self.brief.facts.repair, self.brief.facts.did)))
        self._add("amount", start, start + len(amount), Level.WARN if own else Level.BLOCK)

    def _postcodes(self) -> None:
        for match in _POSTCODE.finditer(self.text):
            if not self.known.shows(match.group()) and not self._offered(match.start()):
                self._add("address", *match.span(), Level.BLOCK)

    def _days(self, sentence: Sentence, body: str) -> None:
        contexts = self.words.contexts
        if not contexts["you"].search(body):
            return
        days = list(self.words.day.finditer(body)) + list(_NUMERIC_DAY.finditer(body))
        visited = bool(days) or self.with_complaint
        visited = visited and contexts["visit"].search(body) is not None
        if not visited or contexts["coming"].search(body):
            return
        for match in days:
            if not self.known.day(match.group()):
                level = Level.WARN if self.known.says_when else Level.BLOCK
                self._add(
                    "date", sentence.start + match.start(), sentence.start + match.end(), level
                )
        if self.with_complaint and not days and not self.known.says_when:
            for match in self.words.weekday.finditer(body):
                self._add(
                    "date",
                    sentence.start + match.start(),
                    sentence.start + match.end(),
                    Level.BLOCK,
                )

    def _health(self, sentence: Sentence, body: str) -> None:
        words = self.words
        about_you = not words.health.isdisjoint(sentence.words) and words.contexts["you"].search(
            body
        )
        hits = list(words.illness.finditer(body)) if about_you else []
        hits += words.phrases.finditer(body)
        if self.with_complaint and not words.everyday.isdisjoint(sentence.words):
            hits += words.everyday_pattern.finditer(body)
        for match in hits:
            if not self.known.speaks_of(match.group().split()[-1]):
                start = sentence.start + match.start()
                self._add("health", start, start + len(match[0]), Level.BLOCK)

    def _names(self) -> None:
        for name in names_in(self.text, self.folded, self.sentences, self.greeted, self.signed):
            if self.known.names(name.words) or self.known.ours(name.words):
                continue
            level = self._level_of_name(name.kind, name.words, name.span)
            if level is not None:
                kind = name.kind if name.kind in ("staff", "relative") else "name"
                self._add(kind, *name.span, level)

    def _level_of_name(self, kind: str, words: tuple[str, ...], span: Span) -> Level | None:
        if kind == "relative" or kind == "record":
            return Level.BLOCK
        if kind in ("greeting_first", "signature"):
            return None
        if kind == "greeting_full":
            return Level.BLOCK if self.with_complaint else None
        if not self.with_complaint:
            return Level.WARN if kind == "titled" else None
        for sentence in self.sentences:
            if sentence.start <= span.start < sentence.end:
                body = self.folded[sentence.start : sentence.end]
                if self.words.contexts["helping"].search(body):
                    return None
        return Level.BLOCK

    def _customer(self) -> None:
        sector = self._sector()
        if not sector:
            return
        for match in self.words.customer[sector].finditer(self.folded):
            self._add("customer", *match.span(), Level.BLOCK)

    def _sector(self) -> str:
        own = self.brief.profile.sector.lower()
        if not own:
            return ""
        for sector, names in self.words.sectors.items():
            if any(name in own for name in names):
                return sector
        return ""


def _signed_from(text: str, scene: Scene, language: str) -> int:
    """Return where the signature begins; a last line without a full stop counts as one."""
    signature = signature_of(text, scene, language)
    start = signature.start if signature else len(text)
    last = scene.sentences[-1] if scene.sentences else None
    if last is not None and last.end - last.start <= _LONGEST_SIGNATURE:
        if not last.body.endswith((".", "!", "?")) and len(scene.sentences) > 1:
            start = min(start, last.start)
    return start


def findings(
    text: str, brief: Brief, scene: Scene | None = None, language: str = "en"
) -> list[Finding]:
    """Return what ``text`` discloses on the brief's surface, in the order of the text."""
    if brief.surface is not None and not brief.surface.public:
        return []
    guard = _Guard(text, brief, scene or Scene(text), language)
    return sorted(guard.run(), key=lambda one: one.start)
