"""What the window calls things. Ids come from the vocabulary, sentences stand here."""

from PySide6.QtCore import QCoreApplication

from amends.vocabulary import Component, CueId, Stance, Tone, Trouble


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


_STANCES = {
    Stance.OURS: ("Ours", "We did it. The reply takes it on, says sorry, and says what is done."),
    Stance.PARTLY_OURS: ("Partly", "We and others. The reply answers for our own part only."),
    Stance.NOT_KNOWN_YET: (
        "Not known yet",
        "Nothing is admitted or denied: what is being checked, by whom, and when you answer.",
    ),
    Stance.NOT_OURS: ("Not ours", "Somebody else's failure. Sympathy, and the help you can give."),
    Stance.UNTRUE: ("Untrue", "A rumour or a mistake. A respectful correction and a way to talk."),
}
_TONES = {
    Tone.WARM: ("Warm", "Closer, as one person to another"),
    Tone.PLAIN: ("Plain", "Short and direct"),
    Tone.FORMAL: ("Formal", "For an office, a hospital, a bank"),
}
_TROUBLES = {
    Trouble.LATE_DELIVERY: "Late delivery",
    Trouble.WRONG_OR_MISSING_ITEM: "Wrong or missing item",
    Trouble.PRODUCT_DEFECT: "Broken or faulty product",
    Trouble.FOOD_QUALITY_OR_SAFETY: "Food quality or safety",
    Trouble.STAFF_CONDUCT: "Staff conduct",
    Trouble.WAIT_TIME: "Waiting time",
    Trouble.BILLING_OR_REFUND: "Billing or refund",
    Trouble.CANCELLED_OR_REBOOKED: "Cancelled or rebooked",
    Trouble.LOST_OR_DAMAGED_PROPERTY: "Lost or damaged property",
    Trouble.CLEANLINESS: "Cleanliness",
    Trouble.APP_OR_WEBSITE_OUTAGE: "App, site or service down",
    Trouble.PRIVACY_OR_SECURITY: "Privacy or security",
    Trouble.OFFENSIVE_CONTENT: "Offensive content",
    Trouble.DISCRIMINATION: "Discrimination",
    Trouble.MISLEADING_ADVERT: "Misleading advert",
    Trouble.NO_RESPONSE: "No answer from us",
    Trouble.SAFETY_INJURY: "Injury or danger",
    Trouble.OWN_POST_OFFENSIVE: "Our own post: offensive",
    Trouble.OWN_POST_WRONG: "Our own post: wrong",
    Trouble.OWN_POST_WRONG_ACCOUNT: "Our own post: wrong account",
    Trouble.OTHER: "Something else",
}
_CUES = {
    CueId.SAFETY: ("safety", "Somebody's health may be at stake. Say first what keeps them safe."),
    CueId.AT_RISK_NOW: ("danger now", "Somebody may be in danger now. Call before you write."),
    CueId.DISCRIMINATION: ("discrimination", "Answer as the business, not through a template."),
    CueId.LEGAL: ("legal", "A lawyer, court or authority is named. Ask your insurer or lawyer."),
    CueId.MONEY: ("money", "Money is owed or asked for. Name the repair, not the sum, in public."),
    CueId.PRIVACY: ("privacy", "Private details stand in the complaint. Do not repeat them."),
    CueId.VULNERABLE: ("vulnerable person", "A child, or somebody ill or old, is concerned."),
    CueId.VIRAL: ("going round", "Many people are reading this."),
    CueId.REPEAT: ("not the first time", "It happened before. A second sorry needs a new remedy."),
    CueId.DEADLINE: ("deadline", "They named a time. Answer before it."),
    CueId.LEAVING: ("leaving", "They say that they are going elsewhere."),
}
_COMPONENTS = {
    Component.INSTRUCTION: ("Safety first", "What somebody in danger must do now"),
    Component.GREETING: ("Greeting", "The person, by name"),
    Component.ACKNOWLEDGEMENT: ("Heard", "Their problem, in their words"),
    Component.THANKS: ("Thanks", "Thanks for telling you; never instead of sorry"),
    Component.RESPONSIBILITY: ("Responsibility", "It was our act, ours to answer for"),
    Component.REGRET: ("Regret", "Sorrow for the harm, not for their feelings"),
    Component.EXPLANATION: ("Explanation", "What happened, without making it an excuse"),
    Component.REPAIR: ("Repair", "What is being done for them, by whom, by when"),
    Component.REPENTANCE: ("What changes", "What you do so that it does not happen again"),
    Component.FORGIVENESS: ("Forgiveness", "A request, never a demand; best left out"),
    Component.NEXT_STEP: ("Next step", "One private way to reach you"),
    Component.SIGNATURE: ("Name", "Somebody signs it"),
}
_UNITS = {
    "x_weighted": ("characters as X counts", "Emoji count 2, links 23."),
    "grapheme": ("characters", "An emoji counts as one."),
    "mastodon": ("characters", "A link counts 23, a handle without its server."),
    "threads_mixed": ("characters", "An emoji counts as its bytes."),
    "utf8_bytes": ("bytes", "Accents, curly quotes and emoji count more than one."),
    "utf16": ("characters", "Most emoji count 2."),
    "code_points": ("characters", "A composed emoji may count more than one."),
    "weibo_half": ("characters", "Plain letters count a half."),
    "none": ("characters", "This place names no limit."),
}
_QUESTIONS = {
    "did": ("What we did", "we served cold soup with a fly in it"),
    "harm": ("What it cost them", "you waited fifty minutes and left hungry"),
    "repair": ("What we do for them", "refund the whole bill"),
    "by": ("By when", "today"),
    "change": ("What changes", "two people now check every plate"),
    "why": ("What happened", "we had one cook for sixty guests"),
    "name": ("Greet as", "Anna"),
}
_QUESTIONS_UNSETTLED = {
    "did": ("What they say happened", "your soup was cold and there was a fly in it"),
    "repair": ("What is being checked", "go through last night with the kitchen"),
    "by": ("Answer by", "tomorrow at noon"),
}
_QUESTIONS_ELSEWHERE = {
    "did": ("What went wrong", "your parcel was left in the rain"),
    "repair": ("What help we give", "call the carrier for you"),
    "why": ("What is true", "we do not run the parcel lockers"),
}


def stance(id_: Stance) -> tuple[str, str]:
    """Return the short name of a stance, and a sentence on what follows from it."""
    short, long = _STANCES[id_]
    return _tr(short), _tr(long)


def tone(id_: Tone) -> tuple[str, str]:
    """Return the name of a tone, and when to take it."""
    short, long = _TONES[id_]
    return _tr(short), _tr(long)


def trouble(id_: Trouble) -> str:
    """Return what a trouble is called."""
    return _tr(_TROUBLES[id_])


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
