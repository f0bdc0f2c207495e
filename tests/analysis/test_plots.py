"""Pictures that repeat to the byte."""

import pytest

from kg.analysis.accounts import agreements
from kg.analysis.blocs import blocs
from kg.analysis.timeline import timeline
from kg.errors import KGError

from .samples import claim, network, on

pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")

from kg.analysis.plots import agreement_matrix, bloc_matrix, dyad_timeline, save


def figures():
    """One picture of each kind."""
    claims = [claim("a bombs b x", when=on("2015-09-30")), claim("b backs a y", when=on("2015-11"))]
    made = network("a+b", "c+d", "a-c", "b-d")
    return [
        dyad_timeline(timeline(claims, ["a"], ["b"]), "a and b"),
        agreement_matrix(agreements(claims), {"speaker:x": "$x"}),
        bloc_matrix(made, blocs(made)),
    ]


@pytest.mark.parametrize("form", ["png", "svg"])
@pytest.mark.parametrize("kind", range(3))
def test_the_same_picture_has_the_same_bytes(kind, form, tmp_path):
    first, second = tmp_path / f"one.{form}", tmp_path / f"two.{form}"

    save(figures()[kind], first)
    save(figures()[kind], second)

    assert first.read_bytes() == second.read_bytes()


def test_a_vector_picture_has_its_labels_as_text(tmp_path):
    path = tmp_path / "plot.svg"

    save(figures()[1], path)

    assert "$x" in path.read_text()


def test_a_picture_without_data_is_a_picture(tmp_path):
    path = tmp_path / "plot.png"

    save(agreement_matrix([]), path)

    assert path.read_bytes().startswith(b"\x89PNG")


def test_of_many_actors_those_with_most_ties_are_shown():
    made = network(*(f"hub+a{i:03}" for i in range(200)), "a000+a001")

    width, height = bloc_matrix(made, blocs(made)).get_size_inches()

    assert width == height < 25


def test_an_unknown_format_names_those_known(tmp_path):
    with pytest.raises(KGError, match="png, svg"):
        save(figures()[0], tmp_path / "plot.gif")
