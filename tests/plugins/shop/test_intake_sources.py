"""What is read out of texts and files: byte for byte, within bounds, and never more than was sent."""

import csv
import io
import json
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.shop.importing import archives, preview, sources
from plugins.shop.importing.sources import Bad, Piece, SourceRefused, Upload, clean_name, text_source, upload_source

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def read(name, data, kind="unique", **options):
    return list(upload_source(Upload(name, data), kind, **options).read())


def packed(entries, method=zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return out.getvalue()


def refusal(name, data, kind="unique", **options) -> str:
    with pytest.raises(SourceRefused) as caught:
        read(name, data, kind, **options)
    return caught.value.key


def test_a_text_has_a_value_a_line_kept_byte_for_byte():
    assert read("a.txt", b"\xef\xbb\xbfone\r\n two \n\n   \nthr\tee\r\r\nlast\xc2\xa0") == [
        "one",
        " two ",
        "thr\tee\r",
        "last\xa0",
    ]
    assert list(text_source("a\nb").read()) == ["a", "b"]


def test_lines_that_cannot_be_values_are_named():
    long = b"x" * (64 * 1024 + 1)
    data = b"\n".join([b"ok", b"\xff\xfe\xff", long, b"y" * (200 * 1024), b"end", b"z" * (64 * 1024)])
    found = read("a.txt", data)
    assert [item if isinstance(item, Bad) else item[:3] for item in found] == [
        "ok",
        Bad("2", "shop-bad-utf8"),
        Bad("3", "shop-bad-long"),
        Bad("4", "shop-bad-long"),
        "end",
        "zzz",
    ]


def test_sixteen_bit_text_is_refused_in_words():
    assert refusal("a.txt", "key".encode("utf-16")) == "shop-upload-not-utf8"
    assert refusal("a.csv", "key".encode("utf-16")) == "shop-upload-not-utf8"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("value\na\nb\n", ["a", "b"]),
        ("VALUE;other\na;1\nb;2\n", ["a", "b"]),
        ("id\tvalue\n1\ta\n2\tb\n", ["a", "b"]),
        ("a\nb\n", ["a", "b"]),
        ('value\n"a, ""quoted""\nline"\n\n" "\nb\n', ['a, "quoted"\nline', "b"]),
        ("value,x\na\nb,2\n", [Bad("2", "shop-bad-columns"), "b"]),
    ],
)
def test_csv_is_one_column_or_the_one_called_value(text, values):
    assert read("a.csv", text.encode()) == values


def test_csv_that_is_not_clear_is_refused():
    assert refusal("a.csv", b"a,b\nc,d\n") == "shop-upload-columns"
    assert refusal("a.csv", b'value\n"open\n') == "shop-upload-csv"
    assert refusal("a.csv", b"value\n" + b"x" * 3_000_000) == "shop-upload-csv"


@pytest.mark.parametrize("shape", [lambda values: values, lambda values: {"values": values}])
def test_json_is_a_list_of_texts(shape):
    values = ["a", "b\n", "", 5, None, {"x": ["y"]}, "\ud800", "c"]
    found = read("a.json", json.dumps(shape(values)).encode())
    assert found == [
        "a",
        "b\n",
        *(Bad(str(number), "shop-bad-type") for number in (4, 5, 6)),
        Bad("7", "shop-bad-utf8"),
        "c",
    ]
    assert read("a.json", json.dumps(shape([])).encode()) == []


@pytest.mark.parametrize(
    "text", ["", "{", "[1", '["a"', '["a",]', '["a"]x', '{"values": ["a"]', '["a"]}', '{"a": []}', "[" * 100_000]
)
def test_json_that_is_none_is_refused(text):
    assert refusal("a.json", text.encode()) == "shop-upload-json"


@given(st.lists(TEXT))
def test_whatever_is_written_as_json_or_csv_is_read_back(values):
    kept = [value for value in values if value and not value.isspace()]
    assert read("a.json", json.dumps(values, ensure_ascii=False).encode()) == kept
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([["value"], *([value] for value in values)])
    bare = [value for value in kept if "\0" not in value and "\r" not in value]
    if bare == kept:
        assert read("a.csv", out.getvalue().encode()) == kept


@given(st.binary(max_size=400), st.sampled_from([".txt", ".csv", ".json", ".zip"]))
def test_rubbish_is_read_or_refused_but_never_breaks(data, ending):
    try:
        for found in read("a" + ending, data):
            assert isinstance(found, (str, Bad))
    except SourceRefused:
        pass


def test_other_files_and_large_ones_are_refused(monkeypatch):
    assert refusal("a.exe", b"x") == "shop-upload-format"
    assert refusal("noending", b"x") == "shop-upload-format"
    assert refusal("a.txt", b"x" * (20 * 1024 * 1024 + 1)) == "shop-upload-large"
    assert refusal("a.pdf", b"x" * (20 * 1024 * 1024 + 1), "file") == "shop-upload-large"
    assert refusal("a.pdf", b"", "file") == "shop-upload-empty"
    monkeypatch.setattr(preview, "MOST", 2)
    with pytest.raises(SourceRefused, match="shop-upload-values"):
        list(preview.bounded(text_source("a\nb\nc").read()))


def test_a_file_from_the_command_line_is_read_without_being_held(tmp_path):
    file = tmp_path / "many.txt"
    with file.open("w") as out:
        out.writelines(f"{number:0200}\n" for number in range(150_000))
    source = upload_source(Upload(file.name, file), "unique")
    tracemalloc.start()
    try:
        assert sum(1 for _ in source.read()) == 150_000
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_one_document_is_one_piece_whatever_it_is():
    archive = packed([("a.txt", b"x")])
    assert read("../x/guide.pdf", b"%PDF", "file") == [Piece("guide.pdf", "application/pdf", b"%PDF")]
    assert read("set.zip", archive, "file", whole=True) == [Piece("set.zip", "application/zip", archive)]


def test_every_file_of_a_zip_is_a_piece():
    found = read(
        "a.zip",
        packed(
            [("dir/", b""), ("dir/one.png", b"1"), ("two", b"2"), ("__MACOSX/._one.png", b"3"), (".DS_Store", b"4")]
        ),
        "file",
    )
    assert [(piece.name, piece.data) for piece in found] == [("one.png", b"1"), ("two", b"2")]


def test_lists_inside_a_zip_are_read_as_lists():
    found = read(
        "a.zip",
        packed([("a.txt", b"one\ntwo\n\xff"), ("b/c.csv", b"value\nthree\n"), ("d.json", b'["four"]'), ("e.md", b"")]),
    )
    assert found == ["one", "two", Bad("a.txt: 3", "shop-bad-utf8"), "three", "four", Bad("e.md", "shop-bad-format")]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\keys\\..\\win.ini", "win.ini"),
        ("...hidden", "hidden"),
        ("a\x00b\n\u202etxt.exe", "abtxt.exe"),
        ("..", "file"),
        ("", "file"),
        ("dir/", "dir"),
        ("Ж" * 300 + ".pdf", "Ж" * 96 + ".pdf"),
    ],
)
def test_names_lose_everything_that_leads_elsewhere(name, safe):
    assert clean_name(name) == safe


@given(TEXT)
def test_no_name_keeps_a_path(name):
    safe = clean_name(name)
    assert safe
    assert len(safe) <= 100
    assert not set(safe) & set('/\\\0\n<>:"|?*')
    assert not safe.startswith(".")


@pytest.mark.parametrize("kind", ["unique", "file"])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("in.zip", packed([("x", b"y")])),
        ("in.txt", packed([("x", b"y")])),
        ("in.txt", b"\x1f\x8b\x08\0"),
        ("in.json", b"7z\xbc\xaf\x27\x1c"),
        ("in.csv", b"Rar!\x1a\x07\0"),
        ("in.rar", b"anything"),
        ("in.txt", b"x" * 257 + b"ustar\0" + b"0" * 300),
    ],
)
def test_an_archive_in_an_archive_is_refused_by_name_and_by_content(kind, name, data):
    assert refusal("a.zip", packed([("fine.txt", b"x"), (name, data)]), kind) == "shop-upload-nested"


@pytest.mark.parametrize("kind", ["unique", "file"])
def test_links_passwords_and_damage_are_refused(kind):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    assert refusal("a.zip", packed([(link, b"/etc/passwd")]), kind) == "shop-upload-link"
    locked = bytearray(packed([("a.txt", b"x" * 100)]))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert refusal("a.zip", bytes(locked), kind) == "shop-upload-locked"
    broken = bytearray(packed([("a.txt", b"hello hello hello")], zipfile.ZIP_STORED))
    broken[broken.index(b"hello")] ^= 1
    assert refusal("a.zip", bytes(broken), kind) == "shop-upload-broken"
    assert refusal("a.zip", packed([("a.txt", b"x" * 1000)], zipfile.ZIP_LZMA), kind) == "shop-upload-broken"
    assert refusal("a.zip", b"no archive", kind) == "shop-upload-broken"


@pytest.mark.parametrize("kind", ["unique", "file"])
def test_bombs_are_stopped_by_what_is_unpacked_not_by_what_they_say(kind, monkeypatch):
    monkeypatch.setattr(archives, "UNPACKED_LIMIT", 3_000_000)
    monkeypatch.setattr(archives, "FILE_LIMIT", 2_000_000)
    lines = b"0123456789\n" * 100_000
    whole = packed([(f"{number}.txt", lines) for number in range(4)])
    assert len(whole) < 50_000
    lying = whole.replace(len(lines).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    assert refusal("a.zip", whole, kind) == "shop-upload-unpacked"
    tracemalloc.start()
    try:
        assert refusal("a.zip", lying, kind) in ("shop-upload-unpacked", "shop-upload-broken")
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()
    if kind == "file":
        assert refusal("a.zip", packed([("big.bin", b"\0" * 2_500_000)]), kind) == "shop-upload-large"


def test_too_many_entries_are_counted_before_they_are_read(monkeypatch):
    assert len(read("a.zip", packed([(str(n), b"x") for n in range(300)]), "file")) == 300
    monkeypatch.setattr(archives, "ENTRIES", 299)
    assert refusal("a.zip", packed([(str(n), b"x") for n in range(300)]), "file") == "shop-upload-entries"


def test_the_bounds_are_those_that_are_promised():
    assert (sources.PACKED_LIMIT, archives.UNPACKED_LIMIT, archives.ENTRIES) == (20 << 20, 200 << 20, 10_000)
