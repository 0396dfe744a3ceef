"""How well the rules of the seed read the corpus of replies, and what a megabyte of text costs.

    uv run python -m tests.bench.replies

Prints precision and recall of each mark, every reply that is read otherwise than expected, and seconds for texts that
are as bad as one can write them.
"""

from __future__ import annotations

import time
from collections import Counter

from cases.replies.decoder import decode
from tests.support.replies import HOSTILE, megabyte_of, samples, seed_rules


def main() -> None:
    rules = seed_rules()
    right, missed, wrong = Counter[str](), Counter[str](), Counter[str]()
    for sample in samples():
        found = {mark.rule for mark in decode(sample.text, rules)}
        right.update(found & sample.marks)
        missed.update(sample.marks - found)
        wrong.update(found - sample.marks)
        if found != sample.marks:
            print(f"missed {sorted(sample.marks - found)}, wrong {sorted(found - sample.marks)}: {sample.text!r}")
    print(f"{'mark':18} precision recall (of {len(samples())} replies)")
    for rule in rules:
        slug = rule.slug
        said, meant = right[slug] + wrong[slug], right[slug] + missed[slug]
        print(f"{slug:18} {right[slug] / (said or 1):9.2f} {right[slug] / (meant or 1):6.2f}  {meant}")
    hits = sum(right.values())
    print(f"{'all':18} {hits / (hits + sum(wrong.values())):9.2f} {hits / (hits + sum(missed.values())):6.2f}  {hits}")
    for name, text in HOSTILE.items():
        began = time.perf_counter()
        decode(megabyte_of(text), rules)
        print(f"1 MB, {name}: {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
