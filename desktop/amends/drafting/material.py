"""Material: what one brief gives the templates to say, facts made ready and words looked up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amends.complaints.reading import Reading
from amends.drafting import typed
from amends.drafting.brief import Brief, Facts
from amends.drafting.chance import Chance
from amends.drafting.clauses import Clause, grammar, make, sentence
from amends.drafting.offers import offer
from amends.drafting.places import Place
from amends.drafting.profile import Profile
from amends.drafting.public_words import to_everybody, without_amounts
from amends.drafting.speaker import contracted, speak
from amends.drafting.times import when
from amends.vocabulary import CueId, Stance, Tone

FACT_CLAUSES = ("did", "harm", "repair", "change", "why")
_ASKED: Mapping[Stance, tuple[str, ...]] = {
    Stance.OURS: ("did", "harm", "repair", "by", "change", "why"),
    Stance.PARTLY_OURS: ("did", "harm", "repair", "by", "change"),
    Stance.NOT_KNOWN_YET: ("by",),
    Stance.NOT_OURS: ("repair",),
    Stance.UNTRUE: ("why",),
}
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam|dame|rev)\b\.?", re.IGNORECASE)
_BAD_NAME = re.compile(r"[\x00-\x1f\x7f<>{}|\\/\[\]#*_~`]|https?:|www\.", re.IGNORECASE)
_LONGEST_LINE = 300  # of a profile's field: whatever is longer is no name, role or address
LONGEST_FACT = 1_500  # characters; more is no fact but a letter
_DEADLINES = ("by", "within", "before", "until", "in", "no", "not")


def missing(brief: Brief) -> tuple[str, ...]:
    """Return the facts that the stance asks for and the writer has not given."""
    if not brief.is_apology_due:
        return ()
    return tuple(
        fact for fact in _ASKED[brief.stance] if not str(getattr(brief.facts, fact)).strip()
    )


def clauses(
    brief: Brief, place: Place, without: frozenset[str], *, short: bool = False
) -> dict[str, Clause]:
    """Return the facts ready for a sentence, the reading's offers where the writer said nothing.

    ``short`` contracts the offers, which are our words; the writer's stay as they are.
    """
    person, to_all = brief.profile.person, place.skeleton in ("post", "statement")
    made: dict[str, Clause] = {}
    for role in FACT_CLAUSES:
        words = "" if role in without else str(getattr(brief.facts, role))
        if place.public:
            words = without_amounts(words)
        if to_all:
            words = to_everybody(words, role, customers=bool(brief.profile.business))
        made[role] = make(words, role, person) if words.strip() else Clause()
        offers = role in ("did", "harm") and role not in without and not to_all
        if not words.strip() and offers:
            known = made["did"] if role == "harm" else Clause()
            offered = speak(offer(brief, role, known, public=place.public), person)
            if offered and short:
                offered = contracted(offered, lambda _, said: said)
            made[role] = Clause(sentence(offered), offered) if offered else Clause()
    return made


def values(
    brief: Brief, place: Place, chance: Chance, without: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """Return what a template may name. Every value is a plain string, a flag or a clause."""
    profile, reading = brief.profile, brief.reading
    name = greeting_name(brief, place)
    short = brief.tone is Tone.WARM or (brief.tone is Tone.PLAIN and not chance.one_of(2, "short"))
    return {
        **clauses(brief, place, without, short=short),
        "contracted": short,
        "by": when(brief.facts.by) if "by" not in without else "",
        "name": name,
        "first_name": _first(profile.name),
        "full_name": _line(profile.name),
        "role": _line(profile.role),
        "initials": initials(profile),
        "business": _line(profile.business),
        "closing": _closing(profile),
        "promised": _promised(profile, without),
        "stance": str(brief.stance),
        "tone": str(brief.tone),
        "trouble": str(brief.main_trouble),
        "first_mistake": str(brief.first_mistake or ""),
        "kind": reading.kind if reading is not None else "complaint",
        "person": "I" if profile.person == "I" else "we",
        "place": place,
        "brief_place": place.aim < 200,
        "thing": _thing(reading),
        "reference": _reference(reading) if not place.public else "",
        "in_danger": reading is not None
        and (reading.has(CueId.SAFETY) or reading.has(CueId.AT_RISK_NOW)),
        "pick": chance.one_of,
        **_contact(profile, place),
    }


def said(known: Mapping[str, Any]) -> dict[str, Any]:
    """Return which block says which fact, and the phrases made of several facts.

    What we did and the harm are said once: the block that comes first in the skeleton takes the
    harm where it can, and regret takes what we did when there is no harm to name or the harm is
    said, so that no "that" comes before what it means.
    """
    harm: Clause = known["harm"]
    admitting = known["stance"] in ("ours", "partly_ours")
    act: Clause = known["did"] or _act(known) if admitting else Clause()
    first = known["first"]
    sorrow, owned = Clause(), act
    if first == "regret":
        sorrow, owned = (harm, act) if harm else (act, Clause())
    elif first == "responsibility":
        sorrow = harm
    elif known["regret_leads"]:
        sorrow, owned = act, Clause()
    soon = known["by"] or known["promised"]
    channel = known["place"].channel
    return {
        "sorrow": sorrow,
        "owned": owned,
        "when": soon,
        "when_capital": soon[:1].upper() + soon[1:],
        "channel_capital": channel[:1].upper() + channel[1:],
        "who": _who(known),
        "report_capital": known["report"][:1].upper() + known["report"][1:],
        "topic_inside": known["topic"][:1].lower() + known["topic"][1:],
        "signed": _signed(known),
        **_repair(known["repair"], known["by"]),
    }


def _who(known: Mapping[str, Any]) -> str:
    """Return who is looking into it, where the reply does not end in that person's name."""
    place: Place = known["place"]
    if known["person"] == "I" or not place.names or place.sign != "none":
        return ""
    name, role = known["first_name"], known["role"]
    return f"{name}, our {role[:1].lower()}{role[1:]}," if name and role else str(name)


def _act(known: Mapping[str, Any]) -> Clause:
    statement = known["form"] in ("post", "statement")
    words = known["many"] if statement else known["deed"]
    return Clause(sentence=sentence(words), clause=words)


def _repair(repair: Clause, by: str) -> dict[str, Any]:
    """Return the repair with its time, unless it names the time itself.

    ``repair_whole``: the clause says all, time included. ``repair_joins`` says whether "Here is
    what we are doing:" may lead in the clause.
    """
    words = repair.clause or repair.noun or repair.sentence.rstrip(".")
    named = not by or by.lower() in words.lower() or by.rsplit(maxsplit=1)[-1] in words.split()
    done = bool(repair.clause) and _is_past(words)
    named = named or (not done and typed.names_a_day(by) and typed.names_a_day(words))
    joined, full = words, repair.sentence
    if not named and repair.noun:
        joined = f"{words} {by}"
    elif not named and repair.clause and not (done and by.split(maxsplit=1)[0] in _DEADLINES):
        joined = f"{words} {by}"
        full = sentence(joined)
    elif not named:
        full = f"{repair.sentence} {'You will have it' if repair.clause else 'All of this'} {by}."
    return {
        "repair_clause": joined,
        "repair_sentence": full,
        "repair_by_us": words.startswith(("I ", "we ", "I'", "we'")),
        "repair_dated": typed.names_a_day(words),
        "repair_whole": named or joined != words,
        "repair_joins": bool(repair.clause) and not done and not full.count(". "),
    }


def _is_past(words: str) -> bool:
    tokens = words.lower().split()[:4]
    lists = grammar()
    future = {"will", "are", "am", "can", "going", "i'll", "we'll", "i'm", "we're", "is", "get"}
    if future & set(tokens):
        return False
    return any(
        t in lists["pasts"] or t in ("have", "has", "we've", "i've") or t.endswith("ed")
        for t in tokens
    )


def _signed(known: Mapping[str, Any]) -> str:
    """Return name, role and business as they stand under a letter."""
    second = ", ".join(part for part in (known["role"], known["business"]) if part)
    return "\u2028".join(part for part in (known["full_name"], second) if part)


def greeting_name(brief: Brief, place: Place) -> str:
    """Return whom to greet, as much of the name as the place allows."""
    if not place.names:
        return ""
    handle = brief.complaint.author.strip() if brief.complaint else ""
    if place.greeting == "handle" and re.fullmatch(r"@[\w.@-]{1,60}", handle):
        return handle
    given = brief.facts.name or (brief.reading.greeting_name if brief.reading else "")
    name = _line(given[:60]).strip(" ,.;:!")
    if not name or _BAD_NAME.search(name) or not any(map(str.isalpha, name)):
        return ""
    if place.public and not _TITLE.match(name) and not name.startswith("@"):
        return name.split()[0]
    return name


def initials(profile: Profile) -> str:
    """Return "MK" for Maya Kerr, or what the profile signs with after a caret."""
    if _line(profile.sign_off).startswith("^"):
        return _line(profile.sign_off)[1:9]
    words = [word for word in _line(profile.name).split() if word[:1].isalpha()]
    return "".join(word[0].upper() for word in words[:3]) if len(words) > 1 else ""


def _promised(profile: Profile, without: frozenset[str]) -> str:
    words = "" if "promise" in without else when(_line(profile.promise))
    return words or f"as soon as {'I' if profile.person == 'I' else 'we'} know"


def _closing(profile: Profile) -> str:
    words = _line(profile.sign_off)
    return "" if words.startswith("^") else words.rstrip(" ,")


def _contact(profile: Profile, place: Place) -> dict[str, str]:
    """Return the contact as an address and how it is used, or as a sentence if it is a phrase."""
    words = _line(profile.contact).rstrip(" .,;")
    if not words or (place.public and place.next == "none"):
        return {"contact": "", "contact_phrase": ""}
    is_number = not any(map(str.isalpha, words))
    reach = "call" if is_number else "write to" if "@" in words else "see"
    used = {
        "reach": reach,
        "reach_capital": reach.capitalize(),
        "at": "on" if is_number and profile.spelling != "en-US" else "at",
    }
    is_address = "@" in words or sum(map(str.isdigit, words)) >= 5 or re.search(r"\w\.\w", words)
    if is_address and " " not in words.strip("+").replace(" ", "", 6):
        return {"contact": words, "contact_phrase": "", **used}
    return {"contact": "", "contact_phrase": words[:1].upper() + words[1:] + "."}


def _reference(reading: Reading | None) -> str:
    numbers = reading.texts("order_number") if reading else []
    return numbers[0] if len(numbers) == 1 and len(numbers[0]) <= 40 else ""


def _thing(reading: Reading | None) -> str:
    """Return "your blue coat" for the first thing of the complaint that one can speak of so."""
    for words in reading.texts("thing") if reading else ():
        tokens = words.split()
        plain = all(word.isalpha() and (word.islower() or word == "TV") for word in tokens)
        if plain and len(tokens) <= 3 and tokens[-1].lower() in grammar()["goods"]:
            return f"your {words}"
    return ""


def _first(name: str) -> str:
    words = _line(name).split()
    if not words:
        return ""
    return _line(name) if _TITLE.match(words[0]) else words[0]


def _line(text: str) -> str:
    if len(text) > _LONGEST_LINE:
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


@dataclass(frozen=True, slots=True)
class FactSize:
    """A fact and how long it is, for saying which one is too long."""

    name: str
    length: int


def longest_first(facts: Facts, promise: str) -> list[FactSize]:
    """Return the facts that stand in required components, the longest first."""
    sizes = [FactSize(name, len(getattr(facts, name).strip())) for name in (*FACT_CLAUSES, "by")]
    sizes.append(FactSize("promise", len(promise.strip())))
    return sorted((size for size in sizes if size.length), key=lambda size: -size.length)
