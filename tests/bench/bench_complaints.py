"""Complaints: reading one, and drafting a reply to it."""

from functools import partial

from measure import Bench, seconds


def run(bench: Bench) -> None:
    """Print the spread of both over the real complaints, and the two against each other."""
    from amends.complaints.complaint import Complaint
    from amends.complaints.reader import read
    from amends.drafting.brief import Brief
    from amends.drafting.writer import write
    from amends.platforms.registry import load

    texts = [row["text"] for row in bench.samples("complaints_real.jsonl")]
    if not texts:
        return
    registry = load()
    places = {False: registry.surface("google.review_reply"), True: registry.surface("x.reply")}
    first_read = seconds(partial(read, texts[0]))
    first_brief = Brief(complaint=Complaint(texts[0]), reading=read(texts[0]))
    first_draft = seconds(partial(write, first_brief))
    reading, drafting = [], []
    for text in texts:
        reading.append(seconds(partial(read, text)))
        brief = Brief(
            surface=places[len(text) <= 280], complaint=Complaint(text), reading=read(text)
        )
        drafting.append(seconds(partial(write, brief)))
    bench.spread("reading a complaint", reading)
    bench.spread("drafting a reply", drafting)
    bench.say(f"the first, with loading: {first_read * 1000:.0f} and {first_draft * 1000:.0f} ms")
    bench.ratio("drafting", drafting, "reading", reading)
