#!/usr/bin/python3
"""Writes hant_table.h: traditional Chinese characters and their simplified forms, out of OpenCC's dictionary.

Debian's opencc is needed to write the table, and nothing of it to use it. Of several simplified forms the first is
taken, which OpenCC has as the common one; a form that is itself a traditional character goes on to its own.
"""
import subprocess
import sys
import tempfile

DICTIONARY = "/usr/share/opencc/TSCharacters.ocd2"


def dictionary():
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as text:
        command = ["opencc_dict", "-i", DICTIONARY, "-f", "ocd2", "-o", text.name, "-t", "text"]
        subprocess.run(command, check=True)
        rows = [line.rstrip("\n").split("\t") for line in open(text.name, encoding="utf-8")]
    return {traditional: forms.split(" ")[0] for traditional, forms in rows}


def simplest(forms, character):
    while forms.get(character, character) != character:
        character = forms[character]
    return character


def release():
    said = subprocess.run(["opencc", "--version"], capture_output=True, text=True, check=True).stdout
    return next(line.split()[-1] for line in said.splitlines() if line.startswith("Version"))


def main():
    forms = dictionary()
    pairs = sorted((ord(one), ord(simplest(forms, one))) for one in forms if simplest(forms, one) != one)
    print(f"""\
// hant_table: written by hant_table.py out of OpenCC {release()} (Apache License 2.0); not by hand. See hant.c.
// clang-format off
#include <stdint.h>
typedef struct HantPair {{
  uint32_t traditional, simplified;
}} HantPair;
static const HantPair hant_pairs[] = {{ // by the traditional one""")
    for i in range(0, len(pairs), 6):
        print("    " + " ".join(f"{{0x{one:04x}, 0x{other:04x}}}," for one, other in pairs[i:i + 6]))
    print("};")


if __name__ == "__main__":
    sys.exit(main())
