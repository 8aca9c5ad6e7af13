"""The address of a LanguageTool server, as a person writes it and as it may be used."""

from ipaddress import ip_address
from urllib.parse import urlsplit

_HOW = "Write it like https://check.example or, for a server on this machine, localhost:8081."


def accept(written: str) -> str:
    """Return ``written`` as an address that ends in a slash, ready for ``v2/`` behind it.

    The scheme may be left out. Outside this machine only https is accepted, because the text of
    the reply goes there. Raises ``ValueError`` with a sentence that says what to write instead.
    """
    address = written.strip()
    if not address:
        raise ValueError(f"There is no address. {_HOW}")
    if "://" not in address:
        address = f"{'http' if _names_this_machine(address) else 'https'}://{address}"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError(f"This is not an address. {_HOW}") from None
    if parts.scheme not in ("http", "https") or not _is_a_host(host):
        raise ValueError(f"This is not the address of a server. {_HOW}")
    if parts.username is not None:
        raise ValueError("Leave name and password out of the address: they would be kept as text.")
    if parts.scheme == "http" and not is_this_machine(host):
        raise ValueError(
            "The reply's text would travel where others can read it. Use https:// for a server "
            "that is not on this machine."
        )
    path = parts.path.rstrip("/").removesuffix("/check").removesuffix("/v2")
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}{path}/"


def is_this_machine(host: str) -> bool:
    """Return whether ``host`` can only be this machine."""
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _names_this_machine(address: str) -> bool:
    try:
        return is_this_machine(urlsplit(f"//{address}").hostname or "")
    except ValueError:
        return False


def _is_a_host(host: str) -> bool:
    """Return whether ``host`` is a name or number; rules out what a slip of the pen leaves."""
    try:
        encoded = host.encode("idna") if not host.isascii() else host.encode()
    except UnicodeError:
        return False
    wanted = b"abcdefghijklmnopqrstuvwxyz0123456789.-_:%"
    return bool(encoded) and all(byte in wanted for byte in encoded.lower())
