#!/usr/bin/env python3
"""Makes the wheel corridor-plan of a built program: wheel.py PROGRAM FOLDER.

The program lies in the wheel's .data/scripts, so that pip puts it beside python; the module corridor_plan calls it. The same
program gives the same bytes: times are those of 1980, entries are sorted. Only the standard library is needed.
"""

import base64
import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "python"
ROOT = SOURCE.parent.parent

METADATA = """\
Metadata-Version: 2.1
Name: corridor-plan
Version: {version}
Summary: Which transport corridors to build so that lagging regions catch up, with proof
License: GPL-3.0-or-later
Requires-Python: >=3.10
Provides-Extra: tables
Requires-Dist: pandas; extra == "tables"
Provides-Extra: maps
Requires-Dist: geopandas; extra == "maps"
Description-Content-Type: text/markdown

{readme}"""


def tag() -> str:
    machine = subprocess.run(["uname", "-m"], capture_output=True, text=True, check=True).stdout.strip()
    return f"py3-none-manylinux_2_34_{machine}"


def main() -> None:
    program, folder = Path(sys.argv[1]), Path(sys.argv[2])
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    name = f"corridor_plan-{version}"
    info = f"{name}.dist-info"
    files: dict[str, tuple[bytes, int]] = {}
    for path in sorted((SOURCE / "corridor_plan").iterdir()):
        if path.suffix == ".py" or path.name == "py.typed":
            files[f"corridor_plan/{path.name}"] = (path.read_bytes(), 0o644)
    files[f"{name}.data/scripts/corridor"] = (program.read_bytes(), 0o755)
    readme = (SOURCE / "README.md").read_text(encoding="utf-8")
    files[f"{info}/METADATA"] = (METADATA.format(version=version, readme=readme).encode(), 0o644)
    files[f"{info}/WHEEL"] = (
        f"Wheel-Version: 1.0\nGenerator: corridor\nRoot-Is-Purelib: false\nTag: {tag()}\n".encode(),
        0o644,
    )
    files[f"{info}/licenses/LICENSE"] = ((ROOT / "LICENSE").read_bytes(), 0o644)
    record = ""
    for place, (content, _) in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        record += f"{place},sha256={digest},{len(content)}\n"
    files[f"{info}/RECORD"] = ((record + f"{info}/RECORD,,\n").encode(), 0o644)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}-{tag()}.whl"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:
        for place, (content, mode) in files.items():
            entry = zipfile.ZipInfo(place, date_time=(1980, 1, 1, 0, 0, 0))
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(entry, content)
    print(target)


main()
