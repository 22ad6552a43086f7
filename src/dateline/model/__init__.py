"""The shipped weights: checked against their manifest, opened by onnxruntime.

Nothing of the stages is imported here: opening takes a third of a second, most of it
outside Python's lock, and so can begin before they are (`begin`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from threading import Lock
from typing import TYPE_CHECKING, Any

from dateline.errors import BadModel

if TYPE_CHECKING:
    from numpy.typing import NDArray

Graph = Callable[[dict[str, "NDArray[Any]"]], dict[str, "NDArray[Any]"]]

VERSION = 1  # of the manifest and the graphs' inputs and outputs

_BEGINNING = Lock()  # two threads may ask at once


@dataclass(frozen=True, slots=True)
class Model:
    """The reading model, opened; each graph is a function of its named inputs."""

    labels: dict[str, tuple[str, ...]]  # of each kind of score
    vocabulary: tuple[str, ...]  # the encoder's pieces of words, in order
    reader: Graph
    relations: Graph
    meaning: Graph | None  # of sentences, if it was asked for
    pairs: bytes  # an archive of arrays: what rates whether one mention points to another


def open_model(folder: Traversable | None = None, *, meaning: bool = False) -> Model:
    """Return the model of a folder, the package's own if none is given.

    A file that is missing, cut short or not the manifest's own raises BadModel.
    """
    folder = folder or resources.files(__name__)
    manifest = _manifest(folder)

    def content(name: str) -> bytes:
        return _content(folder, name, manifest["files"])

    return Model(
        labels={name: tuple(row) for name, row in manifest["labels"].items()},
        vocabulary=tuple(content("vocabulary.txt").decode().split("\n")[:-1]),
        reader=_graph(content("reader.onnx")),
        relations=_graph(content("relations.onnx")),
        meaning=_graph(content("meaning.onnx")) if meaning else None,
        pairs=content("pairs.npz"),
    )


def begin() -> Future[Model]:
    """Begin to open the package's own model beside other work; the first call begins it."""
    # imported by whoever asks: two threads that import at once wait for each other at every file
    import onnxruntime  # noqa: F401, PLC0415

    with _BEGINNING:
        return _begun()


@cache
def _begun() -> Future[Model]:
    pool = ThreadPoolExecutor(1)
    opening = pool.submit(open_model)
    pool.shutdown(wait=False)
    return opening


def _manifest(folder: Traversable) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    except OSError as error:
        raise BadModel("manifest.json", "it is missing") from error
    except ValueError as error:
        raise BadModel("manifest.json", "it is cut short or no JSON") from error
    if manifest.get("version") != VERSION:
        raise BadModel("manifest.json", f"it has version {manifest.get('version')}, not {VERSION}")
    return manifest


def _content(folder: Traversable, name: str, listed: dict[str, Any]) -> bytes:
    if name not in listed:
        raise BadModel(name, "the manifest does not list it")
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise BadModel(name, "it is missing") from error
    if len(content) < listed[name]["bytes"]:
        raise BadModel(name, "it is cut short")
    if hashlib.sha256(content).hexdigest() != listed[name]["sha256"]:
        raise BadModel(name, "it is not the file that the manifest names")
    return content


def _graph(content: bytes) -> Graph:
    # costs a tenth of a second, which only reading needs
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # two windows side by side are quicker than one on two cores
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # windows differ in size: the arena would only grow
    session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    outputs = [output.name for output in session.get_outputs()]
    return lambda feed: dict(zip(outputs, session.run(outputs, feed), strict=True))
