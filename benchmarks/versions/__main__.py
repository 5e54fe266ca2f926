"""`python -m benchmarks.versions --texts FILE --seed N --out DIR` writes DIR/reports.jsonl and DIR/gold.jsonl."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.versions.families import make
from benchmarks.versions.texts import read


def main() -> int:
    """Make versions and write them; 2 where the texts are absent."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--texts", type=Path, required=True, help="JSON Lines (or .gz) with id, date, text and perhaps title")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--limit", type=int, default=120, help="so many reports get versions, and as many get none")
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    if not given.texts.is_file():
        print(f"versions: data absent: no {given.texts}", file=sys.stderr)
        return 2
    pile = make(read(given.texts), given.seed, given.limit)
    given.out.mkdir(parents=True, exist_ok=True)
    for name, lines in (("reports", pile.rows()), ("gold", pile.log())):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (given.out / f"{name}.jsonl").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
