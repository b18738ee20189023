"""Position and uploads survive in the database."""

from kernel.telegram import Position, PositionStore, UploadStore


async def test_a_position_is_stored_and_replaced(database):
    await database.connect()
    store = PositionStore()
    assert await store.load(1000) is None
    await store.save(1000, 1, 2, 3, 4)
    await store.save(1000, 5, 6, 7, 8)
    await store.save(2000, 9, 9, 9, 9)
    assert await store.load(1000) == Position(5, 6, 7, 8)


async def test_an_uploaded_file_is_found_replaced_and_forgotten(database):
    await database.connect()
    store = UploadStore()
    assert await store.load(1000, "key") is None
    await store.save(1000, "key", "first")
    await store.save(1000, "key", "second")
    assert await store.load(1000, "key") == "second"
    assert await store.load(2000, "key") is None
    await store.forget(1000, "key")
    assert await store.load(1000, "key") is None
