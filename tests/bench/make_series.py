#!/usr/bin/python3
"""make_series: three years of series, for measuring placement: make_series.py DIR together|apart PAIRS

The two series of a pair, one of months and one of weeks, are for the same people (together), which makes the program
place them together, or for others (apart). Both plans have as many campaigns; each has named dates, days to avoid and
preferred weekdays.
"""
import sys
from pathlib import Path

PLAN = """\
plan: {id: series, from: 2026-01-01, to: 2028-12-31}
dates:
  mid-year: {on_day: 06-18, range: -18..3}
  double-11: {on_day: 11-11, range: -22..1}
  spring-festival: {lunar: 1-1, range: -1..7}
"""
KEYS = "prefer: [fri, sat], near: {mid-year: last_day, double-11: {align: last_day, weight: 2}}"


def main(folder, how, pairs):
    lines = [PLAN, "segments:"]
    lines += [f"  {side}{n}: {{title: 人群{side}{n}}}" for n in range(pairs) for side in "ab"]
    lines.append("campaigns:")
    for n in range(pairs):
        other = "a" if how == "together" else "b"
        month = f"title: 月{n}, rhythm: month, cycle: 20d, length: 3, for: [a{n}], avoid: [spring-festival]"
        week = f"title: 周{n}, rhythm: week, length: 2, for: [{other}{n}]"
        lines += [f"  month{n}: {{{month}, {KEYS}}}", f"  week{n}: {{{week}, {KEYS}}}"]
    root = Path(folder)
    root.mkdir(parents=True, exist_ok=True)
    (root / "plan.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[2] not in ("together", "apart"):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
