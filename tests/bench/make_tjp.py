#!/usr/bin/python3
"""make_tjp: a compiled plan as a project of TaskJuggler: make_tjp.py PLAN.JSON PROJECT.TJP [MINUTES]

One task for each occurrence, with its people allocated; a campaign is a container, in which a step depends on the one
before with the gap between them; who works when is each resource's working hours. MINUTES is the project's resolution:
5 is the finest that TaskJuggler has, and the nearest to a plan's minutes; 60 its coarsest, and fastest. Where the two
differ the translation favours TaskJuggler: no budgets, no choice of days, people or pieces, no texts, no reports.
"""
import json
import sys
from datetime import datetime, timedelta


class Project:
    def __init__(self, minutes):
        self.minutes = minutes
        self.length = timedelta(minutes=minutes)

    def start(self, item):
        clock = item["from"] or "09:00"
        time = datetime.fromisoformat(f"{item['date']}T{clock}:00")
        return time - timedelta(minutes=(time.hour * 60 + time.minute) % self.minutes)

    def task(self, number, item, before, indent):
        start = self.start(item)
        gap = start - self.start(before[1]) - self.length if before else timedelta(-1)
        if gap >= timedelta(0):
            when = f"depends !t{before[0]} {{ gapduration {int(gap.total_seconds()) // 60}min }}"
        else:
            when = f"start {start:%Y-%m-%d-%H:%M}"
        people = f" allocate {', '.join(item['people'])}" if item["people"] else ""
        name = item["step"] or item["channel"]
        return f'{indent}task t{number} "{name}" {{ {when} duration {self.minutes}min{people} }}'

    def campaign(self, name, numbered):
        lines, before = [f'task {name} "{name}" {{'], None
        for number, item in sorted(numbered, key=lambda pair: (self.start(pair[1]), pair[0])):
            lines.append(self.task(number, item, before, "  "))
            before = (number, item)
        return lines + ["}"]

    def head(self, items):
        days = sorted(item["date"] for item in items)
        end = datetime.fromisoformat(days[-1]) + timedelta(days=2)
        span = f"{days[0]} - {end:%Y-%m-%d}"
        yield f'project bench "bench" {span} {{ timezone "Asia/Shanghai" timingresolution {self.minutes}min }}'
        for person in sorted({person for item in items for person in item["people"]}):
            yield f'resource {person} "{person}" {{ workinghours mon - sun 8:00 - 23:00 }}'


def main(source, target, minutes="5"):
    with open(source, encoding="utf-8") as file:
        items = json.load(file)["occurrences"]
    project = Project(int(minutes))
    lines = list(project.head(items))
    by_campaign = {}
    for number, item in enumerate(items):
        by_campaign.setdefault(item["campaign"], []).append((number, item))
    for number, item in by_campaign.pop(None, []):
        lines.append(project.task(number, item, None, ""))
    for name, numbered in by_campaign.items():
        lines += project.campaign(name, numbered)
    with open(target, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
