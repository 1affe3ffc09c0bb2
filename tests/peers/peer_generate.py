# SPDX-License-Identifier: Apache-2.0
"""Peer of the demo's evaluation: transformers' `generate`, five rows an item, one item after the other."""
import argparse
import json
import pathlib
import time

import torch
from demo_model import DEMO, load_model, load_tokenizer, prompt_text, read_items, versions
from transformers import GenerationConfig


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--base", type=pathlib.Path, default=DEMO / "base-nf4")
    options.add_argument("--eval", type=pathlib.Path, default=DEMO / "eval.jsonl")
    options.add_argument("--items", type=int, help="only the first N items (default: all)")
    options.add_argument("--k", type=int, default=5, help="rows an item")
    options.add_argument("--max_new_tokens", type=int, default=220)
    options.add_argument("--seed", type=int, default=3407)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--experts", choices=["eager", "batched_mm", "grouped_mm"], help="default: transformers' own")
    options.add_argument("--out", type=pathlib.Path, help="answers as JSON Lines")
    args = options.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)

    tokenizer = load_tokenizer(args.base)
    model, load_seconds = load_model(args.base, args.experts)
    ends = json.loads((args.base / "generation_config.json").read_text())["eos_token_id"]
    settings = GenerationConfig(do_sample=True, temperature=0.2, top_p=0.9, top_k=50, num_return_sequences=args.k,
                                max_new_tokens=args.max_new_tokens, eos_token_id=ends,
                                pad_token_id=tokenizer.pad_token_id)
    rows = read_items(args.eval, args.items)
    tokens = 0
    answers = []
    begin = time.perf_counter()
    for row in rows:
        prompt = tokenizer(prompt_text(row), return_tensors="pt")
        with torch.inference_mode():
            made = model.generate(input_ids=prompt["input_ids"], attention_mask=prompt["attention_mask"],
                                  generation_config=settings)
        for ids in made[:, prompt["input_ids"].shape[1]:].tolist():
            stop = next((i + 1 for i, token in enumerate(ids) if token in ends), len(ids))
            tokens += stop
            answers.append({"id": row["id"], "text": tokenizer.decode(ids[:stop], skip_special_tokens=True)})
    seconds = time.perf_counter() - begin
    if args.out:
        args.out.write_text("".join(json.dumps(answer) + "\n" for answer in answers), encoding="utf-8")
    print(json.dumps({"work": "evaluation", "items": len(rows), "rows": len(answers), "tokens": tokens,
                      "seconds": round(seconds, 3), "tokens_per_second": round(tokens / seconds, 2),
                      "load_seconds": round(load_seconds, 3), "experts": model.config._experts_implementation,
                      **versions()}))


if __name__ == "__main__":
    main()
