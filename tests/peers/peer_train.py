# SPDX-License-Identifier: Apache-2.0
"""Peer of the demo's training: transformers' Trainer with peft, on config.yaml's settings, 16 rows a step."""
import argparse
import json
import math
import pathlib
import tempfile
import time

import torch
import yaml
from demo_model import DEMO, load_model, load_tokenizer, prompt_text, read_items, versions
from peft import LoraConfig, get_peft_model
from transformers import Trainer, TrainerCallback, TrainingArguments, set_seed


class StepClock(TrainerCallback):
    """Seconds of each update, from the first micro-batch to the optimiser's end."""

    def __init__(self):
        self.seconds = []

    def on_step_begin(self, *_args, **_kwargs):
        self.begin = time.perf_counter()

    def on_step_end(self, *_args, **_kwargs):
        self.seconds.append(time.perf_counter() - self.begin)


def examples(rows, tokenizer, config):
    """Prompt and answer as tokens; with loss_on: answer the prompt's labels are -100."""
    made = []
    for row in rows:
        prompt = tokenizer(prompt_text(row))["input_ids"]
        answer = "\n".join(line.rstrip() for line in row["output"].split("\n"))
        answer = tokenizer(prompt_text(row) + answer)["input_ids"][len(prompt):]
        if config.get("end_token"):
            answer = answer + [tokenizer.eos_token_id]
        ids = (prompt + answer)[: config["max_len"]]
        labels = list(ids)
        if config.get("loss_on", "all") == "answer":
            labels[: len(prompt)] = [-100] * min(len(prompt), len(labels))
        made.append({"input_ids": ids, "labels": labels})
    return made


def collate(batch, pad):
    """Right padding to the longest row."""
    width = max(len(row["input_ids"]) for row in batch)
    fill = lambda values, filler: torch.tensor([v + [filler] * (width - len(v)) for v in values])
    return {"input_ids": fill([row["input_ids"] for row in batch], pad),
            "attention_mask": fill([[1] * len(row["input_ids"]) for row in batch], 0),
            "labels": fill([row["labels"] for row in batch], -100)}


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--base", type=pathlib.Path, default=DEMO / "base-nf4")
    options.add_argument("--config", type=pathlib.Path, default=DEMO / "config.yaml")
    options.add_argument("--train", type=pathlib.Path, default=DEMO / "train.jsonl")
    options.add_argument("--steps", type=int, help="default: max_steps of the settings")
    options.add_argument("--micro_batch", type=int, help="rows at once (default: the settings'); a step keeps its rows")
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--experts", choices=["eager", "batched_mm", "grouped_mm"], help="default: transformers' own")
    args = options.parse_args()
    torch.set_num_threads(args.threads)
    config = yaml.safe_load(args.config.read_text())
    trainer, optim, lora = config["trainer"], config["optim"], config["lora"]
    rows_a_step = trainer["per_device_train_batch_size"] * trainer["gradient_accumulation_steps"]
    micro = args.micro_batch or trainer["per_device_train_batch_size"]
    if rows_a_step % micro:
        options.error(f"--micro_batch {micro} does not divide the {rows_a_step} rows of a step")
    set_seed(config["seed"])

    tokenizer = load_tokenizer(args.base)
    model, load_seconds = load_model(args.base, args.experts)
    experts = model.config._experts_implementation
    model = get_peft_model(model, LoraConfig(
        r=lora["r"], lora_alpha=lora["alpha"], lora_dropout=lora["dropout"], target_modules=lora["target_modules"],
        layers_to_transform=config["layers"], layers_pattern="layers", task_type="CAUSAL_LM"))
    clock = StepClock()
    with tempfile.TemporaryDirectory() as scratch:
        run = Trainer(
            model=model, train_dataset=examples(read_items(args.train), tokenizer, config), callbacks=[clock],
            data_collator=lambda batch: collate(batch, tokenizer.pad_token_id),
            args=TrainingArguments(
                output_dir=scratch, per_device_train_batch_size=micro, gradient_accumulation_steps=rows_a_step // micro,
                max_steps=args.steps or trainer["max_steps"], learning_rate=optim["lr"], lr_scheduler_type="cosine",
                warmup_steps=math.ceil(trainer["max_steps"] * optim["warmup_ratio"]),
                max_grad_norm=optim["grad_clip"], seed=config["seed"], data_seed=config["seed"], use_cpu=True,
                logging_steps=1, save_strategy="no", report_to="none", disable_tqdm=True, remove_unused_columns=False))
        begin = time.perf_counter()
        run.train()
        seconds = time.perf_counter() - begin
    losses = [entry["loss"] for entry in run.state.log_history if "loss" in entry]
    print(json.dumps({"work": "training", "steps": len(losses), "rows_a_step": rows_a_step, "micro_batch": micro,
                      "seconds": round(seconds, 3), "seconds_a_step": round(sum(clock.seconds) / len(clock.seconds), 4),
                      "fastest_step": round(min(clock.seconds), 4), "losses": losses,
                      "load_seconds": round(load_seconds, 3), "experts": experts, **versions()}))


if __name__ == "__main__":
    main()
