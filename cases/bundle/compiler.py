"""Typst in a process of its own: `python compiler.py FOLDER FONTS TIMESTAMP`.

Reads `document.typ` in FOLDER and writes `document.pdf` there. A document that asks for too much dies here, by the limits
that the process sets itself, and takes no server with it. Nothing outside FOLDER can be read by a template.
"""

import os
import resource
import sys

import typst

MAX_MEMORY = 1536 * 1024**2
MAX_SECONDS = 60


def main() -> None:
    """Compile; Typst's own message goes to stderr."""
    folder, fonts, timestamp = sys.argv[1:]
    os.nice(10)  # Pages and photos of others come first.
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    typst.compile(
        f"{folder}/document.typ",
        f"{folder}/document.pdf",
        root=folder,
        font_paths=[fonts],
        ignore_system_fonts=True,
        # Nothing is ever fetched: a package would have to lie in this empty folder.
        package_path=folder,
        package_cache_path=folder,
        pdf_standards=["ua-1"],
        timestamp=int(timestamp),
    )


if __name__ == "__main__":
    main()
