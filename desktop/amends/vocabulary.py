"""The words of the trade, one per thing, shared by every room, the interface and the data files."""

from enum import StrEnum


class Stance(StrEnum):
    """Whose fault it is. The person who answers decides; nothing in the program guesses it."""

    OURS = "ours"
    PARTLY_OURS = "partly_ours"
    NOT_KNOWN_YET = "not_known_yet"
    NOT_OURS = "not_ours"
    UNTRUE = "untrue"


class Tone(StrEnum):
    """How a reply sounds. Tone never touches the stance."""

    WARM = "warm"
    PLAIN = "plain"
    FORMAL = "formal"


class ReplyKind(StrEnum):
    """Who a text is for: everybody below the complaint, the person alone, or the world."""

    PUBLIC = "public"
    PRIVATE = "private"
    STATEMENT = "statement"


class Component(StrEnum):
    """The parts an apology is made of (Lewicki, Polin & Lount 2016) and those around them.

    ``INSTRUCTION`` is what somebody in danger must do now; it precedes everything (Coombs 2007).
    Under the stances that admit no fault, ``REPAIR`` is what is being done for the person: the
    check, the help, the answer by a named time; and ``EXPLANATION`` carries a factual correction.
    """

    INSTRUCTION = "instruction"
    GREETING = "greeting"
    ACKNOWLEDGEMENT = "acknowledgement"
    THANKS = "thanks"
    RESPONSIBILITY = "responsibility"
    REGRET = "regret"
    EXPLANATION = "explanation"
    REPAIR = "repair"
    REPENTANCE = "repentance"
    FORGIVENESS = "forgiveness"
    NEXT_STEP = "next_step"
    SIGNATURE = "signature"


class Trouble(StrEnum):
    """What went wrong. Definitions with their borders: ``resources/readings/en/``.

    The last three are the writer's own unlucky post: no reading finds them, the writer says so.
    """

    LATE_DELIVERY = "late_delivery"
    WRONG_OR_MISSING_ITEM = "wrong_or_missing_item"
    PRODUCT_DEFECT = "product_defect"
    FOOD_QUALITY_OR_SAFETY = "food_quality_or_safety"
    STAFF_CONDUCT = "staff_conduct"
    WAIT_TIME = "wait_time"
    BILLING_OR_REFUND = "billing_or_refund"
    CANCELLED_OR_REBOOKED = "cancelled_or_rebooked"
    LOST_OR_DAMAGED_PROPERTY = "lost_or_damaged_property"
    CLEANLINESS = "cleanliness"
    APP_OR_WEBSITE_OUTAGE = "app_or_website_outage"
    PRIVACY_OR_SECURITY = "privacy_or_security"
    OFFENSIVE_CONTENT = "offensive_content"
    DISCRIMINATION = "discrimination"
    MISLEADING_ADVERT = "misleading_advert"
    NO_RESPONSE = "no_response"
    SAFETY_INJURY = "safety_injury"
    OTHER = "other"
    OWN_POST_OFFENSIVE = "own_post_offensive"
    OWN_POST_WRONG = "own_post_wrong"
    OWN_POST_WRONG_ACCOUNT = "own_post_wrong_account"


class FirstMistake(StrEnum):
    """How an earlier answer of ours made it worse; the second apology names it first."""

    DELETED = "deleted"
    ARGUED = "argued"
    NON_APOLOGY = "non_apology"
    WRONG_PERSON = "wrong_person"


class CueId(StrEnum):
    """What in a complaint asks for special care."""

    SAFETY = "safety"
    AT_RISK_NOW = "at_risk_now"
    DISCRIMINATION = "discrimination"
    LEGAL = "legal"
    MONEY = "money"
    PRIVACY = "privacy"
    VULNERABLE = "vulnerable"
    VIRAL = "viral"
    REPEAT = "repeat"
    DEADLINE = "deadline"
    LEAVING = "leaving"


class Level(StrEnum):
    """How hard a finding holds: ``BLOCK`` holds the copy back, ``WARN`` and ``HINT`` only show."""

    BLOCK = "block"
    WARN = "warn"
    HINT = "hint"
