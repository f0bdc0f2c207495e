"""The command that serves."""

import socket
import subprocess
import sys
import urllib.request

import pytest
from click.testing import CliRunner

from kg.cli import cli

pytestmark = pytest.mark.slow


def test_a_port_in_use_is_one_clear_line(seed_graph):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        done = CliRunner().invoke(cli, ["serve", "-g", str(seed_graph), "--port", str(port)])

    assert f"cannot listen at 127.0.0.1:{port}" in str(done.exception)


def test_a_folder_without_a_graph_is_named(tmp_path):
    done = CliRunner().invoke(cli, ["serve", "-g", str(tmp_path)])

    assert str(tmp_path) in str(done.exception)


def test_the_address_that_is_printed_shows_the_graph(seed_graph):
    command = [sys.executable, "-m", "kg", "serve", "-g", str(seed_graph), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        address = server.stdout.readline().split()[0]
        page = urllib.request.urlopen(address, timeout=20).read()
        server.terminate()

    assert b"Russian bombers" in page
