#!/usr/bin/python3
"""write_bytes: writes the files of a folder again, and nothing else: write_bytes.py FROM TO

What any builder of this output must at least do. Prints the milliseconds for it; the bytes are in memory before.
"""
import sys
import time
from pathlib import Path


def main(source, target):
    files = {path.relative_to(source): path.read_bytes() for path in Path(source).rglob("*") if path.is_file()}
    begun = time.perf_counter()
    for folder in {Path(target, path).parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        with open(Path(target, path), "wb", buffering=0) as file:
            file.write(data)
    print(f"{(time.perf_counter() - begun) * 1000:.3f}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
