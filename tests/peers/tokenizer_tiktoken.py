#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints how many MB/s tiktoken encodes on one thread, to stand beside mesewright-bench.

usage: tokenizer_tiktoken.py TEXT o200k_base.tiktoken [--repeat N]

Needs the package tiktoken and the published vocabulary file; nothing is downloaded.
"""
import argparse
import base64
import json
import time

import tiktoken

PATTERN = "|".join([
    r"""[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?""",
    r"""[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?""",
    r"""\p{N}{1,3}""",
    r""" ?[^\s\p{L}\p{N}]+[\r\n/]*""",
    r"""\s*[\r\n]+""",
    r"""\s+(?!\S)""",
    r"""\s+""",
])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("text", help="a UTF-8 text of some megabytes")
    parser.add_argument("vocabulary", help="o200k_base.tiktoken")
    parser.add_argument("--repeat", type=int, default=5)
    arguments = parser.parse_args()

    started = time.perf_counter()
    ranks = {}
    with open(arguments.vocabulary, "rb") as lines:
        for line in lines:
            token, rank = line.split()
            ranks[base64.b64decode(token)] = int(rank)
    encoding = tiktoken.Encoding("o200k", pat_str=PATTERN, mergeable_ranks=ranks, special_tokens={})
    load_seconds = time.perf_counter() - started

    with open(arguments.text, "rb") as file:
        raw = file.read()
    text = raw.decode("utf-8")
    wall, processor, count = float("inf"), float("inf"), 0
    for _ in range(arguments.repeat):
        started, cpu_started = time.perf_counter(), time.thread_time()
        count = len(encoding.encode_ordinary(text))
        processor = min(processor, time.thread_time() - cpu_started)
        wall = min(wall, time.perf_counter() - started)
    print(json.dumps({
        "tiktoken": tiktoken.__version__,
        "bytes": len(raw),
        "ids": count,
        "load_seconds": round(load_seconds, 3),
        "mb_per_second": round(len(raw) / wall / 1e6, 2),
        "mb_per_cpu_second": round(len(raw) / processor / 1e6, 2),
    }))


if __name__ == "__main__":
    main()
