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

from amends.drafting.brief import Brief
from amends.text.findings import Finding
from amends.text.folding import fold
from amends.text.spans import Span
from amends.vocabulary import Component, Level
from amends.wording.components import Reply, greeting_of, signature_of
from amends.wording.people import Name, names_in
from amends.wording.private_words import words_of
from amends.wording.publicity import Known, known_of
from amends.wording.scene import Scene, Sentence

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w.,:/#£$€-])\+?\(?\d[\d ()./-]{6,18}\d(?![\w%]|[.,]\d)")
_LONG_NUMBER = re.compile(r"(?<![\w.,#-])(?:\d[ -]?){12,18}\d(?![\w-])")
_IBAN = re.compile(r"(?<!\w)[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?(?!\w)")
_HASH = re.compile(r"(?<![\w&/])#\s?(\d{4,14})(?!\w)")
_MONEY = re.compile(
    r"[£$€¥₹]\s?\d[\d.,]{0,15}"
    r"|(?<![\w.,])\d[\d.,]{0,15}\s?(?:[£€]|(?:pounds?|dollars?|euros?|usd|gbp|eur|quid|bucks)\b)"
)
_POSTCODE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)|(?<!\w)[A-Z]{2} \d{5}(?!\w)")
_NUMERIC_DAY = re.compile(r"(?<![\w./£$€-])\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?![\w/-])")
_DIGIT = re.compile(r"\d")
_FEWEST_PHONE_DIGITS = 9
_MOST_PHONE_DIGITS = 15
_LONGEST_SIGNATURE = 110
_MOST_FINDINGS = 60
_LOOKED_BACK = 160


def findings(
    text: str,
    brief: Brief,
    scene: Scene | None = None,
    language: str = "en",
    reply: Reply | None = None,
) -> list[Finding]:
    """Return what ``text`` discloses on the brief's surface, in the order of the text.

    ``scene`` and ``reply`` save the work of preparing and reading the text again.
    """
    if brief.surface is not None and not brief.surface.public:
        return []
    guard = _Guard(text, brief, scene or Scene(text), language, reply)
    return sorted(guard.run(), key=lambda one: one.start)


class _Guard:
    """One run over one reply."""

    def __init__(
        self, text: str, brief: Brief, scene: Scene, language: str, reply: Reply | None
    ) -> None:
        self.text = text
        self.folded = scene.plain
        self.brief = brief
        self.scene = scene
        self.reply = reply
        self.sentences = scene.sentences
        self.language = language
        self.words = words_of(language)
        self.known: Known = known_of(brief, language)
        self.strict = brief.complaint is not None
        self.found: list[Finding] = []
        self.signed = self._signed_from()

    def run(self) -> list[Finding]:
        """Look for everything, what identifies best first: of two in one place the first stays."""
        digits = _DIGIT.search(self.text) is not None
        if "@" in self.text:
            self._emails()
        for sentence in self.sentences:
            body = self.folded[sentence.start : sentence.end]
            if digits and _DIGIT.search(body):
                self._payments(sentence, body)
                self._references(sentence, body)
                self._places(sentence, body)
                self._sums(sentence, body)
                self._phones(sentence, body)
            if not self.words.you.isdisjoint(sentence.words):
                self._days(sentence, body, digits=digits)
                self._health(sentence, body)
        if digits:
            for match in _POSTCODE.finditer(self.text):
                if not self._ours_or_public(match.group(), match.start()):
                    self._add("address", match.start(), match.end())
        self._names()
        self._customer()
        return self.found

    def _add(self, kind: str, start: int, end: int, level: Level = Level.BLOCK) -> None:
        if self._full() or any(start < one.end and one.start < end for one in self.found):
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

    def _full(self) -> bool:
        """Return whether more findings would help nobody."""
        return len(self.found) >= _MOST_FINDINGS

    def _sentence_at(self, at: int) -> Sentence | None:
        for sentence in self.sentences:
            if sentence.start <= at < sentence.end:
                return sentence
        return None

    def _ours_or_public(self, found: str, at: int) -> bool:
        """Return whether ``found`` is public, or a contact or place that is offered as ours."""
        if self.known.shows(found):
            return True
        sentence = self._sentence_at(at)
        if at >= self.signed:
            return True  # under a name stands how to reach whoever signs
        if sentence is None or self._full():
            return sentence is not None
        before = max(sentence.start, at - _LOOKED_BACK)
        return self.words.context("offering").search(self.folded, before, at) is not None

    def _emails(self) -> None:
        for match in _EMAIL.finditer(self.folded):
            address = match.group().rstrip(".-")
            if not self._ours_or_public(address, match.start()):
                level = Level.BLOCK if self.strict else Level.WARN
                self._add("email", match.start(), match.start() + len(address), level)

    def _payments(self, sentence: Sentence, body: str) -> None:
        base = sentence.start
        for expression in (_LONG_NUMBER, _IBAN):
            for match in expression.finditer(body):
                if not self._ours_or_public(match.group(), base + match.start()):
                    self._add("card", base + match.start(), base + match.end())
        if self.words.card_nouns.isdisjoint(sentence.words):
            return
        for match in self.words.card.finditer(body):
            number = match["number"] or match["last"]
            if (self.strict or len(number) > 4) and not self.known.shows(number):
                self._add("card", base + match.start(), base + match.end())

    def _references(self, sentence: Sentence, body: str) -> None:
        base, words = sentence.start, self.words
        if not words.reference_nouns.isdisjoint(sentence.words):
            for match in words.reference.finditer(body):
                if self._is_reference(match, body):
                    self._add("reference", base + match.start(), base + match.end())
        if "#" in body:
            for match in _HASH.finditer(body):
                counted = words.not_reference.search(
                    body[max(0, match.start() - 20) : match.start()]
                )
                if not counted and not self.known.shows(match[1]):
                    self._add("reference", base + match.start(), base + match.end())

    def _is_reference(self, match: re.Match[str], body: str) -> bool:
        number = match["number"]
        digits = sum(1 for c in number if c.isdigit())
        signed = re.search(r"[#:]", body[match.start() : match.start("number")]) is not None
        year = len(number) == 4 and number[:2] in ("19", "20")
        if digits < 3 or (not signed and (year or (number.isdigit() and digits < 4))):
            return False
        offered = self.words.offered.search(
            body[max(0, match.start() - _LOOKED_BACK) : match.start()]
        )
        return not offered and not self.known.shows(number)

    def _places(self, sentence: Sentence, body: str) -> None:
        base, words = sentence.start, self.words
        if not words.streets.isdisjoint(sentence.words):
            for match in words.street.finditer(body):
                if not self._ours_or_public(match.group(), base + match.start()):
                    self._add("address", base + match.start(), base + match.end())
        if words.room_nouns.isdisjoint(sentence.words) or words.you.isdisjoint(sentence.words):
            return
        for match in words.room.finditer(body):
            if not self.known.shows(match.group()) and not self.known.number(match["number"]):
                self._add("room", base + match.start(), base + match.end())

    def _sums(self, sentence: Sentence, body: str) -> None:
        if not self.strict or not self.words.context("sum").search(body):
            return
        own = fold(f"{self.brief.facts.repair} {self.brief.facts.did}")
        for match in _MONEY.finditer(body):
            amount = match.group().rstrip(".,")
            if self.known.number(amount) or self.words.context("price").match(body, match.end()):
                continue
            start = sentence.start + match.start()
            level = Level.WARN if amount in own else Level.BLOCK
            self._add("amount", start, start + len(amount), level)

    def _phones(self, sentence: Sentence, body: str) -> None:
        for match in _PHONE.finditer(body):
            digits = len(_DIGIT.findall(match.group()))
            start = sentence.start + match.start()
            if not _FEWEST_PHONE_DIGITS <= digits <= _MOST_PHONE_DIGITS:
                continue
            if not self._ours_or_public(match.group(), start):
                level = Level.BLOCK if self.strict else Level.WARN
                self._add("phone", start, sentence.start + match.end(), level)

    def _days(self, sentence: Sentence, body: str, *, digits: bool) -> None:
        words, base = self.words, sentence.start
        days: list[re.Match[str]] = []
        if digits:
            days += _NUMERIC_DAY.finditer(body)
            if not words.months.isdisjoint(sentence.words):
                days += words.day.finditer(body)
        if not days and (not self.strict or self.known.says_when):
            return
        if not self.words.context("visit").search(body) or self.words.context("coming").search(
            body
        ):
            return
        for match in days:
            if not self.known.day(match.group()):
                level = Level.WARN if self.known.says_when else Level.BLOCK
                self._add("date", base + match.start(), base + match.end(), level)
        if not days:
            for match in words.weekday.finditer(body):
                self._add("date", base + match.start(), base + match.end())

    def _health(self, sentence: Sentence, body: str) -> None:
        words = self.words
        hits: list[re.Match[str]] = []
        if not words.health.isdisjoint(sentence.words):
            hits += words.illness.finditer(body)
        if not words.phrase_words.isdisjoint(sentence.words):
            hits += words.phrases.finditer(body)
        if self.strict and not words.everyday.isdisjoint(sentence.words):
            hits += words.everyday_pattern.finditer(body)
        for match in hits:
            if not self.known.speaks_of(match.group().split()[-1]):
                start = sentence.start + match.start()
                self._add("health", start, start + len(match[0]))

    def _names(self) -> None:
        greeting = self.reply.first(Component.GREETING) if self.reply else None
        greeting = greeting or greeting_of(self.scene, self.language)
        greeted = greeting.end if greeting else 0
        every = self.strict
        for name in names_in(
            self.text, self.folded, self.sentences, Span(greeted, self.signed), every=every
        ):
            if self.known.names(name.words) or self.known.ours(name.words):
                continue
            level = self._level_of_name(name)
            if level is not None:
                kind = name.kind if name.kind in ("staff", "relative") else "name"
                self._add(kind, *name.span, level)

    def _level_of_name(self, name: Name) -> Level | None:
        if name.kind in ("relative", "record"):
            return Level.BLOCK
        if name.kind == "greeting_first":
            return None
        if name.kind == "greeting_full":
            return Level.BLOCK if self.strict else None
        sentence = self._sentence_at(name.span.start)
        body = sentence.body if sentence is not None else ""
        if self.words.context("working").search(body):
            return None  # "Dr Amin is reading the notes": one of us
        if not self.strict:
            return Level.WARN if name.kind == "titled" else None
        return None if self.words.context("helping").search(body) else Level.BLOCK

    def _signed_from(self) -> int:
        """Return where the signature begins; a last line without a full stop counts as one."""
        if self.reply is not None:
            signature = self.reply.first(Component.SIGNATURE)
        else:
            signature = signature_of(self.text, self.scene, self.language)
        start = signature.start if signature else len(self.text)
        if len(self.sentences) > 1:
            last = self.sentences[-1]
            short = last.end - last.start <= _LONGEST_SIGNATURE
            if short and not last.body.endswith((".", "!", "?")):
                start = min(start, last.start)
        return start

    def _customer(self) -> None:
        own = self.brief.profile.sector.lower()
        if not own:
            return
        for sector, names in self.words.sectors.items():
            if any(name in own for name in names):
                for match in self.words.customer(sector).finditer(self.folded):
                    self._add("customer", *match.span())
                return
