"""`python -m benchmarks.versions --data DIR --seed N --out DIR` writes DIR/reports.jsonl and DIR/gold.jsonl."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.versions.families import make
from benchmarks.versions.texts import NO_REPORTS, files, read


def main() -> int:
    """Make versions and write them; 2 where the texts are absent."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder or file of reports: JSON Lines (or .gz) with id, date, text")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--limit", type=int, default=120, help="so many reports get versions, and as many get none")
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    texts = read(files(given.data))
    if not texts:
        print(f"versions: {NO_REPORTS.format(given.data)}", file=sys.stderr)
        return 2
    pile = make(texts, given.seed, given.limit)
    given.out.mkdir(parents=True, exist_ok=True)
    for name, lines in (("reports", pile.rows()), ("gold", pile.log())):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (given.out / f"{name}.jsonl").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
