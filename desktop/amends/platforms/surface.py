"""Platforms and surfaces: X is a platform, "X reply" is a surface."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Surface:
    """A place with a limit, a unit to count it in, and rules: one ``[[surface]]``.

    ``limit`` is the published number or None; ``safe_limit`` is what the application enforces.
    Free-text fields say what is known, empty means not known. ``single``: one reply per
    complaint. ``public``: strangers read it. ``visible``: what is shown before a fold.
    ``url_weight``: what each link counts. ``per_instance``: the limit is a setting of our server.
    ``deadline``: how long one may answer. ``locks``: what answering makes impossible, as the rest
    of a sentence. ``exposes``: what of the writer is shown with the reply. ``most_links`` and
    ``most_hashtags``: how many different ones the place takes.
    """

    id: str
    platform: str
    name: str
    public: bool
    unit: str
    safe_limit: int
    limit: int | None = None
    unit2: str = ""
    limit2: int | None = None
    count: str = ""
    links: str = ""
    mentions: str = ""
    hashtags: str = ""
    line_breaks: str = ""
    markup: str = ""
    emoji: str = ""
    images: str = ""
    editable: str = ""
    deletable: str = ""
    notifies: str = ""
    window: str = ""
    moderated: str = ""
    conventions: str = ""
    traps: str = ""
    reply_url: str = ""
    reply_url_basis: str = ""
    source: str = ""
    source_date: str = ""
    confidence: str = "unknown"
    single: bool | None = None
    per_instance: bool = False
    url_weight: int | None = None
    visible: int | None = None
    deadline: str = ""
    locks: str = ""
    exposes: str = ""
    most_links: int | None = None
    most_hashtags: int | None = None


@dataclass(frozen=True, slots=True)
class Platform:
    """A site or service. One ``[[platform]]`` of platforms.toml.

    ``permalinks`` are expressions for ``re`` with IGNORECASE, tried from the start of an address;
    their groups ``id``, ``comment`` and ``user`` say what was answered and who wrote it.
    ``hosts`` are exact, national domains among them; subdomains belong to them. ``whole``: every
    page there is about this platform, not only its permalinks (not so for a search engine).
    """

    id: str
    name: str
    kind: str
    hosts: tuple[str, ...] = ()
    permalinks: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()
    note: str = ""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule that holds on many platforms. One ``[[policy]]`` of platforms.toml."""

    id: str
    rule: str
    detail: str = ""
    basis: str = ""
    source: str = ""
