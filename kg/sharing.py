"""Where the workers of a cluster find documents and leave parts: a folder, or an object store that fsspec knows."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from os import getpid
from pathlib import Path
from shutil import copyfileobj
from socket import gethostname
from tempfile import TemporaryDirectory
from typing import Any

from kg.errors import KGError


@dataclass(frozen=True, slots=True)
class Shared:
    """A folder, `/archive/parts`, or an address such as `s3://bucket/parts`; files there are whole or not there."""

    place: str

    @property
    def is_local(self) -> bool:
        """Whether it is a folder of this machine or one that looks so."""
        return "://" not in self.place

    def local(self, name: str) -> Path:
        """The path of a file in a folder."""
        return Path(self.place) / name

    def exists(self, name: str) -> bool:
        """Whether the file is there."""
        return self.local(name).exists() if self.is_local else bool(self._system().exists(self._at(name)))

    @contextmanager
    def written(self, name: str) -> Iterator[Path]:
        """A path to write to; what is written there becomes the file as a whole, once it is done."""
        # On a cluster two machines may have processes of the same number.
        unfinished = f"{name}.{gethostname()}.{getpid()}"
        if self.is_local:
            Path(self.place).mkdir(parents=True, exist_ok=True)
            yield self.local(unfinished)
            self.local(unfinished).replace(self.local(name))
            return
        with TemporaryDirectory(prefix="kg-") as folder:
            yield Path(folder, "file")
            system = self._system()
            system.makedirs(self._at(""), exist_ok=True)
            system.put_file(str(Path(folder, "file")), self._at(unfinished))
            system.mv(self._at(unfinished), self._at(name))

    @contextmanager
    def read(self, name: str) -> Iterator[Path]:
        """A path of this machine with what is in the file."""
        if self.is_local:
            yield self.local(name)
            return
        with TemporaryDirectory(prefix="kg-") as folder:
            self.fetch(name, Path(folder, "file"))
            yield Path(folder, "file")

    def fetch(self, name: str, target: Path) -> None:
        """Copy a file to this machine, as a whole or not at all."""
        unfinished = target.with_name(f"{target.name}.{gethostname()}.{getpid()}")
        with self._opened(name) as source, unfinished.open("wb") as stream:
            copyfileobj(source, stream)
        unfinished.replace(target)

    def text(self, name: str) -> str:
        """What is in a small file; "" where there is none."""
        with suppress(OSError), self._opened(name) as stream:
            return str(stream.read().decode("utf-8", "replace"))
        return ""

    def note(self, name: str, text: str) -> None:
        """Write a small file at once."""
        if self.is_local:
            self.local(name).write_text(text, encoding="utf-8")
        else:
            self._system().pipe_file(self._at(name), text.encode())

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with suppress(OSError):
            self.local(name).unlink(missing_ok=True) if self.is_local else self._system().rm_file(self._at(name))

    def _opened(self, name: str) -> Any:
        return self.local(name).open("rb") if self.is_local else self._system().open(self._at(name), "rb")

    def _at(self, name: str) -> str:
        return f"{self.place.rstrip('/')}/{name}".rstrip("/")

    def _system(self) -> Any:
        try:
            import fsspec

            return fsspec.core.url_to_fs(self.place)[0]
        except ImportError as error:
            raise KGError(
                f"--share {self.place}: {error}; pip install 'actor-kg[cluster]' and the store's own"
            ) from None
        except ValueError as error:
            raise KGError(f"--share {self.place}: {error}") from None
