"""Webhooks: signed as the Standard Webhooks specification says, retried, neither lost nor repeated by a restart.

The first signature is the example of the specification's reference libraries
(https://github.com/standard-webhooks/standard-webhooks).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from tests.web.watching.conftest import Heard
from tests.web.watching.site import SEPTEMBER, MadeUpClock, Server, september, tokyo

from kuroji.model.errors import UsageError
from kuroji.web.watching import index as indices
from kuroji.web.watching import outbox
from kuroji.web.watching.desk import Desk
from kuroji.web.watching.receivers import key_of, shown, signed
from kuroji.web.watching.watcher import once, run

DeskAt = Callable[..., Desk]
SECRET = "long enough to be one"
AT_TEN = tokyo("2026-10-21", "10:00:00")


def keys_of(*servers: Server) -> dict[str, bytes]:
    return {f"{server.root}/hook": key_of(SECRET, f"{server.root}/hook") for server in servers}


def test_the_signature_of_the_specification() -> None:
    headers = signed(
        b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "msg_p5jXN8AQM9LWM0D4loKWxJek",
        datetime.fromtimestamp(1614265330, UTC), b'{"test": 2432232314}',
    )  # fmt: skip
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_each_receiver_has_a_key_of_its_own_and_the_secret_stays_here() -> None:
    one, other = (key_of(SECRET, f"https://{name}.example/hook") for name in ("one", "other"))
    assert one != other
    assert SECRET.encode() not in (one, other)
    assert b64decode(shown(one).removeprefix("whsec_")) == one
    for bad in (None, "", "short"):
        with pytest.raises(UsageError, match="secret"):
            key_of(bad, "https://one.example/hook")


def test_a_receiver_can_check_what_it_gets(desk_at: DeskAt, site: Server, receiver: Server, heard: Heard) -> None:
    """Checked here as the specification tells receivers to, with the standard library alone."""
    site.publish(SEPTEMBER, september())
    keys = keys_of(receiver)
    desk = desk_at(AT_TEN, keys=keys, base_url="https://kuroji.example", served="https://kuroji.example/files")
    assert once(desk) is True
    ((headers, body),) = receiver.posted
    given = {name.lower(): value for name, value in headers.items()}
    content = f"{given['webhook-id']}.{given['webhook-timestamp']}.".encode() + body
    key = next(iter(keys.values()))
    assert given["webhook-signature"] == "v1," + b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    assert abs(int(given["webhook-timestamp"]) - AT_TEN.timestamp()) < 60
    message = json.loads(body)
    assert message["type"] == "story.published"
    data = message["data"]
    assert (data["slug"], data["period"], data["as_of"]) == ("japan-trade-2026-09", "2026-09", "2026-10-21T08:50+09:00")
    assert data["id"] == given["webhook-id"]
    assert (
        data["addresses"]["en"]["html"]
        == "https://kuroji.example/files/japan-trade-2026-09/japan-trade-2026-09.en.html"
    )
    assert data["pages"]["en"] == "https://kuroji.example/en/stories/japan-trade-2026-09/"
    assert {"value", "balance"} <= {fact["indicator"] for fact in data["facts"]}


def test_a_receiver_that_is_down_gets_it_later_under_the_same_name(
    desk_at: DeskAt, site: Server, receiver: Server, heard: Heard
) -> None:
    site.publish(SEPTEMBER, september())
    receiver.statuses = [500, 503, 301, 404]
    desk = desk_at(AT_TEN, keys=keys_of(receiver))
    assert isinstance(desk.clock, MadeUpClock)
    desk.clock.stop_at(AT_TEN + timedelta(minutes=10))
    run(desk)
    assert [event.said["why"] for event in heard.named("not delivered")] == [
        "HTTP 500",
        "HTTP 503",
        "HTTP 301",
        "HTTP 404",
    ]
    assert len(heard.named("delivered")) == 1
    assert len(receiver.posted) == 5
    identities = {headers["webhook-id"] for headers, _ in receiver.posted}
    assert len(identities) == 1
    at = [event.at for event in heard.named("not delivered", "delivered")]
    waits = [(b - a).total_seconds() for a, b in pairwise(at)]
    # The first wait also holds what the round still had to ask of the site.
    assert all(later > 1.5 * sooner for sooner, later in pairwise(waits[1:])), waits
    assert not list(outbox.waiting(desk.folder))


def test_a_restart_keeps_what_was_not_delivered(desk_at: DeskAt, site: Server, receiver: Server, heard: Heard) -> None:
    site.publish(SEPTEMBER, september())
    receiver.statuses = [500] * 20
    keys = keys_of(receiver)
    assert once(desk_at(AT_TEN, keys=keys)) is False
    refused = len(receiver.posted)
    receiver.statuses.clear()
    assert once(desk_at(AT_TEN + timedelta(hours=1), keys=keys)) is True
    assert once(desk_at(AT_TEN + timedelta(hours=2), keys=keys)) is True
    assert len(receiver.posted) == refused + 1
    assert len({body for _, body in receiver.posted}) == 1


def test_one_receiver_down_holds_up_neither_the_other_nor_the_story(
    desk_at: DeskAt, site: Server, receiver: Server, heard: Heard, tmp_path: Path
) -> None:
    site.publish(SEPTEMBER, september())
    nobody = "http://127.0.0.1:9/hook"
    once(desk_at(AT_TEN, keys={nobody: key_of(SECRET, nobody), **keys_of(receiver)}))
    assert len(receiver.posted) == 1
    assert len(indices.load(tmp_path / "out").stories) == 1
    assert {event.said["receiver"] for event in heard.named("not delivered")} == {nobody}


def test_a_receiver_that_is_gone_is_given_up_at_once_and_another_after_three_days(
    desk_at: DeskAt, site: Server, receiver: Server, heard: Heard
) -> None:
    site.publish(SEPTEMBER, september())
    receiver.statuses = [410]
    desk = desk_at(AT_TEN, keys=keys_of(receiver))
    once(desk)
    assert len(heard.named("given up")) == 1
    assert not list(outbox.waiting(desk.folder))
    assert len(list((desk.folder / outbox.GIVEN_UP).iterdir())) == 1

    nobody = "http://127.0.0.1:9/hook"
    message = outbox.Delivery(identity="a", address=nobody, body="{}", created=AT_TEN, due=AT_TEN)
    outbox.enqueue(desk.folder, message)
    long_after = AT_TEN + timedelta(days=3, minutes=1)
    tried = outbox.attempt(desk.folder, message, desk.post, lambda *_: {}, long_after, 0.0)
    assert tried is not None
    assert outbox.given_up(tried)


def test_a_damaged_message_is_named(desk_at: DeskAt) -> None:
    from kuroji.model.errors import StoreError

    folder = desk_at(AT_TEN).folder
    (folder / outbox.WAITING).mkdir(parents=True)
    (folder / outbox.WAITING / "x.json").write_text("{")
    with pytest.raises(StoreError, match=r"x\.json"):
        list(outbox.waiting(folder))
