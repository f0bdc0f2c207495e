"""The page as text."""

import base64
import hashlib
import re
import subprocess
import sys
from dataclasses import replace

from kg.views.page import frame, page
from views.rows import made


def policy(html):
    """The content security policy of a page."""
    return re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")


def hashed(text):
    """The source expression that allows a script or a style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_equal_data_give_equal_bytes(made_data):
    assert page(made_data) == page(replace(made_data, title=made_data.title))


def test_the_policy_allows_nothing_by_default(made_page):
    assert policy(made_page).startswith("default-src 'none';")


def test_the_policy_allows_no_inline_script_or_style_at_large(made_page):
    assert "unsafe" not in policy(made_page)


def test_the_policy_allows_each_script_and_the_style_by_its_hash(made_page):
    scripts = re.findall(r"<script>(.*?)</script>", made_page, re.DOTALL)
    style = re.search(r"<style>(.*?)</style>", made_page, re.DOTALL)[1]

    assert len(scripts) == 2
    assert all(hashed(text) in policy(made_page) for text in (*scripts, style))


def test_the_page_names_no_address_to_load_from(made_page):
    assert not re.search(r"<(link|img|iframe|script|object|embed)[^>]*\s(src|href)=", made_page)


def test_hostile_markup_in_the_title_stays_text(ontology):
    html = page(made([], "Text.", ontology, title="</title><script>window.PWN=1</script>{{7*7}}{% raw %}"))

    assert "<script>window.PWN" not in html
    assert "{{7*7}}" in html


def test_a_lone_surrogate_does_not_stop_the_page_from_being_written(ontology):
    claim = {"source": "A\ud800", "relation": "backs", "target": "B\x00", "evidence": "A\udfff backs B"}

    html = page(made([claim], "A\udfff backs B", ontology, title="T\ud800"))

    assert html.encode("utf-8")


def test_without_text_the_article_is_left_out_and_the_quotes_stay(made_data):
    html = page(made_data, text=False)

    assert "the envoy of Syldavia said" not in html
    assert "Borduria bombed Syldavia on Monday" in html


def test_the_page_of_one_article_is_under_a_megabyte(made_page):
    assert len(made_page.encode()) < 1_000_000


def test_importing_the_page_does_not_load_pyvis():
    code = "import kg.views.page, sys; print([name for name in ('pyvis', 'IPython') if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_frame_holds_the_page_and_runs_nothing_but_scripts():
    html = frame('<p title="x">&</p>')

    assert 'srcdoc="&lt;p title=&quot;x&quot;&gt;&amp;amp;' not in html
    assert 'srcdoc="&lt;p title=&quot;x&quot;&gt;&amp;&lt;/p&gt;"' in html
    assert 'sandbox="allow-scripts allow-downloads allow-popups"' in html
