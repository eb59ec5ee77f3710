#!/usr/bin/python3
"""make_plan: a plan of any size, for measuring: make_plan.py DIR [PIECES [CAMPAIGNS [STAFF]]]

It lasts a year; what is not said is 1,000 pieces, 60 campaigns, 20 staff (design section 11). The same arguments make
the same plan; it has no error.
"""
import sys
from datetime import date, timedelta
from pathlib import Path

PIECES, CAMPAIGNS, STAFF = 1000, 60, 20
LINES = ("persona", "brand", "proof")
KINDS = ("education", "event", "interaction", "product", "interaction", "education")
SCENES = ("feedback", "order", "repurchase", "shipping")
BEGIN = date(2026, 1, 1)

PLAN = """\
plan: {id: bench, brand: 量一量, speaks_as: person, stage: grow, timezone: Asia/Shanghai, locale: zh-CN,
       from: 2026-01-01, to: 2026-12-31}
channels:
  moments: {kind: moments, title: 朋友圈, minutes: 1, at: [08:00-09:00, 12:00-13:00, 20:00-21:30]}
  circle: {kind: group, title: 老客群, for: [vip], members: 200, minutes: 1, at: [10:00, 19:00], quiet: 22:00-08:00}
segments:
  vip: {title: 老客, size: 420}
  new: {title: 新客, size: 260}
daily:
  moments: {per_day: {workday: 3, weekend: 2, campaign: 0}, mix: {persona: 4, brand: 3, proof: 3}}
  circle: {per_day: 1, mix: {persona: 1, brand: 1, proof: 1}}
sops:
  three-day:
    title: 三日活动
    length: 3
    steps:
      - {id: talk, day: -14, at: 10:00, meet: 讨论方案, by: [operator, each service], minutes: 10}
      - {id: ready, day: -7, due: -3, task: [文案, 海报, 视频], by: one content, minutes: 10}
      - {id: brief, day: -1, at: 16:00, meet: 宣讲, by: all, minutes: 5}
      - {id: open, day: 1, at: 09:00-09:30, post: moments, line: proof, theme: offer, by: each adviser}
      - {id: heat, day: 2, at: 12:00-13:00, post: circle, line: proof, theme: feedback, by: each adviser, for: [vip]}
      - {id: count, day: 1..last, at: 22:00, task: 当日数据, by: one operator, report: [加粉, 下单], minutes: 5}
      - {id: urge, day: 3, at: 20:00, post: moments, line: proof, theme: urgency, by: each adviser}
      - {id: review, day: 5, at: 15:00, meet: 复盘, by: [operator, each service, content], minutes: 10}
offers:
  care: {form: discount, title: 全场八折}
"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def staff(count):
    roles = ("adviser", "adviser", "service", "content", "operator")
    lines = ["staff:"]
    for n in range(count):
        role = roles[n % len(roles)]
        channels = "[moments, circle]" if role in ("adviser", "service") else "[moments]"
        lines.append(f"  s{n:04}: {{name: 员工{n}, role: {role}, channels: {channels}, hours: 08:00-22:30, budget: 8h}}")
    return "\n".join(lines) + "\n"


def campaigns(count):
    """Stated dates, all over the year, three days each."""
    lines = ["campaigns:"]
    for n in range(count):
        first = BEGIN + timedelta(days=20 + n * 330 // count)
        who = "[vip]" if n % 2 else "[vip, new]"
        lines.append(f"  c{n:04}: {{title: 第{n}场, sop: three-day, date: {first}, for: {who}, offer: care, status: final}}")
    return "\n".join(lines) + "\n"


def piece(n, theme):
    line = LINES[n % len(LINES)]
    front = [f"kind: {KINDS[n % len(KINDS)]}", "status: final", "reuse: {after: 30d, times: 20}"]
    if theme:
        line = "proof"
        front.append(f"theme: {theme}")
    if line == "proof":
        front.append(f"scene: {SCENES[n // 3 % len(SCENES)]}")
    text = f"第 {n} 篇。今天店里来了一位老朋友，聊了聊她最近的皮肤。\n\n- 先把水温调低一点\n- 再把步骤减到三样\n\n慢一点，**稳一点**，有事随时找我。\n"
    return line, "---\n" + "\n".join(front) + "\n---\n" + text


def main(folder, pieces=PIECES, campaign_count=CAMPAIGNS, people=STAFF):
    root = Path(folder)
    write(root / "plan.yaml", PLAN)
    write(root / "team.yaml", staff(people))
    write(root / "campaigns" / "all.yaml", campaigns(campaign_count))
    themes = {0: "offer", 1: "feedback", 2: "urgency"}
    for n in range(pieces):
        line, text = piece(n, themes.get(n % 50))
        write(root / "content" / line / f"p{n:05}.md", text)


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 5:
        sys.exit(__doc__)
    main(sys.argv[1], *map(int, sys.argv[2:]))
