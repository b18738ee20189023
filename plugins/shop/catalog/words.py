"""Finding names by words: any order, beginnings of words, typos forgiven; in memory, the same for every alphabet."""

from __future__ import annotations

import heapq
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Levenshtein

WORD = re.compile(r"[^\W_]+")
MOST = 200  # that are found at once: twenty pages
WORDS, LONGEST = 12, 40  # of a query that count: so many words, so many letters of each
NAME, CATEGORY = 1.0, 0.4  # how much a word counts by where it stands
# How well a word fits: as it is, as a beginning, and what each typo costs.
WHOLE, BEGINNING, TYPO = 100.0, 90.0, 20.0
CLOSE = 55.0  # of 100: how alike a category's name must be to be offered instead


def words_of(text: str) -> list[str]:
    """The words of a text without case, accents of typing and punctuation: ``"Ёлка-2!"`` is ``["елка", "2"]``."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).replace("ё", "е")
    return WORD.findall(plain)


def typos(word: str) -> int:
    """How many slips a word of a query may have: a letter too many, too few, wrong, or two changed over."""
    return 0 if len(word) < 4 or word.isdigit() else 1 if len(word) < 8 else 2


@dataclass(slots=True)
class Names:
    """The names of a shop, ready to be searched. Places are indexes into ``ids``."""

    ids: list[int] = field(default_factory=list)
    categories: list[tuple[int, str, str]] = field(default_factory=list)  # id, name, and the name in plain words
    _places: dict[str, dict[int, float]] = field(default_factory=dict)  # word → place → how much it counts there
    _sizes: list[int] = field(default_factory=list)  # how many words a name has
    _by_length: dict[int, list[str]] = field(default_factory=dict)
    _begun: dict[int, tuple[list[str], dict[str, list[str]]]] = field(default_factory=dict)

    @classmethod
    def of(cls, items: Iterable[tuple[int, str, Sequence[str]]], categories: Iterable[tuple[int, str]]) -> Names:
        """Of items (id, name, words of the categories above them) and categories (id, name)."""
        names = cls()
        places: defaultdict[str, dict[int, float]] = defaultdict(dict)
        for place, (item_id, name, above) in enumerate(items):
            names.ids.append(item_id)
            words = words_of(name)
            names._sizes.append(len(words))
            # "Chat GPT" is found by "chatgpt", too
            for word in (*words, *map("".join, pairwise(words))):
                places[word][place] = NAME
            for word in above:
                places[word].setdefault(place, CATEGORY)
        names.categories = [(number, name, " ".join(words_of(name))) for number, name in categories]
        names._places = dict(places)
        for word in places:
            names._by_length.setdefault(len(word), []).append(word)
        return names

    def find(self, query: str) -> list[int]:
        """Ids of items, best first, at most MOST: those with every word, else those with the most, at least half."""
        words = [word[:LONGEST] for word in words_of(query)[:WORDS]]
        if not words:
            return []
        found = self._with(words, len(words))
        if not found and len(words) > 1:
            found = self._with(["".join(words)], 1) or self._with(words, (len(words) + 1) // 2)
        return found

    def answer(self, query: str) -> tuple[list[int], tuple[int, str] | None]:
        """What :meth:`find` gives, and when that is nothing the category (id, name) whose name is most alike, if any."""
        found = self.find(query)
        plain = " ".join(words_of(query)[:WORDS])
        if found or not plain:
            return found, None
        names = [plain_name for _, _, plain_name in self.categories]
        best = process.extractOne(plain, names, scorer=fuzz.WRatio, score_cutoff=CLOSE)
        return [], self.categories[best[2]][:2] if best else None

    def _with(self, words: Sequence[str], least: int) -> list[int]:
        scores: defaultdict[int, float] = defaultdict(float)
        hits: defaultdict[int, int] = defaultdict(int)
        for word in dict.fromkeys(words):
            for place, score in self._fitting(word).items():
                scores[place] += score
                hits[place] += 1
        least = min(least, len(dict.fromkeys(words)))
        most = max(hits.values(), default=0)
        if most < least:
            return []
        good = (place for place, count in hits.items() if count == most)
        # of equal ones the shorter name was meant, which has more of its words found; then the older one
        best = heapq.nsmallest(MOST, good, key=lambda place: (-scores[place], self._sizes[place], place))
        return [self.ids[place] for place in best]

    def _fitting(self, word: str) -> dict[int, float]:
        """How well each item fits one word of a query."""
        best: dict[int, float] = {}
        for known, score in self._alike(word):
            for place, weight in self._places[known].items():
                if score * weight > best.get(place, 0):
                    best[place] = score * weight
        return best

    def _alike(self, word: str) -> Iterator[tuple[str, float]]:
        """Known words that ``word`` may stand for: itself, words it begins, and both with typos."""
        size, allowed = len(word), typos(word)
        heads, begun = self._beginnings(size)
        near = _near(word, heads, allowed) if allowed else [(word, 0)]
        for head, distance in near:
            for known in begun.get(head, ()):
                whole = WHOLE if len(known) == size else BEGINNING - min(TYPO, len(known) - size)
                yield known, whole - TYPO * distance
        for length in range(size - allowed, size + allowed + 1):
            if length != size:
                for known, distance in _near(word, self._by_length.get(length, []), allowed):
                    yield known, WHOLE - TYPO * distance

    def _beginnings(self, size: int) -> tuple[list[str], dict[str, list[str]]]:
        """What known words begin with, in so many letters, and which words these are."""
        if size not in self._begun:
            begun: defaultdict[str, list[str]] = defaultdict(list)
            for length, words in self._by_length.items():
                if length >= size:
                    for word in words:
                        begun[word[:size]].append(word)
            self._begun[size] = (list(begun), begun)
        return self._begun[size]


def _near(word: str, choices: Sequence[str], allowed: int) -> Iterator[tuple[str, int]]:
    """Those of the choices that are ``word`` with at most so many typos, and how many they have."""
    # the quick measure counts two letters that are changed over as two
    for choice, _, _ in process.extract(
        word, choices, scorer=Levenshtein.distance, score_cutoff=allowed + 1, limit=None
    ):
        distance = OSA.distance(word, choice)
        if distance <= allowed:
            yield choice, distance
