"""``REVIEWS_ENABLED=0`` keeps reviews off."""

import pytest

from plugins.reviews.callbacks import OpenMine
from tests.plugins.reviews.conftest import sold


@pytest.fixture
def settings():
    return {"PLUGINS": "accounts,shop,reviews", "REVIEWS_ENABLED": "0"}


async def test_reviews_can_be_kept_off_by_the_environment(bot, live, alice):
    item = await sold(live, alice)
    await alice.send(f"/start item_{item.id}")
    assert not [text for text in alice.last.labels if "eview" in text]
    await alice.press(data=OpenMine(item.id).pack())
    assert alice.alerts[-1] == "This button no longer works."
