"""Finding customers by their names: a row a word in an index, so that a search never reads everybody."""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kernel import db, run_in_transaction

from . import accounts

if TYPE_CHECKING:
    from kernel import Bot

WORD = re.compile(r"[^\W_]+")
MOST_WORDS, WORD_LENGTH = 16, 40  # of a name that are kept
TYPED = 6  # words of a query that count
READ = 2000  # rows of the index that one search looks at
AT_ONCE = 500  # people whose names are indexed in one transaction
LAST_BYTE = b"\xff"  # in no UTF-8 text, so that a beginning followed by it is after everything that begins so

# Rows of the longest word, which is the rarest in general; the other words are looked up for the people of these rows.
SEARCH = """
SELECT DISTINCT f.user_id AS id FROM (
    SELECT user_id FROM accounts_name_word WHERE word >= $1 AND word < $2 ORDER BY word LIMIT {read}
) f WHERE TRUE {others} ORDER BY f.user_id DESC LIMIT {most}"""
OTHER = """ AND EXISTS (SELECT 1 FROM accounts_name_word w
    WHERE w.user_id = f.user_id AND w.word >= ${first} AND w.word < ${last})"""
UNINDEXED = f"""
SELECT u.id, u.first_name, u.last_name, u.username FROM accounts_user u
WHERE u.id > $1 AND (u.first_name <> '' OR u.last_name <> '' OR u.username <> '')
    AND NOT EXISTS (SELECT 1 FROM accounts_name_word w WHERE w.user_id = u.id)
ORDER BY u.id LIMIT {AT_ONCE}"""


def plain(text: str) -> str:
    """A text without case and the differences that typing makes: ``Ёлка`` is ``елка``."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).replace("ё", "е")


def words_of(first_name: str, last_name: str, username: str) -> list[bytes]:
    """What a person is found by: each word of the name, and the username as a whole (with @) and in its words.

    Words are bytes, which both databases order alike whatever their collation, so that a beginning is a range.
    """
    words = [f"@{plain(username)}"] if username else []
    words += WORD.findall(plain(f"{first_name} {last_name}")) + WORD.findall(plain(username))[:MOST_WORDS]
    return [word[:WORD_LENGTH].encode() for word in dict.fromkeys(words)][:MOST_WORDS]


async def search(text: str, most: int) -> list[int]:
    """Ids of people whose names have a word for each word of ``text`` that begins so, the newest first.

    Text that begins with @ looks for usernames that begin so. One statement, whose cost does not grow with the number
    of people.
    """
    typed = [plain(text.strip())] if text.strip().startswith("@") else WORD.findall(plain(text))[:TYPED]
    words = sorted({word[:WORD_LENGTH].encode() for word in typed}, key=len, reverse=True)
    if not words or words[0] == b"@":
        return []
    args = [edge for word in words for edge in (word, word + LAST_BYTE)]
    others = "".join(OTHER.format(first=number, last=number + 1) for number in range(3, len(args), 2))
    return [row["id"] for row in await db.fetch(SEARCH.format(read=READ, others=others, most=int(most)), *args)]


async def index(user_id: int, words: list[bytes]) -> None:
    """Keep these words for a person in place of those from before, in the caller's transaction."""
    await db.execute("DELETE FROM accounts_name_word WHERE user_id = $1", user_id)
    if words:
        places = ", ".join(f"($1, ${number})" for number in range(2, len(words) + 2))
        await db.execute(f"INSERT INTO accounts_name_word (user_id, word) VALUES {places}", user_id, *words)


@accounts.job(every=timedelta(hours=6))
async def index_names(bot: Bot) -> None:
    """Index the names of people who came before there was an index."""
    last = 0
    while rows := await db.fetch(UNINDEXED, last):
        await run_in_transaction(_index_all, rows)
        last = rows[-1]["id"]


async def _index_all(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        await index(row["id"], words_of(row["first_name"], row["last_name"], row["username"]))
