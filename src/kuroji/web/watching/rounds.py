"""The rounds of a watcher: ask what is due, publish what is new, deliver, illustrate, announce.

Each leaves a state from which the next run goes on, wherever it is killed. Rounds raise
KurojiError or OSError when the disk fails them, having changed nothing half-way.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from time import perf_counter

import msgspec

from kuroji.model.errors import NotHeld, NotPublished, Undefined
from kuroji.model.period import Period, parse
from kuroji.model.release import Release
from kuroji.web.watching import index as indices
from kuroji.web.watching import messages, outbox
from kuroji.web.watching.asking import Answer, Said, ask
from kuroji.web.watching.clock import Stopped
from kuroji.web.watching.desk import Desk
from kuroji.web.watching.events import Weight
from kuroji.web.watching.index import Published
from kuroji.web.watching.kinds import Stories, kinds_of
from kuroji.web.watching.publishing import EDITIONS, WORDS, make_current, published, put, sweep
from kuroji.web.watching.state import Look
from kuroji.web.watching.targets import Target, targets
from kuroji.web.watching.telling import digest, periods_of, untold

# When a release that has not come is spoken of again: after so long, and then once a day.
LATE = (timedelta(minutes=2), timedelta(minutes=30), timedelta(hours=2))


def ask_round(desk: Desk, wanted: Iterable[Target]) -> tuple[Target, ...]:
    """Ask the addresses in order, but no further than the first that has news: it is published before others are asked.

    Returns those that were asked.
    """
    asked: list[Target] = []
    try:
        for target in wanted:
            desk.take_turn()
            if desk.clock.stopping:
                break
            asked.append(target)
            answer = _asked(desk, target)
            _say(desk, target, answer)
            if answer.said is Said.NEW:
                break
    except Stopped:
        pass
    if asked:
        desk.remember(desk.state)
    return tuple(asked)


def _asked(desk: Desk, target: Target) -> Answer:
    """Ask, and note when; a failure of the disk counts as a failure of the look."""
    before = desk.state.looks.get(target.address)
    failures = (before.failures if before else 0) + 1
    try:
        answer = ask(desk.store, target.address, desk.fetch)
        failures = failures if answer.failed else 0
    finally:
        looks = {**desk.state.looks, target.address: Look(desk.clock.now(), failures)}
        desk.state = msgspec.structs.replace(desk.state, looks=looks)
    return answer


def _say(desk: Desk, target: Target, answer: Answer) -> None:
    about: dict[str, object] = {"address": target.address, "what": target.what}
    match answer.said:
        case Said.NEW:
            releases = [release.id for release in answer.added]
            desk.say("arrived", **about, releases=releases, transfer=answer.transfer, ingest=answer.ingest)
        case Said.UNCHANGED:
            desk.say("unchanged", Weight.DETAIL, **about)
        case Said.NOT_YET:
            _say_late(desk, target, about)
        case _:
            desk.say(str(answer.said), Weight.TROUBLE, **about, why=answer.why)


def _say_late(desk: Desk, target: Target, about: dict[str, object]) -> None:
    now = desk.clock.now()
    late = now - target.due if target.due else timedelta()
    step = sum(late >= limit for limit in LATE) + late.days
    if late < LATE[0] or desk.lateness.get(target.address, 0) >= step:
        desk.say("not yet", Weight.DETAIL, **about)
        return
    desk.lateness[target.address] = step
    desk.say("late", **about, due=target.due, basis=target.basis, minutes=int(late.total_seconds()) // 60)


def publish_round(desk: Desk) -> None:
    """Tell and publish the stories of every release that is held and not told, in the order of publication."""
    new = untold(desk.store, desk.state.told, desk.state.since)
    if new:
        desk.out.mkdir(parents=True, exist_ok=True)
        (desk.out / EDITIONS).mkdir(exist_ok=True)
        sweep(desk.out, indices.load(desk.out))
    for release in new:
        if desk.clock.stopping:
            return
        told = (one.period for one in indices.load(desk.out).stories if one.reporter == release.reporter)
        for period in periods_of(release, told):
            for kind in kinds_of(period):
                if kind in desk.kinds:
                    _publish(desk, kind, release, period)
        desk.remember(msgspec.structs.replace(desk.state, told=(*desk.state.told, release.sha256)))


def _publish(desk: Desk, kind: str, release: Release, period: Period) -> None:
    index = indices.load(desk.out)
    about = (kind, release.reporter, str(period))
    before = next((one for one in index.stories if (one.kind, one.reporter, one.period) == about), None)
    as_of = max(release.published_at, before.as_of) if before else release.published_at
    began = perf_counter()
    try:
        stories = desk.kinds[kind].tell(desk.store, period, as_of, release.reporter)
    except (NotPublished, NotHeld, Undefined) as error:
        desk.say(f"no {kind}", Weight.TROUBLE, release=release.id, period=str(period), why=error.what)
        return
    said = digest(stories)
    if before is not None and before.digest == said:
        desk.say("same story", Weight.DETAIL, release=release.id, slug=before.slug)
        return
    told = perf_counter()
    story = published(index, kind, stories, said, release, desk.clock.now())
    put(desk.out, story.folder, stories, {}, desk.served, desk.kinds[kind].reading)
    make_current(desk.out, story.slug, story.folder)
    written = perf_counter()
    _enqueue(desk, story, stories)
    indices.save(desk.out, index.naming(story))
    desk.told[story.identity] = stories
    desk.say(
        "published", slug=story.slug, edition=story.edition, period=story.period, release=release.id,
        as_of=story.as_of, headline=story.languages["en"].headline, folder=str(desk.out / story.slug),
        tell=told - began, write=written - told, facts=messages.facts_of(stories),
    )  # fmt: skip


def _enqueue(desk: Desk, story: Published, stories: Stories) -> None:
    """Put the message into the outbox before the index names the story, so that no death in between loses it."""
    if desk.keys:
        body = messages.message(story, stories, base_url=desk.base_url, served=desk.served)
        for receiver in desk.keys:
            outbox.enqueue(desk.folder, messages.delivery(story, body, receiver, desk.clock.now()))


def deliver_round(desk: Desk) -> datetime | None:
    """Try every message whose turn it is; when the next one is due, None when none waits."""
    coming: list[datetime] = []
    for delivery in outbox.waiting(desk.folder):
        about = {"id": delivery.identity, "receiver": delivery.address}
        if delivery.address not in desk.keys:
            desk.say("receiver not named", Weight.DETAIL, **about)
            continue
        left: outbox.Delivery | None = delivery
        if delivery.due <= desk.clock.now() and not desk.clock.stopping:
            left = outbox.attempt(desk.folder, delivery, desk.post, desk.sign, desk.clock.now(), desk.clock.chance())
            _say_tried(desk, left, about, delivery.tries + 1)
        if left is not None and not outbox.given_up(left):
            coming.append(left.due)
    return min(coming, default=None)


def _say_tried(desk: Desk, left: outbox.Delivery | None, about: dict[str, str], tries: int) -> None:
    if left is None:
        desk.say("delivered", **about, tries=tries)
    elif outbox.given_up(left):
        desk.say("given up", Weight.TROUBLE, **about, tries=tries, why=left.problem)
    else:
        desk.say("not delivered", Weight.TROUBLE, **about, tries=tries, why=left.problem, again=left.due)


def illustrate_round(desk: Desk) -> None:
    """Put the charts to every story that has been published without them."""
    for story in indices.load(desk.out).stories:
        if story.illustrated or story.identity in desk.undrawn or story.kind not in desk.kinds or desk.clock.stopping:
            continue
        began = perf_counter()
        kind = desk.kinds[story.kind]
        stories = desk.told.pop(story.identity, None) or kind.tell(
            desk.store, parse(story.period), story.as_of, story.reporter
        )
        if digest(stories) != story.digest:
            # The figures of that very instant were replaced meanwhile; the release that did it brings its own edition.
            desk.undrawn.add(story.identity)
            continue
        charts = {language: kind.draw(desk.store, told) for language, told in stories.items()}
        whole = msgspec.structs.replace(story, folder=story.folder.removesuffix(WORDS), illustrated=True)
        put(desk.out, whole.folder, stories, charts, desk.served, kind.reading)
        make_current(desk.out, whole.slug, whole.folder)
        index = indices.load(desk.out)
        indices.save(desk.out, index.naming(whole))
        desk.say("illustrated", slug=story.slug, edition=story.edition, seconds=perf_counter() - began)


def announce_round(desk: Desk) -> None:
    """Call the hook after publishing when the index has changed since it was last called."""
    index = indices.load(desk.out)
    if desk.after is not None and index.generation != desk.state.announced:
        desk.after(desk.out, index)
        desk.remember(msgspec.structs.replace(desk.state, announced=index.generation))
        desk.say("announced", Weight.DETAIL, generation=index.generation)


def due_now(desk: Desk, *, everything: bool = False) -> list[Target]:
    """What is to be asked now; with `everything`, all that is due and all that may have been replaced."""
    now = desk.clock.now()
    found = targets(desk.store, desk.state, now)
    return [one for one in found if one.look <= now or (everything and (one.due is None or one.due <= now))]
