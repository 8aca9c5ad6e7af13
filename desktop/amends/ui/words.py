"""What the window calls things. Ids come from the vocabulary, sentences stand here."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from amends.vocabulary import Component, CueId, FirstMistake, ReplyKind, Stance, Tone, Trouble


def _tr(text: object) -> str:
    return QCoreApplication.translate("words", str(text))


_STANCES = {
    Stance.OURS: (
        QT_TRANSLATE_NOOP("words", "Ours"),
        QT_TRANSLATE_NOOP(
            "words", "We did it. The reply takes it on, says sorry, and says what is done."
        ),
    ),
    Stance.PARTLY_OURS: (
        QT_TRANSLATE_NOOP("words", "Partly"),
        QT_TRANSLATE_NOOP("words", "We and others. The reply answers for our own part only."),
    ),
    Stance.NOT_KNOWN_YET: (
        QT_TRANSLATE_NOOP("words", "Not known yet"),
        QT_TRANSLATE_NOOP(
            "words",
            "Nothing is admitted or denied: what is being checked, by whom, and when you answer.",
        ),
    ),
    Stance.NOT_OURS: (
        QT_TRANSLATE_NOOP("words", "Not ours"),
        QT_TRANSLATE_NOOP("words", "Somebody else's failure. Sympathy, and the help you can give."),
    ),
    Stance.UNTRUE: (
        QT_TRANSLATE_NOOP("words", "Untrue"),
        QT_TRANSLATE_NOOP(
            "words", "A rumour or a mistake. A respectful correction and a way to talk."
        ),
    ),
}
_KINDS = {
    ReplyKind.PUBLIC: (
        QT_TRANSLATE_NOOP("words", "Public reply"),
        QT_TRANSLATE_NOOP("words", "For everybody who reads the complaint"),
        QT_TRANSLATE_NOOP("words", "Copy reply"),
    ),
    ReplyKind.PRIVATE: (
        QT_TRANSLATE_NOOP("words", "Private message"),
        QT_TRANSLATE_NOOP("words", "For the person alone: amounts, references, details"),
        QT_TRANSLATE_NOOP("words", "Copy message"),
    ),
    ReplyKind.STATEMENT: (
        QT_TRANSLATE_NOOP("words", "Statement"),
        QT_TRANSLATE_NOOP("words", "For everybody else, after the person has been answered"),
        QT_TRANSLATE_NOOP("words", "Copy statement"),
    ),
}
_TONES = {
    Tone.WARM: (
        QT_TRANSLATE_NOOP("words", "Warm"),
        QT_TRANSLATE_NOOP("words", "Closer, as one person to another"),
    ),
    Tone.PLAIN: (
        QT_TRANSLATE_NOOP("words", "Plain"),
        QT_TRANSLATE_NOOP("words", "Short and direct"),
    ),
    Tone.FORMAL: (
        QT_TRANSLATE_NOOP("words", "Formal"),
        QT_TRANSLATE_NOOP("words", "For an office, a hospital, a bank"),
    ),
}
_TROUBLES = {
    Trouble.LATE_DELIVERY: QT_TRANSLATE_NOOP("words", "Late delivery"),
    Trouble.WRONG_OR_MISSING_ITEM: QT_TRANSLATE_NOOP("words", "Wrong or missing item"),
    Trouble.PRODUCT_DEFECT: QT_TRANSLATE_NOOP("words", "Broken or faulty product"),
    Trouble.FOOD_QUALITY_OR_SAFETY: QT_TRANSLATE_NOOP("words", "Food quality or safety"),
    Trouble.STAFF_CONDUCT: QT_TRANSLATE_NOOP("words", "Staff conduct"),
    Trouble.WAIT_TIME: QT_TRANSLATE_NOOP("words", "Waiting time"),
    Trouble.BILLING_OR_REFUND: QT_TRANSLATE_NOOP("words", "Billing or refund"),
    Trouble.CANCELLED_OR_REBOOKED: QT_TRANSLATE_NOOP("words", "Cancelled or rebooked"),
    Trouble.LOST_OR_DAMAGED_PROPERTY: QT_TRANSLATE_NOOP("words", "Lost or damaged property"),
    Trouble.CLEANLINESS: QT_TRANSLATE_NOOP("words", "Cleanliness"),
    Trouble.APP_OR_WEBSITE_OUTAGE: QT_TRANSLATE_NOOP("words", "App, site or service down"),
    Trouble.PRIVACY_OR_SECURITY: QT_TRANSLATE_NOOP("words", "Privacy or security"),
    Trouble.OFFENSIVE_CONTENT: QT_TRANSLATE_NOOP("words", "Offensive content"),
    Trouble.DISCRIMINATION: QT_TRANSLATE_NOOP("words", "Discrimination"),
    Trouble.MISLEADING_ADVERT: QT_TRANSLATE_NOOP("words", "Misleading advert"),
    Trouble.NO_RESPONSE: QT_TRANSLATE_NOOP("words", "No answer from us"),
    Trouble.SAFETY_INJURY: QT_TRANSLATE_NOOP("words", "Injury or danger"),
    Trouble.OWN_POST_OFFENSIVE: QT_TRANSLATE_NOOP("words", "Our own post: offensive"),
    Trouble.OWN_POST_WRONG: QT_TRANSLATE_NOOP("words", "Our own post: wrong"),
    Trouble.OWN_POST_WRONG_ACCOUNT: QT_TRANSLATE_NOOP("words", "Our own post: wrong account"),
    Trouble.OTHER: QT_TRANSLATE_NOOP("words", "Something else"),
}
_CUES = {
    CueId.SAFETY: (
        QT_TRANSLATE_NOOP("words", "safety"),
        QT_TRANSLATE_NOOP(
            "words", "Somebody's health may be at stake. Say first what keeps them safe."
        ),
    ),
    CueId.AT_RISK_NOW: (
        QT_TRANSLATE_NOOP("words", "danger now"),
        QT_TRANSLATE_NOOP("words", "Somebody may be in danger now. Call before you write."),
    ),
    CueId.DISCRIMINATION: (
        QT_TRANSLATE_NOOP("words", "discrimination"),
        QT_TRANSLATE_NOOP("words", "Answer as the business, not through a template."),
    ),
    CueId.LEGAL: (
        QT_TRANSLATE_NOOP("words", "legal"),
        QT_TRANSLATE_NOOP(
            "words", "A lawyer, court or authority is named. Ask your insurer or lawyer."
        ),
    ),
    CueId.MONEY: (
        QT_TRANSLATE_NOOP("words", "money"),
        QT_TRANSLATE_NOOP(
            "words", "Money is owed or asked for. Name the repair, not the sum, in public."
        ),
    ),
    CueId.PRIVACY: (
        QT_TRANSLATE_NOOP("words", "privacy"),
        QT_TRANSLATE_NOOP("words", "Private details stand in the complaint. Do not repeat them."),
    ),
    CueId.VULNERABLE: (
        QT_TRANSLATE_NOOP("words", "vulnerable person"),
        QT_TRANSLATE_NOOP("words", "A child, or somebody ill or old, is concerned."),
    ),
    CueId.VIRAL: (
        QT_TRANSLATE_NOOP("words", "going round"),
        QT_TRANSLATE_NOOP("words", "Many people are reading this."),
    ),
    CueId.REPEAT: (
        QT_TRANSLATE_NOOP("words", "not the first time"),
        QT_TRANSLATE_NOOP("words", "It happened before. A second sorry needs a new remedy."),
    ),
    CueId.DEADLINE: (
        QT_TRANSLATE_NOOP("words", "deadline"),
        QT_TRANSLATE_NOOP("words", "They named a time. Answer before it."),
    ),
    CueId.LEAVING: (
        QT_TRANSLATE_NOOP("words", "leaving"),
        QT_TRANSLATE_NOOP("words", "They say that they are going elsewhere."),
    ),
}
_COMPONENTS = {
    Component.INSTRUCTION: (
        QT_TRANSLATE_NOOP("words", "Safety first"),
        QT_TRANSLATE_NOOP("words", "What somebody in danger must do now"),
    ),
    Component.GREETING: (
        QT_TRANSLATE_NOOP("words", "Greeting"),
        QT_TRANSLATE_NOOP("words", "The person, by name"),
    ),
    Component.ACKNOWLEDGEMENT: (
        QT_TRANSLATE_NOOP("words", "Heard"),
        QT_TRANSLATE_NOOP("words", "Their problem, in their words"),
    ),
    Component.THANKS: (
        QT_TRANSLATE_NOOP("words", "Thanks"),
        QT_TRANSLATE_NOOP("words", "Thanks for telling you; never instead of sorry"),
    ),
    Component.RESPONSIBILITY: (
        QT_TRANSLATE_NOOP("words", "Responsibility"),
        QT_TRANSLATE_NOOP("words", "It was our act, ours to answer for"),
    ),
    Component.REGRET: (
        QT_TRANSLATE_NOOP("words", "Regret"),
        QT_TRANSLATE_NOOP("words", "Sorrow for the harm, not for their feelings"),
    ),
    Component.EXPLANATION: (
        QT_TRANSLATE_NOOP("words", "Explanation"),
        QT_TRANSLATE_NOOP("words", "What happened, without making it an excuse"),
    ),
    Component.REPAIR: (
        QT_TRANSLATE_NOOP("words", "Repair"),
        QT_TRANSLATE_NOOP("words", "What is being done for them, by whom, by when"),
    ),
    Component.REPENTANCE: (
        QT_TRANSLATE_NOOP("words", "What changes"),
        QT_TRANSLATE_NOOP("words", "What you do so that it does not happen again"),
    ),
    Component.FORGIVENESS: (
        QT_TRANSLATE_NOOP("words", "Forgiveness"),
        QT_TRANSLATE_NOOP("words", "A request, never a demand; best left out"),
    ),
    Component.NEXT_STEP: (
        QT_TRANSLATE_NOOP("words", "Next step"),
        QT_TRANSLATE_NOOP("words", "One private way to reach you"),
    ),
    Component.SIGNATURE: (
        QT_TRANSLATE_NOOP("words", "Name"),
        QT_TRANSLATE_NOOP("words", "Somebody signs it"),
    ),
}
_UNITS = {
    "x_weighted": (
        QT_TRANSLATE_NOOP("words", "characters as X counts"),
        QT_TRANSLATE_NOOP("words", "Emoji count 2, links 23."),
    ),
    "grapheme": (
        QT_TRANSLATE_NOOP("words", "characters"),
        QT_TRANSLATE_NOOP("words", "An emoji counts as one."),
    ),
    "mastodon": (
        QT_TRANSLATE_NOOP("words", "characters"),
        QT_TRANSLATE_NOOP("words", "A link counts 23, a handle without its server."),
    ),
    "threads_mixed": (
        QT_TRANSLATE_NOOP("words", "characters"),
        QT_TRANSLATE_NOOP("words", "An emoji counts as its bytes."),
    ),
    "utf8_bytes": (
        QT_TRANSLATE_NOOP("words", "bytes"),
        QT_TRANSLATE_NOOP("words", "Accents, curly quotes and emoji count more than one."),
    ),
    "utf16": (
        QT_TRANSLATE_NOOP("words", "characters"),
        QT_TRANSLATE_NOOP("words", "Most emoji count 2."),
    ),
    "code_points": (
        QT_TRANSLATE_NOOP("words", "characters"),
        QT_TRANSLATE_NOOP("words", "A composed emoji may count more than one."),
    ),
    "weibo_half": (
        QT_TRANSLATE_NOOP("words", "characters"),
        QT_TRANSLATE_NOOP("words", "Plain letters count a half."),
    ),
    "none": (
        QT_TRANSLATE_NOOP("words", "characters"),
        QT_TRANSLATE_NOOP("words", "This place names no limit."),
    ),
}
_MISTAKES = {
    FirstMistake.DELETED: QT_TRANSLATE_NOOP("words", "We deleted or hid it"),
    FirstMistake.ARGUED: QT_TRANSLATE_NOOP("words", "We argued with them"),
    FirstMistake.NON_APOLOGY: QT_TRANSLATE_NOOP("words", "Our sorry was none"),
    FirstMistake.WRONG_PERSON: QT_TRANSLATE_NOOP("words", "We answered somebody else"),
}
_QUESTIONS = {
    "did": (
        QT_TRANSLATE_NOOP("words", "What we did"),
        QT_TRANSLATE_NOOP("words", "we served cold soup with a fly in it"),
    ),
    "harm": (
        QT_TRANSLATE_NOOP("words", "What it cost them"),
        QT_TRANSLATE_NOOP("words", "you waited fifty minutes and left hungry"),
    ),
    "repair": (
        QT_TRANSLATE_NOOP("words", "What we do for them"),
        QT_TRANSLATE_NOOP("words", "refund the whole bill"),
    ),
    "by": (QT_TRANSLATE_NOOP("words", "By when"), QT_TRANSLATE_NOOP("words", "today")),
    "change": (
        QT_TRANSLATE_NOOP("words", "What changes"),
        QT_TRANSLATE_NOOP("words", "two people now check every plate"),
    ),
    "why": (
        QT_TRANSLATE_NOOP("words", "What happened"),
        QT_TRANSLATE_NOOP("words", "we had one cook for sixty guests"),
    ),
    "name": (QT_TRANSLATE_NOOP("words", "Greet as"), QT_TRANSLATE_NOOP("words", "Anna")),
}
_QUESTIONS_UNSETTLED = {
    "did": (
        QT_TRANSLATE_NOOP("words", "What they say happened"),
        QT_TRANSLATE_NOOP("words", "your soup was cold and there was a fly in it"),
    ),
    "repair": (
        QT_TRANSLATE_NOOP("words", "What is being checked"),
        QT_TRANSLATE_NOOP("words", "go through last night with the kitchen"),
    ),
    "by": (QT_TRANSLATE_NOOP("words", "Answer by"), QT_TRANSLATE_NOOP("words", "tomorrow at noon")),
}
_QUESTIONS_ELSEWHERE = {
    "did": (
        QT_TRANSLATE_NOOP("words", "What went wrong"),
        QT_TRANSLATE_NOOP("words", "your parcel was left in the rain"),
    ),
    "repair": (
        QT_TRANSLATE_NOOP("words", "What help we give"),
        QT_TRANSLATE_NOOP("words", "call the carrier for you"),
    ),
    "why": (
        QT_TRANSLATE_NOOP("words", "What is true"),
        QT_TRANSLATE_NOOP("words", "we do not run the parcel lockers"),
    ),
}


def stance(id_: Stance) -> tuple[str, str]:
    """Return the short name of a stance, and a sentence on what follows from it."""
    short, long = _STANCES[id_]
    return _tr(short), _tr(long)


def kind(id_: ReplyKind) -> tuple[str, str, str]:
    """Return what a text of this kind is called, what it is for, and the words to copy it."""
    name, purpose, copy = _KINDS[id_]
    return _tr(name), _tr(purpose), _tr(copy)


def tone(id_: Tone) -> tuple[str, str]:
    """Return the name of a tone, and when to take it."""
    short, long = _TONES[id_]
    return _tr(short), _tr(long)


def trouble(id_: Trouble) -> str:
    """Return what a trouble is called."""
    return _tr(_TROUBLES[id_])


def mistake(id_: FirstMistake) -> str:
    """Return what an earlier answer of ours did."""
    return _tr(_MISTAKES[id_])


def cue(id_: CueId) -> tuple[str, str]:
    """Return the name of a cue, and what it asks of the writer."""
    short, long = _CUES[id_]
    return _tr(short), _tr(long)


def component(id_: Component) -> tuple[str, str]:
    """Return the name of a component, and what it says."""
    short, long = _COMPONENTS[id_]
    return _tr(short), _tr(long)


def unit(id_: str) -> tuple[str, str]:
    """Return what a unit is called, and how it counts."""
    short, long = _UNITS.get(id_, (id_, ""))
    return _tr(short), _tr(long)


def question(field: str, stance_: Stance | None) -> tuple[str, str]:
    """Return the label and the example of a fact, as the stance asks for it."""
    label, example = _QUESTIONS[field]
    if stance_ is Stance.NOT_KNOWN_YET:
        label, example = _QUESTIONS_UNSETTLED.get(field, (label, example))
    elif stance_ in (Stance.NOT_OURS, Stance.UNTRUE):
        label, example = _QUESTIONS_ELSEWHERE.get(field, (label, example))
    return _tr(label), _tr(example)
