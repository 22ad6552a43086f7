"""The files of the reading model: checked against their manifest, run by onnxruntime."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from importlib.resources.abc import Traversable
from typing import Any, Protocol

from numpy.typing import NDArray

from dateline.errors import BadModel

Array = NDArray[Any]
Graph = Callable[[dict[str, Array]], dict[str, Array]]


class Session(Protocol):
    """What is used of an onnxruntime session."""

    def get_outputs(self) -> Sequence[Any]:
        """Return the descriptions of the outputs."""

    def run(self, names: Sequence[str], feed: dict[str, Array]) -> list[Array]:
        """Return the outputs of these names."""


class ModelFiles:
    """A folder with a manifest and the files that it names."""

    def __init__(self, folder: Traversable, version: int) -> None:
        """Read the manifest, which must be of this version."""
        self._folder = folder
        self.manifest = _manifest(folder, version)
        self._files: dict[str, dict[str, Any]] = self.manifest["files"]

    def graph(self, name: str) -> Graph:
        """Return the named graph as a function of its inputs; a bad file is told of here."""
        session = _session(self.content(name))
        outputs = [output.name for output in session.get_outputs()]
        return lambda feed: dict(zip(outputs, session.run(outputs, feed), strict=True))

    def content(self, name: str) -> bytes:
        """Return the bytes of a file of the model, once size and checksum agree."""
        if name not in self._files:
            raise BadModel(name, "the manifest does not list it")
        try:
            content = (self._folder / name).read_bytes()
        except OSError as error:
            raise BadModel(name, "it is missing") from error
        if len(content) < self._files[name]["bytes"]:
            raise BadModel(name, "it is cut short")
        if hashlib.sha256(content).hexdigest() != self._files[name]["sha256"]:
            raise BadModel(name, "it is not the file that the manifest names")
        return content


def _manifest(folder: Traversable, version: int) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    except OSError as error:
        raise BadModel("manifest.json", "it is missing") from error
    except ValueError as error:
        raise BadModel("manifest.json", "it is cut short or no JSON") from error
    if manifest.get("version") != version:
        raise BadModel("manifest.json", f"it has version {manifest.get('version')}, not {version}")
    return manifest


def _session(content: bytes) -> Session:
    # costs a fifth of a second, which only reading needs
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # two windows side by side are quicker than one on two cores
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # windows differ in size: the arena would only grow
    session: Session = onnxruntime.InferenceSession(
        content, options, providers=["CPUExecutionProvider"]
    )
    return session
