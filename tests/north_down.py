#!/usr/bin/python3
"""north_down: plans/north-down with a staff of any size: north_down.py DIR [STAFF]

Copies the plan into DIR and writes its data/staff.csv for so many guides (10,000), five in a store. The same number
gives the same table.
"""
import csv
import random
import shutil
import sys
from pathlib import Path

PLAN = Path(__file__).resolve().parent.parent / "plans" / "north-down"
STAFF, PER_STORE = 10000, 5
REGIONS = {"华东": "SH HZ NJ SZ", "华北": "BJ TJ SJ HH", "东北": "SY DL CC HR", "西北": "XA LZ XN WL", "华中": "WH ZZ CS"}
FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "一心可晓星多雪靖乌丽磊敏行文安宁远思佳子涵若云亦凡青禾夏秋冬知微"
HOURS = ("09:30-18:30", "10:00-21:30")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def store_of(number, shuffled):
    region = list(REGIONS)[number % len(REGIONS)]
    return region, f"{shuffled.choice(REGIONS[region].split())}-{number + 1:04}"


def guides(count):
    shuffled = random.Random(20261101)
    for number in range(count):
        if number % PER_STORE == 0:
            region, store = store_of(number // PER_STORE, shuffled)
        name = shuffled.choice(FAMILY) + "".join(shuffled.choices(GIVEN, k=shuffled.randint(1, 2)))
        days = ";".join(sorted({DAYS[number % 7], shuffled.choice(DAYS)}, key=DAYS.index))
        yield (f"g{number + 1:05}", name, "guide", store, region, "moments", shuffled.choice(HOURS), days, "90min",
               shuffled.randint(150, 1800))


def main(folder, count=STAFF):
    shutil.copytree(PLAN, folder, dirs_exist_ok=True)
    table = Path(folder, "data", "staff.csv")
    head = table.read_text(encoding="utf-8").splitlines()[0]
    with open(table, "w", encoding="utf-8", newline="") as file:
        file.write(head + "\n")
        csv.writer(file, lineterminator="\n").writerows(guides(count))


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    main(sys.argv[1], *map(int, sys.argv[2:]))
