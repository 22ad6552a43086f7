"""The documents' examples: commands give what the page shows."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def making() -> ModuleType:
    """Load docs/make.py."""
    spec = importlib.util.spec_from_file_location("make", ROOT / "docs/make.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_brief_in_the_readme_is_todays() -> None:
    """After a change in what is told, `make docs` has to be run."""
    assert making().readme() == (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_the_commands_of_a_page_give_what_it_shows(page: str, tmp_path: Path) -> None:
    """Each command of a console block runs, and prints what stands below it."""
    for name in ("tests", "examples"):
        (tmp_path / name).symlink_to(ROOT / name)
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    for block in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        for told in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = told.partition("\n")
            done = subprocess.run(  # noqa: S602 - the page's own commands
                command,
                shell=True,
                cwd=tmp_path,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            assert not shown or done.stdout == shown, command
            assert "unexpected error" not in done.stdout
