"""Take the picture of README.md: python docs/picture.py (needs Chromium)."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import kg

ROOT = Path(__file__).parent.parent
SIZE = {"width": 1440, "height": 900}


def main() -> None:
    """Build the sample article's graph and photograph its page."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        graph = kg.build(ROOT / "seeds", Path(folder, "out"))
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        page.goto((graph.folder / "graph.html").as_uri())
        page.wait_for_timeout(1500)
        page.screenshot(path=ROOT / "docs" / "view.png")
        browser.close()


if __name__ == "__main__":
    main()
