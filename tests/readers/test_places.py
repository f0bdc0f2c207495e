"""Files, folders, patterns and standard input."""

import io
import os
import sys
from pathlib import Path

import pytest

from kg.errors import KGError
from kg.readers import Limits, read

from .conftest import LINES, PAGE, RSS, SAMPLES, TEXT, pdf


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A folder with files of three kinds, hidden ones and one in a folder below; the current one is above it."""
    news = tmp_path / "news"
    for name, line in (("b.txt", 0), ("a.txt", 1), ("sub/c.md", 2), (".hidden.txt", 0), (".git/d.txt", 0)):
        (news / name).parent.mkdir(parents=True, exist_ok=True)
        (news / name).write_text(LINES[line])
    monkeypatch.chdir(tmp_path)
    return news


def paths(documents):
    """The paths of documents."""
    return [document.publications[0].path for document in documents]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["news"], ["news/a.txt", "news/b.txt", "news/sub/c.md"]),
        (["./news/"], ["news/a.txt", "news/b.txt", "news/sub/c.md"]),
        (["."], ["news/a.txt", "news/b.txt", "news/sub/c.md"]),
        (["news", "news/a.txt"], ["news/a.txt", "news/b.txt", "news/sub/c.md"]),
        (["news/b.txt", "news"], ["news/b.txt", "news/a.txt", "news/sub/c.md"]),
        (["news/*.txt"], ["news/a.txt", "news/b.txt"]),
        (["news/**/*.md", "news/[a]*"], ["news/sub/c.md", "news/a.txt"]),
        (["n*"], ["news/a.txt", "news/b.txt", "news/sub/c.md"]),
        (["news/.hidden.txt"], ["news/.hidden.txt"]),
        (["news/.h*"], ["news/.hidden.txt"]),
    ],
)
def test_folders_and_patterns_are_read_in_order(given, expected, folder, collect):
    documents, faults = collect(*given)

    assert faults == []
    assert paths(documents) == expected


def test_absolute_path_stays_absolute(folder, collect):
    documents, _ = collect(folder / "a.txt", f"{folder}/b*")

    assert paths(documents) == [f"{folder.as_posix()}/a.txt", f"{folder.as_posix()}/b.txt"]


def test_file_with_a_pattern_for_a_name_is_itself(folder, collect):
    (folder / "[a].txt").write_text(LINES[0])

    assert paths(collect("news/[a].txt")[0]) == ["news/[a].txt"]


@pytest.mark.parametrize(
    "path", ["missing.txt", "news/missing*.txt", "", "a\0b", "ftp://example.org/a", "file:///etc/hosts", "[", "**x"]
)
def test_what_is_not_there_is_an_error_at_once(path, folder):
    with pytest.raises(KGError, match=r"no such file|no file matches|only http|empty path|pattern"):
        read(["news", path], on_fault=print)


def test_unknown_suffix_is_named_in_a_folder_and_read_when_named(folder, collect):
    (folder / "a.py").write_text(TEXT)

    documents, faults = collect("news")
    named, _ = collect("news/a.py")

    assert "news/a.py" not in paths(documents)
    assert [(fault.where, fault.reason.split(";")[0]) for fault in faults] == [("news/a.py", "no reader for .py")]
    assert paths(named) == ["news/a.py"]


def test_empty_folder_is_named(tmp_path, collect):
    assert [fault.reason for fault in collect(tmp_path)[1]] == ["an empty folder; a document is needed"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_not_followed_into_loops(folder, collect):
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "gone.txt").symlink_to(folder / "missing.txt")
    (folder / "good.txt").symlink_to(folder / "a.txt")

    documents, faults = collect("news", "news/**/a.txt")

    assert paths(documents) == ["news/a.txt", "news/b.txt", "news/good.txt", "news/sub/c.md"]
    assert [fault.where for fault in faults] == ["news/gone.txt", "news/loop", "news/self.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_pipes_and_devices_are_not_waited_for(folder, collect):
    os.mkfifo(folder / "pipe.txt")

    documents, faults = collect("news/pipe.txt", "/dev/zero")

    assert documents == []
    assert {fault.reason for fault in faults} == {"neither a file nor a folder; a pipe is read as `-`"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_named(folder, collect):
    (folder / "a.txt").chmod(0)
    (folder / "sub").chmod(0)

    _, faults = collect("news")
    (folder / "sub").chmod(0o700)

    assert [(fault.where, fault.reason) for fault in faults] == [
        ("news/a.txt", "no permission to read it"),
        ("news/sub", "no permission to read it"),
    ]


def test_refusal_of_the_system_is_a_fault(folder, collect, monkeypatch):
    def refused(*arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)

    assert [str(fault) for fault in collect("news/a.txt")[1]] == ["news/a.txt: no permission to read it"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are characters there")
def test_name_that_is_no_text_is_shown_all_the_same(tmp_path, collect):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)

    (document,), _ = collect(tmp_path)

    assert document.publications[0].path.endswith("caf\ufffd.txt")


@pytest.mark.parametrize(
    "content", [SAMPLES["jsonl"], SAMPLES["json"], PAGE.encode(), RSS.encode(), TEXT.encode(), SAMPLES["pdf"]]
)
def test_standard_input_is_known_by_how_it_begins(content, collect, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    (document,), faults = collect("-")

    assert faults == []
    assert document.text == TEXT
    assert document.publications[0].path == "-"


def test_standard_input_may_be_long(collect, monkeypatch):
    line = b'{"text": "%s"}\n' % LINES[0].encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line * 2000)))

    documents, faults = collect("-")

    assert (len(documents), faults) == (2000, [])


def test_huge_file_is_refused(reason):
    why = reason("a.txt", "The war went on. " * 100, limits=Limits(document=1000))

    assert why == "larger than 1,000 bytes; split it, or raise the limit"


@pytest.mark.parametrize("name", ["a.zip", "a.docx", "a.jsonl.gz", "a"])
def test_binary_file_is_refused(name, reason):
    assert reason(name, b"PK\3\4\0\0\x1f\x8b" * 100).startswith("binary")


def test_whatever_a_library_raises_is_a_fault(file, collect, monkeypatch):
    import trafilatura

    def broken(*arguments: object, **options: object) -> None:
        raise RecursionError("maximum recursion depth exceeded")

    monkeypatch.setattr(trafilatura, "bare_extraction", broken)

    _, (fault,) = collect(file("a.html", PAGE))

    assert fault.reason == "cannot be read: RecursionError maximum recursion depth exceeded"


def test_caller_can_stop_at_a_fault(folder):
    def stop(fault: Exception) -> None:
        raise fault

    (folder / "a.txt").write_bytes(b"\0")

    with pytest.raises(KGError, match=r"news/a\.txt: binary"):
        list(read(["news"], on_fault=stop))


def test_reading_loads_no_library_before_it_is_used(root):
    import subprocess

    code = "import sys, kg.readers as r; list(r.read(['seeds'], on_fault=print)); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)

    heavy = {
        "trafilatura",
        "lxml",
        "pypdf",
        "feedparser",
        "htmldate",
        "yaml",
        "charset_normalizer",
        "markdown_it",
        "urllib.request",
    }
    assert heavy & set(done.stdout.split()) == set()


def test_pdf_in_a_folder(folder, collect):
    (folder / "z.pdf").write_bytes(pdf(LINES[0]))

    assert paths(collect("news")[0])[-1] == "news/z.pdf"
