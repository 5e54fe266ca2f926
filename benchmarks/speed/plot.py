"""A plot of seconds against reports, as SVG written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

Points = Sequence[tuple[float, float]]

_WIDTH, _HEIGHT, _LEFT, _BELOW, _ABOVE, _RIGHT = 640, 360, 64, 48, 16, 150
_COLOURS = ("#0b5394", "#999999", "#b45f06")
_STEPS = 5


def plot(lines: Mapping[str, Points], across: str, up: str) -> str:
    """Named lines in one picture, with what is told across and up; both begin at nought."""
    most_x = max(x for points in lines.values() for x, _ in points)
    most_y = max(y for points in lines.values() for _, y in points)
    wide, high = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _ABOVE - _BELOW

    def at(x: float, y: float) -> tuple[float, float]:
        return round(_LEFT + wide * x / most_x, 1), round(_ABOVE + high * (1 - y / most_y), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12">',
        f"<title>{escape(up)} against {escape(across)}</title>",
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    for step in range(_STEPS + 1):
        x, _ = at(most_x * step / _STEPS, 0)
        _, y = at(0, most_y * step / _STEPS)
        parts.append(f'<path d="M{_LEFT} {y}h{wide}" stroke="#dddddd"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{most_y * step / _STEPS:,.0f}</text>')
        parts.append(f'<text x="{x}" y="{_ABOVE + high + 16}" text-anchor="middle">{most_x * step / _STEPS:,.0f}</text>')
    parts.append(f'<text x="{_LEFT + wide / 2}" y="{_HEIGHT - 8}" text-anchor="middle">{escape(across)}</text>')
    parts.append(
        f'<text x="14" y="{_ABOVE + high / 2}" text-anchor="middle" transform="rotate(-90 14 {_ABOVE + high / 2})">{escape(up)}</text>'
    )
    for colour, (name, points) in zip(_COLOURS, lines.items(), strict=False):
        placed = [at(x, y) for x, y in points]
        parts.append(f'<polyline points="{" ".join(f"{x},{y}" for x, y in placed)}" fill="none" stroke="{colour}" stroke-width="2"/>')
        x, y = placed[-1]
        parts.append(f'<text x="{x + 6}" y="{y + 4}" fill="{colour}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])
