"""Texts: quick, in the right language, and a broken file is refused by file and line."""

import time
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import structlog
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import given
from hypothesis import strategies as st

import kernel
from kernel.errors import KioskError
from kernel.i18n import Translations
from kernel.messages import Entity, Rich, bold
from kernel.testing.texts import missing, unused

KERNEL = Path(kernel.__file__).parent

SHOP_RU = """
shop-menu = Магазин
shop-hello = Здравствуйте, { $name }!
shop-count = { $count ->
    [0] пусто
    [one] { $count } товар
    [few] { $count } товара
    [many] { $count } товаров
   *[other] { $count } товара
}
shop-card = <b>{ $title }</b> &lt;{ $price }&gt;
    <i>в <u>наличии</u></i>: { shop-count }
shop-link = <a href="https://t.me/{ $bot }?start=1">{ $label }</a> и { -shop-brand }
-shop-brand = Киоск
shop-kind = { $kind ->
    [deposit] Пополнение
   *[other] { $kind }
}
shop-form = { NUMBER($n, minimumFractionDigits: 2) }
shop-place = { NUMBER($n, type: "ordinal") ->
   *[other] { $n }-е место
}
"""


def made(folder: Path, default="ru", strict=True, prefix="shop", **files) -> Translations:
    folder = folder / "locales"
    folder.mkdir(exist_ok=True)
    for language, text in files.items():
        (folder / f"{language}.ftl").write_text(text, "utf-8")
    return Translations([(prefix, folder)], default, strict=strict)


@pytest.fixture(scope="module")
def ru(tmp_path_factory):
    return made(tmp_path_factory.mktemp("texts"), ru=SHOP_RU)


def test_whole_numbers_take_their_plural_and_have_no_grouping(ru):
    shown = {number: ru.text("ru", "shop-count", count=number) for number in (0, 1, 2, 5, 21, 12345)}
    assert shown == {0: "пусто", 1: "1 товар", 2: "2 товара", 5: "5 товаров", 21: "21 товар", 12345: "12345 товаров"}


def test_fractions_and_times_are_written_as_the_language_writes_them(ru):
    assert ru.text("ru", "shop-count", count=Decimal("1.5")) == "1,5 товара"
    assert ru.text("ru", "shop-hello", name=Decimal("1234.5")) == "Здравствуйте, 1234,5!"
    assert ru.text("ru", "shop-hello", name=date(2026, 11, 23)) == "Здравствуйте, 23 нояб. 2026 г.!"
    assert "\u00a0" not in ru.text("ru", "shop-hello", name=datetime(2026, 11, 23, 5, tzinfo=UTC))
    assert ru.text("ru", "shop-form", n=12345) == "12 345,00"
    assert ru.text("ru", "shop-place", n=3) == "3-е место"


def test_formatting_becomes_entities_counted_in_utf16(ru):
    card = ru.rich("ru", "shop-card", title="😀 Чай", price="5 ₽", count=2)
    assert card.text == "😀 Чай <5 ₽>\nв наличии: 2 товара"
    assert card.entities == (
        Entity("bold", 0, 6),
        Entity("italic", 13, 9),
        Entity("underline", 15, 7),
    )
    assert ru.rich("ru", "shop-link", bot="kiosk", label="сюда") == Rich(
        "сюда и Киоск", (Entity("text_link", 0, 4, url="https://t.me/kiosk?start=1"),)
    )


@given(st.text())
def test_an_argument_is_never_parsed(ru, value):
    card = ru.rich("ru", "shop-card", title=value, price="<b>1</b>", count=1)
    assert card.text == f"{value} <<b>1</b>>\nв наличии: 1 товар"
    assert len(card.entities) == (3 if value else 2)
    assert ru.text("ru", "shop-card", title=value, price="<b>1</b>", count=1) == card.text


def test_an_argument_may_bring_its_own_formatting(ru):
    title = Rich("a ") + bold("b")
    assert ru.rich("ru", "shop-card", title=title, price="1", count=1).entities[:2] == (
        Entity("bold", 0, 3),
        Entity("bold", 2, 1),
    )
    assert ru.text("ru", "shop-hello", name=bold("x")) == "Здравствуйте, x!"


def test_an_empty_argument_leaves_no_empty_entity(ru):
    assert ru.rich("ru", "shop-card", title="", price="1", count=1).entities[0].kind == "italic"


@given(
    st.sampled_from(["shop-hello", "shop-count", "shop-kind"]),
    st.integers(0, 10**6),
    st.text(st.characters(codec="utf-8", exclude_characters="\u2068\u2069")),
)
def test_texts_are_what_fluent_itself_makes_of_them(ru, key, number, word):
    bundle = FluentBundle(["ru"], use_isolating=False)
    bundle.add_resource(FluentResource(SHOP_RU))
    args = {"name": word, "kind": word, "count": number}
    theirs, errors = bundle.format_pattern(bundle.get_message(key).value, args)
    assert not errors
    plain = theirs.replace("\u00a0", "") if key == "shop-count" else theirs
    assert ru.text("ru", key, **args) == plain


def test_the_language_is_the_first_wish_there_are_texts_for(tmp_path):
    texts = made(tmp_path, ru="shop-a = а\n", en="shop-a = a\n", pt_BR="shop-a = b\n")
    assert texts.languages == ("en", "pt-BR", "ru")
    assert texts.language("en", "ru") == "en"
    assert texts.language(None, "ru-RU") == "ru"
    assert texts.language("", "EN-gb") == "en"
    assert texts.language("pt-BR") == "pt-BR"
    assert texts.language("de", None) == texts.language() == "ru"
    assert texts.text("de-DE", "shop-a") == "а"


def test_a_key_that_is_missing_falls_back_to_the_default_then_to_english(tmp_path):
    texts = made(
        tmp_path, default="ru", de="shop-a = de\n", ru="shop-a = ru\nshop-b = ru\n", en="shop-b = en\nshop-c = en\n"
    )
    assert [texts.text("de", key) for key in ("shop-a", "shop-b", "shop-c")] == ["de", "ru", "en"]


def test_an_unknown_key_and_a_missing_argument_are_logged_once_and_still_answered(tmp_path):
    texts = made(tmp_path, ru=SHOP_RU, strict=False)
    with structlog.testing.capture_logs() as logs:
        for _ in range(3):
            assert texts.text("ru", "shop-nothing") == "shop-nothing"
            assert texts.rich("ru", "shop-nothing") == Rich("shop-nothing")
            assert texts.text("ru", "shop-hello") == "Здравствуйте, {$name}!"
            assert texts.rich("ru", "shop-card", title="x", price="y").text.endswith("{$count} товара")
    assert [line["text"] for line in logs] == ["shop-nothing", "shop-hello", "shop-card"]


def test_strict_texts_raise_for_tests(ru):
    with pytest.raises(KeyError, match="no text 'shop-nothing'"):
        ru.text("ru", "shop-nothing")
    with pytest.raises(KeyError, match="needs the argument 'name'"):
        ru.text("ru", "shop-hello")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("shop-a = a\nnonsense\n", r"ru\.ftl:2: not Fluent near 'nonsense'"),
        ("shop-a = { $x ->\n    [one] a\n}\n", r"ru\.ftl:1: not Fluent"),
        ("shop-a = { $x\n", r"ru\.ftl:1: not Fluent"),
        ("shop-a = a\n\nshop-a = b\n", r"ru\.ftl:3: 'shop-a' is there already, at .*ru\.ftl:1"),
        ("cart-a = a\n", r"ru\.ftl:1: 'cart-a' must start with 'shop-'"),
        ("-brand = a\n", r"ru\.ftl:1: '-brand' must start with '-shop-'"),
        ("shop-a =\n    .title = b\n", r"ru\.ftl:1: 'shop-a' has attributes"),
        ("shop-a = <b>a\n", r"ru\.ftl:1: shop-a <b> is never closed"),
        ("shop-a = <script>a</script>\n", r"<script> is not one of the allowed tags"),
        ("shop-a = 1 < 2\n", r"A bare < near .*Write &lt;"),
        ("shop-a = { shop-b }\n", r"refers to shop-b, which is not there"),
        ("shop-a = { shop-b }\nshop-b = { shop-a }\n", r"refers to itself through shop-a → shop-b → shop-a"),
        ("shop-a = { MONEY($x) }\n", r"calls MONEY\(\)"),
        ("shop-a = { shop-b.title }\n", r"which is not supported"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_line(tmp_path, text, problem):
    with pytest.raises(KioskError, match=problem):
        made(tmp_path, ru=text)


def test_all_problems_of_all_files_are_told_together(tmp_path):
    with pytest.raises(KioskError) as error:
        made(tmp_path, ru="x\n", en="cart-a = a\n", nonsense="shop-a = a\n")
    assert len(str(error.value).splitlines()) == 3


def test_a_default_language_without_texts_is_refused_by_the_settings_name(tmp_path):
    with pytest.raises(KioskError, match=r"BOT_LOCALE is 'de', but there are texts only in ru"):
        made(tmp_path, default="de", ru="shop-a = a\n")


def test_an_underscore_in_a_plugins_name_is_a_hyphen_in_its_keys(tmp_path):
    assert made(tmp_path, prefix="gift_cards", ru="gift-cards-a = a\n").text("ru", "gift-cards-a") == "a"


def test_the_check_names_missing_keys_and_different_variables(tmp_path):
    texts = made(tmp_path, ru="shop-a = { $x }\nshop-b = б\n", en="shop-a = { $y }\n")
    missing_key, different = sorted(texts.check(), reverse=True)
    assert missing_key.startswith("shop-b is missing in en; it is at ")
    assert "uses $x in ru" in different
    assert "but $y in en" in different


def test_the_code_is_searched_for_keys_and_arguments(tmp_path):
    (tmp_path / "handlers.py").write_text(
        """
async def handler(ctx, state, old):
    ctx.t("shop-hello")
    ctx.t("shop-gone" if old else "shop-menu")
    ctx.rich(f"shop-state-{state}")
    raise Refused("shop-empty", missing=1)
"""
    )
    texts = made(tmp_path, ru="shop-hello = { $name }\nshop-menu = m\nshop-state-paid = p\nshop-rest = r\n")
    problems = missing(texts, {"shop": tmp_path})
    assert [problem.partition(": ")[2] for problem in sorted(problems)] == [
        "the text 'shop-hello' needs name as well.",
        "there is no text 'shop-gone'. Add it to the locale files.",
        "there is no text 'shop-empty'. Add it to the locale files.",
    ]
    assert unused(texts, {"shop": tmp_path}) == ["shop-rest"]


def test_the_kernels_own_texts_are_complete():
    texts = Translations([("kernel", KERNEL / "locales")], strict=True)
    assert texts.languages == ("en", "ru")
    assert texts.check() == []
    assert missing(texts, {"kernel": KERNEL}) == []


def test_a_static_text_is_a_lookup_and_the_others_are_quick(ru):
    started = time.thread_time()  # what this thread worked, however busy the machine is
    for _ in range(10_000):
        ru.text("ru", "shop-menu")
        ru.text("ru", "shop-hello", name="x")
    assert time.thread_time() - started < 0.5


def test_a_folder_of_a_language_adds_to_its_file(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en.ftl").write_text("shop-a = A\n", "utf-8")
    (tmp_path / "en" / "stock.ftl").write_text("shop-b = B\n", "utf-8")
    texts = Translations([("shop-", tmp_path)], default="en")
    assert (texts.text("en", "shop-a"), texts.text("en", "shop-b")) == ("A", "B")
