#!/usr/bin/python3
"""make_words: many pieces and many words to look for in them: make_words.py DIR PIECES WORDS

The words lie in data/words.txt, the texts once more together in data/texts.txt, for others to look through. Both are
made of the same characters, so that words begin everywhere and are seldom there; one piece in fifty has one. Without
words the plan is the same. The same arguments make the same plan; it has notes and no more.
"""
import random
import sys
from pathlib import Path

PLAN = "plan: {id: words, from: 2026-01-01, to: 2026-01-31}\n"
LIST = "words: {list: {level: note, from: data/words.txt}}\n"
HAN = [chr(0x4E00 + n * 7) for n in range(1500)]  # as many as people write
LETTERS, SENTENCE, EVERY = 240, 12, 50


def list_of_words(count):
    dice, words = random.Random(1), {}
    while len(words) < count:
        words["".join(dice.choices(HAN, k=dice.randint(3, 6)))] = True
    return list(words)


def texts(count, word):
    dice = random.Random(2)
    for n in range(count):
        letters = "".join(dice.choices(HAN, k=LETTERS))
        sentences = [letters[i:i + SENTENCE] for i in range(0, LETTERS, SENTENCE)]
        yield "，".join(sentences) + (word if n % EVERY == 0 else "") + "。\n"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main(folder, pieces, count):
    root, words = Path(folder), list_of_words(max(count, 1))
    together = list(texts(pieces, words[0]))
    write(root / "plan.yaml", PLAN + (LIST if count else ""))
    write(root / "data" / "words.txt", "\n".join(words) + "\n")
    write(root / "data" / "texts.txt", "".join(together))
    for n, text in enumerate(together):
        write(root / "content" / "brand" / f"p{n:05}.md", text)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(sys.argv[1], *map(int, sys.argv[2:]))
