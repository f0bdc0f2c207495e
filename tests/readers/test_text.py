"""Plain text: titles, front matter, white space."""

import pytest

from kg.readers.text import headline

from .conftest import BODY, MATTER, TEXT, TITLE


def test_seed_comes_out_with_its_own_characters(root, collect, monkeypatch):
    monkeypatch.chdir(root)

    (document,), faults = collect("seeds")

    path = "seeds/2015-10-01-russian-bombers.txt"
    assert faults == []
    assert document.text == (root / path).read_bytes().decode()
    assert document.title == document.text.split("\n")[0]
    assert (document.published, document.publications[0].path, document.key) == ("2015-10-01", path, "")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TEXT, TITLE),
        ("Is Ruritania at war?\n\nNobody knows.", "Is Ruritania at war?"),
        ("\n\nRuritania goes to war\n \nOn Thursday it did.", "Ruritania goes to war"),
        ("Ruritania goes to war\nOn Thursday it did.", ""),
        ("Ruritania went to war.\n\nOn Thursday it did.", ""),
        ("Friday, January 4, 2019\n\nRuritania went to war.", ""),
        ("STRELSAU (AP)\n\nRuritania went to war.", ""),
        ("By Jane Q. Doe\n\nRuritania went to war.", ""),
        ("By a whisker, Ruritania votes for war\n\nOn Thursday it did.", "By a whisker, Ruritania votes for war"),
        ("Ruritania goes to war", ""),
        ("Ruritania goes to war\n\n", ""),
        ("Ruritania goes to war " * 20 + "\n\nOn Thursday it did.", ""),
        ("", ""),
    ],
)
def test_headline_is_the_first_line(text, title):
    assert headline(text) == title


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (TEXT + "\n", TEXT),
        ("\n\n" + TEXT + "\r\n\r\n", TEXT),
        (TEXT.replace("\n", "\r\n"), TEXT),
        (TEXT.replace("\n", "\r"), TEXT),
        ("\ufeff" + TEXT, TEXT),
        (TEXT.replace("raids and", "raids  and\t\xa0"), TEXT.replace("raids and", "raids  and\t\xa0")),
        ("Ruritania bombed Graustark.", "Ruritania bombed Graustark."),
        ("---\n" + TEXT, "---\n" + TEXT),
        ("---\na paragraph between rules\n---\n\n" + TEXT, "---\na paragraph between rules\n---\n\n" + TEXT),
    ],
)
def test_text_is_otherwise_unchanged(content, text, file, collect):
    (document,), _ = collect(file("a.txt", content))

    assert document.text == text


@pytest.mark.parametrize(
    ("matter", "published", "publisher"),
    [
        ("title: T\ndate: 2015-10-01\npublisher: The Example", "2015-10-01", "The Example"),
        ("date: 2015-10", "2015-10", ""),
        ("Date: 2015\nsource: A", "2015", "A"),
        ("date: 2015-10-01T09:30:00Z\ntags: [a, b]\ntext: no", "2015-10-01", ""),
        ("date:\npublisher: 'Say: what'", "2012-03-04", "Say: what"),
    ],
)
def test_front_matter_tells_date_and_publisher(matter, published, publisher, file, collect):
    (document,), faults = collect(file("2012-03-04-a.txt", f"---\n{matter}\n---\n{BODY}"))

    assert faults == []
    assert (document.published, document.publisher) == (published, publisher)
    assert document.text.endswith(BODY)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("---\ntitle: [a\n---\n" + BODY, "front matter, line"),
        ("---\ndate: 2015-13-01\n---\n" + BODY, "there is no date 2015-13-01; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("---\ndate: soon\n---\n" + BODY, "'soon' is no date"),
        ("---\ntitle: [a, b]\n---\n" + BODY, "title is a list; it must be text"),
        ("---\ntitle: &a [*a]\n---\n" + BODY, "front matter, line 2"),
        ("---\ntitle: " + "[" * 15_000 + "\n---\n" + BODY, "front matter"),
        (MATTER, "empty"),
        ("Россия нанесла удары по Сирии.", "in Cyrillic script, it seems; only English is read"),
        ("Le président français a condamné la Russie et les frappes.", "in French"),
    ],
)
def test_faulty_text_is_refused(content, why, reason):
    assert why in reason("a.txt", content)


def test_title_is_a_line_of_its_own_even_if_the_body_begins_with_its_words(file, collect):
    (document,), _ = collect(file("a.txt", "---\ntitle: Ruritania\n---\nRuritania bombed Graustark."))

    assert document.text == "Ruritania\n\nRuritania bombed Graustark."
