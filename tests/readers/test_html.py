"""Pages: the article stays, what is around it goes."""

import pytest

from kg.readers.markup import MOST_TAGS, TooManyTagsError, plain, tamed

from .conftest import LINES, PAGE, TEXT


@pytest.mark.parametrize("unwanted", ["Home", "hotels", "Copyright", "Never seen", "Cookie"])
def test_boilerplate_goes(unwanted, file, collect):
    (document,), _ = collect(file("a.html", PAGE))

    assert unwanted not in document.text


def test_date_of_the_file_name_goes_before_that_of_the_page(file, collect):
    (document,), _ = collect(file("2012-03-04.html", PAGE))

    assert document.published == "2012-03-04"


def test_date_is_not_guessed_from_the_text(file, collect):
    article = f"<article><p>{'</p><p>'.join(LINES)} It was 12 May 1999.</p></article>"
    page = f"<html><title>War</title>{article}<p>© 2003</p></html>"

    (document,), _ = collect(file("a.html", page))

    assert document.published == ""


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_encoding_of_a_page_is_found(encoding, file, collect):
    page = PAGE.replace("utf-8", encoding).replace("the raids", "the “raids”").replace("spokesman", "señor")

    (document,), _ = collect(file("a.html", page.encode(encoding)))

    assert document.text == TEXT.replace("the raids", "the “raids”").replace("spokesman", "señor")


def test_lists_and_broken_lines_read_as_text(file, collect):
    page = PAGE.replace(
        "</article>", "<ul><li>Graustark called for talks.</li></ul><p>It was the first<br>raid.</p></article>"
    )

    (document,), _ = collect(file("a.html", page))

    assert document.text == f"{TEXT}\n\nGraustark called for talks.\n\nIt was the first raid."


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><script>var x = 'A long sentence of the article.';</script></body></html>",
        "<html><body><ul>"
        + "".join(f'<li><a href="/{n}">Headline number {n} of the day</a></li>' for n in range(30))
        + "</ul></body></html>",
        "<div>" * 20_000 + LINES[0] + "</div>" * 20_000,
    ],
)
def test_page_without_an_article_is_refused(page, reason):
    assert "no article found" in reason("a.html", page)


@pytest.mark.parametrize("page", ["<div>" * 100_000, "<p>x</p>" * 100_000, "<" * 100_000])
def test_page_of_too_many_tags_is_refused(page, reason):
    assert reason("a.html", page) == f"a page of over {MOST_TAGS:,} tags; save its text as .txt"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>a<b>c</b></p>", "<p>a<b>c</b></p>"),
        ("<P CLASS='a b' id=x hidden>a", '<p class="a b" id="x" hidden="">a'),
        ("<a href='say \"x\"'>a</a>", '<a href="say &quot;x&quot;">a</a>'),
        ("a < b", "a &lt; b"),
        ("<!-- <p> -->a<!doctype html>b<?pi?>c", "abc"),
        ("<script>a<b</script>c<style>p{}</style>d", "cd"),
        (
            '<script type="application/ld+json">{"a":"</p>"}</script>c',
            '<script type="application/ld+json">{"a":"\\u003c/p>"}</script>c',
        ),
        ("<title>a <b> c</title>d", "<title>a &lt;b> c</title>d"),
        ("a<p b=", "a"),
        ("a<!-- b", "a"),
        ("<p " + " ".join(f"a{n}=1" for n in range(5000)) + ">a", None),
    ],
)
def test_page_is_tamed(page, expected):
    assert tamed(page) == expected if expected else tamed(page).count("=") == 100


def test_fragment_of_too_many_tags_is_refused():
    with pytest.raises(TooManyTagsError):
        plain("<b>" * (MOST_TAGS + 1))
