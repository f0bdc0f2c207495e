"""The built wheel carries all it needs and runs in an environment of its own."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def run(*command, **options):
    """What a command printed; the test fails with its messages if it fails."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, encoding="utf-8", **options)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    """A wheel of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, root)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """An empty environment with the wheel in it; its dependencies are those of the environment that runs the tests."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / SCRIPTS / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps", wheel)
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder


@pytest.fixture
def elsewhere(tmp_path, root, monkeypatch):
    """A working folder outside the checkout, with the sample articles."""
    shutil.copytree(root / "seeds", tmp_path / "seeds")
    monkeypatch.delenv("PYTHONPATH", raising=False)
    return tmp_path


def carried(root):
    """The files of the checkout that are no Python but belong to the package."""
    for path in sorted((root / "kg").rglob("*")):
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            yield path.relative_to(root).as_posix()
    for path in sorted((root / "ontologies").rglob("*.ttl")):
        yield f"kg/{path.relative_to(root).as_posix()}"


def test_wheel_carries_ontologies_queries_and_templates(wheel, root):
    names = set(zipfile.ZipFile(wheel).namelist())

    assert set(carried(root)) <= names


def test_wheel_carries_nothing_but_the_package(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"kg"}


def test_installed_wheel_uses_what_it_carries(environment, elsewhere):
    code = "import kg.ontology; print(kg.ontology.folder())"

    folder = run(environment / SCRIPTS / "python", "-c", code, cwd=elsewhere).strip()

    assert Path(folder).is_relative_to(environment)


def test_installed_wheel_shows_its_help(environment, elsewhere):
    shown = run(environment / SCRIPTS / "kg", "--help", cwd=elsewhere)

    assert "build" in shown


def test_installed_wheel_builds_a_graph(environment, elsewhere):
    run(environment / SCRIPTS / "kg", "build", "seeds", "-o", "out", cwd=elsewhere)

    assert {"graph.ttl", "claims.jsonl", "graph.html"} <= {path.name for path in (elsewhere / "out").iterdir()}
