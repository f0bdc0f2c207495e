"""Markdown becomes plain text."""

import pytest


@pytest.mark.parametrize(
    ("content", "title", "text"),
    [
        ("# War in Ruritania\n\nIt began.", "War in Ruritania", "War in Ruritania\n\nIt began."),
        ("War in Ruritania\n===\n\nIt began.", "War in Ruritania", "War in Ruritania\n\nIt began."),
        ("War in Ruritania\n\nIt began.", "War in Ruritania", "War in Ruritania\n\nIt began."),
        ("---\ntitle: War\n---\nIt *began*\nat **night**.", "War", "War\n\nIt began at night."),
        ("It [began](https://example.org/x) at night.", "", "It began at night."),
        ("![A map](map.png) It began.", "", "It began."),
        ("> It began\n> at night.\n\n- One\n- Two", "", "It began at night.\n\nOne\n\nTwo"),
        ("<!-- no --><div>x</div>\n\nIt began<br>here.", "", "It beganhere."),
        ("It began.\n\n```\ncode\n```", "", "It began."),
        ("France &amp; Graustark met at 5 * 3 o'clock.", "", "France & Graustark met at 5 * 3 o'clock."),
    ],
)
def test_words_stay_and_marks_go(content, title, text, file, collect):
    (document,), faults = collect(file("a.md", content))

    assert faults == []
    assert (document.title, document.text) == (title, text)


def test_markdown_of_half_a_megabyte_is_refused(reason):
    assert "name it .txt" in reason("a.md", "[" * 500_001)
