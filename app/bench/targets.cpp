// SPDX-License-Identifier: Apache-2.0
#include "app/bench/targets.h"

#include "app/bench/benches.h"
#include "core/base/resources.h"
#include "core/base/subprocess.h"
#include "core/base/text.h"

namespace mesewright {

namespace {

// "" if it is not there: then the option has no standard value and must be given.
std::string demoFile(const std::string& name)
{
    const auto folder = demoFolder();
    return folder ? (*folder / name).string() : "";
}

#ifdef MESEWRIGHT_BENCH_FULL
constexpr const char* rowKind = "task items, or token rows {\"input_ids\", \"labels\"}";
std::string rowFile(const std::string& name)
{
    return demoFile(name);
}

std::string verdictsFile()
{
    const auto file = programFolder() / "../../../tests/data/static/verdicts.jsonl";
    std::error_code ignored;
    return std::filesystem::exists(file, ignored) ? file.lexically_normal().string() : "";
}
#else
[[maybe_unused]] constexpr const char* rowKind = "token rows {\"input_ids\", \"labels\"} (this is an engine-only "
                                "build: no task items)";
[[maybe_unused]] std::string rowFile(const std::string&)
{
    return "";
}
#endif

} // namespace

std::vector<BenchTarget> benchTargets()
{
    const BenchOption base{"base", "DIR", demoFile("base-nf4"), "the model's folder"};
    const BenchOption seed{"seed", "N", "3407", "seed of all draws"};
    std::vector<BenchTarget> targets;
#ifndef MESEWRIGHT_BENCH_NO_TORCH
    targets = {
        {"load",
         "seconds to load a checkpoint: best and median",
         {base, {"runs", "N", "5", "how often it is loaded"}},
         benchLoad},
        {"generate",
         "an evaluation's generation (temperature 0.2, top_p 0.9, top_k 50), all rows together: "
         "seconds and generated tokens/s, loading not counted",
         {base,
          {"eval", "FILE", rowFile("eval.jsonl"), rowKind},
          {"items", "N", "0", "only the first N; 0: all"},
          {"k", "N", "5", "answers for each item"},
          {"max_new_tokens", "N", "220", "tokens of an answer at most"},
          seed},
         benchGenerate},
        {"train",
         "seconds per optimiser step of 16 rows (8 micro-batches of 2; r 8, dropout 0.1, loss on "
         "the answer): first step and median. With the prefix cache the median is over steps that "
         "follow one pass over the same rows, for the cache serves second and later epochs",
         {base,
          {"train", "FILE", rowFile("train.jsonl"), rowKind},
          {"steps", "N", "6", "timed steps; 16 * N rows of the file are used"},
          {"prefix_cache", "on|off|both", "both", "both also prints the ratio"},
          {"layers", "LIST", "5,6,7", "layers that are trained"},
          seed},
         benchTrain},
    };
#endif
    targets.push_back(
        {"tokenize",
         "MB/s of encoding a text, one thread: best and median",
         {{"tokenizer", "FILE", demoFile("base-nf4/tokenizer.json"), "a tokenizer.json"},
          {"text", "FILE", demoFile("train.jsonl"), "the text, best of several megabytes"},
          {"runs", "N", "5", "how often it is encoded"}},
         benchTokenize});
    targets.push_back(
        {"make-checkpoint",
         "writes a checkpoint of gpt-oss-20b's sizes with random weights: names, shapes, types and "
         "files of the public ones; the layouts of one seed hold the same weights up to rounding",
         {{"layout", "nf4|mxfp4|bf16", "nf4", "which public checkpoint it is like"},
          seed,
          {"out", "DIR", "", "the new folder"},
          {"layers", "N", "24", "layers of the full-size model"},
          {"config", "FILE", "20b", "another model's config.json; 20b: the full-size one"},
          {"texts", "DIR", "none", "a folder whose tokenizer and template are copied; none"},
          {"device", "auto|cpu|cuda|cuda:N", "auto", "what makes the numbers; the same bytes"}},
         benchMakeCheckpoint});
#ifdef MESEWRIGHT_HAS_CUDA
    targets.push_back(
        {"gpu",
         "the CUDA engine: load time, decoding at 1 to 300 rows, prefill, a whole evaluation, nine "
         "configurations, memory, each with its share of what the GPU's datasheet allows; at the "
         "end a table beside rivals and goals",
         {base,
          {"device", "cuda|cuda:N", "cuda", "the GPU"},
          {"rows", "LIST", "1,5,16,60,300", "rows decoded together"},
          {"steps", "N", "64", "timed tokens of each row"},
          {"prompt", "N", "128", "tokens of each prompt"},
          {"prefill", "N", "512", "tokens of the timed prompt"},
          {"loads", "N", "2", "how often it is loaded; the best counts"},
          {"mode", "bf16|fp32", "bf16", "precision of weights and activations"},
          {"experts", "grouped|reference", "grouped", "own kernels, or dequantise and cuBLAS"},
          {"rivals", "FILE", "none", "what tests/peers/peer_gpu.py wrote on this machine; none"},
          {"quick", "", "off", "1 and 60 rows, 16 tokens each, no evaluation"},
          seed},
         benchGpu});
#endif
#ifdef MESEWRIGHT_BENCH_FULL
    targets.push_back({"score",
                       "candidates/s of static scoring, or of running programs in the sandbox",
                       {{"verdicts", "FILE", verdictsFile(), "rows with family, input, candidate"},
                        {"level", "static|exec", "static", "what is measured"},
                        {"jobs", "N", "2", "programs run at once at level exec"},
                        {"seconds", "S", "3", "how long it is measured"}},
                       benchScore});
#endif
    for (BenchTarget& target : targets)
        target.options.push_back({"threads", "N", "0", "threads of the engine; 0: all of them"});
    return targets;
}

std::string overallHelp(const std::vector<BenchTarget>& targets)
{
    std::string text = "mesewright-bench TARGET [--option value ...]\n"
                       "Measures speed: one JSON line a number on standard output, the same for "
                       "people on standard error.\n\n";
    for (const BenchTarget& target : targets)
        text += targetHelp(target) + "\n";
    return text + "--help shows this, --version the versions.\n"
                  "Exit code: 0 measured; 2 wrong use or a bad file; 3 the machine lacks "
                  "something.\n";
}

std::string targetHelp(const BenchTarget& target)
{
    std::string text = target.name + ": " + target.summary + "\n";
    for (const BenchOption& option : target.options) {
        text += formatted("  %-28s %s", ("--" + option.name + " " + option.value).c_str(),
                          option.help.c_str());
        text += option.standard.empty() ? " (must be given)\n" : " [" + option.standard + "]\n";
    }
    return text;
}

} // namespace mesewright
