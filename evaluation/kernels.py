"""Whether reports read alike with the kernels of other processors.

    python evaluation/kernels.py FILE...

Reads the files on this processor and on ones without AVX2 and without AVX, as the emulator
`qemu-x86_64` (Debian package qemu-user) plays them, and says for each whether every token,
name, role and margin came out the same. Takes half a minute for a report of 300 words.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence

PROCESSORS = ("Haswell", "SandyBridge", "Nehalem")  # AVX2, AVX, SSE 4.2
READ = """
import sys
from dateline import acquire, annotate
from dateline.report import Source

read = annotate.reader("model")
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        report = acquire.read(Source("r1", path, file.read()))
    print(*read(report), sep="\\n")
"""


def main(paths: Sequence[str]) -> int:
    """Print a line for each processor; return 1 if one read otherwise than this one."""
    emulator = shutil.which("qemu-x86_64")
    if emulator is None:
        print("qemu-x86_64 is needed (Debian package qemu-user)", file=sys.stderr)
        return 2
    here = _read([], paths)
    alike = True
    for name in PROCESSORS:
        same = _read([emulator, "-cpu", name], paths) == here
        print(f"{name:12} {'the same' if same else 'OTHERWISE'}", flush=True)
        alike = alike and same
    return 0 if alike else 1


def _read(emulator: Sequence[str], paths: Sequence[str]) -> bytes:
    command = [*emulator, sys.executable, "-c", READ, *paths]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
