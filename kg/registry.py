"""Find a plug-in by name: a registry is a dict from name to "module:attribute", imported on use."""

from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from kg.errors import KGError, UnknownNameError


def find(what: str, name: str, registry: Mapping[str, str]) -> Any:
    """The object registered under `name`, here or by another package's entry point in the group `kg.<what>s`.

    >>> find("codec", "json", {"json": "json:dumps"})([1])
    '[1]'
    """
    others = {point.name: point for point in entry_points(group=f"kg.{what}s")}
    if name in registry:
        module, attribute = registry[name].split(":")
        return _loaded(what, name, module, attribute)
    if name in others:
        return others[name].load()
    raise UnknownNameError(what, name, [*registry, *others])


def _loaded(what: str, name: str, module: str, attribute: str) -> Any:
    try:
        return getattr(import_module(module), attribute)
    except ModuleNotFoundError as error:
        raise KGError(f"{what} {name!r} needs the package {error.name!r}, which is not installed") from error
