"""How rare a word is in news of violence, disasters and crime: the table by which shared words are weighed.

    python -m train.rarity --data ../shared/data/ecbplus > src/dateline/text/rarity.tsv

Counts in how many reports of ECB+ (Cybulska and Vossen 2014, CC BY 3.0) each word stands. Only counts are kept; a word of one
report is left out, as names of single stories are what a word that is not in the table stands for.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from dateline.text.rarity import words_in

ARCHIVE = "topics.tar.gz"
LEAST = 2
"""Reports that a word of the table stands in."""


def texts(archive: Path) -> Iterator[str]:
    """The text of every report in the archive of ECB+."""
    with tarfile.open(archive) as folder:
        for member in sorted(folder.getmembers(), key=lambda member: member.name):
            file = folder.extractfile(member) if member.name.endswith(".xml") else None
            if file is not None:
                document = ET.fromstring(file.read())  # noqa: S314 - a data set that its user chose, read once by a maker
                yield " ".join(token.text or "" for token in document.iter("token"))


def table(reports: Iterator[str]) -> tuple[int, list[tuple[str, int]]]:
    """The number of reports, and in how many each word stands, the most frequent first."""
    counted: Counter[str] = Counter()
    number = 0
    for text in reports:
        number += 1
        counted.update(set(words_in(text)))
    return number, sorted(((word, held) for word, held in counted.items() if held >= LEAST), key=lambda row: (-row[1], row[0]))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    archive = parser.parse_args().data / ARCHIVE
    if not archive.is_file():
        sys.exit(f"{archive}: no such file; --data names the folder that holds ECB+ as {ARCHIVE}")
    number, rows = table(texts(archive))
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()[:16]
    sys.stdout.write(
        f"# source: counted by train/rarity.py in ECB+ (CC BY 3.0), {number} reports, sha256 {digest}. Columns: word, reports that hold it\n"
    )
    sys.stdout.write(f"\t{number}\n")
    sys.stdout.writelines(f"{word}\t{held}\n" for word, held in rows)


if __name__ == "__main__":
    main()
