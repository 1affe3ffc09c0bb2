// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/field.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mesewright {

/// The settings of a QLoRA run: `config.yaml` with the keys of the Python project and ours beside
/// them. A field's default, key, type, range and help stand once, in `visit`; reading, checking,
/// writing and the list for a form are visitors (core/config/settingsfile.h).
struct Settings
{
    enum class LossOn { All, Answer };
    enum class LossCount { Shifted, AllLabels };
    enum class PromptFormat { Iir, Harmony };

    struct Lora
    {
        int r;
        double alpha;
        double dropout;
        std::vector<std::string> targetModules;
    };
    struct Optim
    {
        double lr;
        double warmupRatio;
        double gradClip;
        double weightDecay;
    };
    struct Trainer
    {
        int perDeviceTrainBatchSize;
        int gradientAccumulationSteps;
        int maxSteps;
        int loggingSteps;
        int saveSteps;
        int saveTotalLimit;
        bool fp16;
        bool bf16;
    };

    std::string base;
    int maxLen;
    Lora lora;
    std::vector<int> layers;
    Optim optim;
    Trainer trainer;
    std::uint64_t seed;
    LossOn lossOn;
    bool endToken;
    LossCount lossCount;
    bool prefixCache;
    PromptFormat format;
    std::string promptTemplate; ///< a template file, relative to the settings file; "": built in
    bool templateQuirk;
    std::string trainFile; ///< training items, relative to the settings file; "": not named

    /// All defaults: those of the Python project's own config.yaml.
    Settings();

    /// Calls `v(value, Field<T>)` for each field, in the order of the file.
    template <class S, class V>
    static void visit(S& s, V& v);
};

template <class S, class V>
void Settings::visit(S& s, V& v)
{
    using Strings = std::vector<std::string>;
    v(s.base, Field<std::string>{"base", "unsloth/gpt-oss-20b-unsloth-bnb-4bit",
                                 "the checkpoint: a folder, or a hub name in the local cache"});
    v(s.maxLen,
      Field<int>{"max_len", 2048, "longest row in tokens; longer rows are cut at the end"}.within(
          2, 131072));
    v(s.lora.r, Field<int>{"lora.r", 8, "rank of the adapter"}.within(1, 1024));
    v(s.lora.alpha,
      Field<double>{"lora.alpha", 16, "the adapter's output is multiplied by alpha / r"}
          .within(0, 65536)
          .withoutLowest());
    v(s.lora.dropout,
      Field<double>{"lora.dropout", 0.1, "share of the adapter's inputs dropped while training"}
          .within(0, 1)
          .withoutHighest());
    v(s.lora.targetModules,
      Field<Strings>{"lora.target_modules", Strings{"q_proj", "k_proj", "v_proj", "o_proj"},
                     "projections that get an adapter"}
          .oneOf({"q_proj", "k_proj", "v_proj", "o_proj"}));
    v(s.layers, Field<std::vector<int>>{"layers",
                                        {19, 20, 21, 22, 23},
                                        "layers that are trained, counted from 0"}
                    .within(0, 1023));
    v(s.optim.lr,
      Field<double>{"optim.lr", 5e-5, "highest learning rate"}.within(0, 1).withoutLowest());
    v(s.optim.warmupRatio, Field<double>{"optim.warmup_ratio", 0.05,
                                         "share of the steps over which the learning rate rises"}
                               .within(0, 1));
    v(s.optim.gradClip,
      Field<double>{"optim.grad_clip", 0.3, "highest gradient norm; 0 turns clipping off"}.within(
          0, 1e6));
    v(s.optim.weightDecay,
      Field<double>{"optim.weight_decay", 0, "decoupled weight decay of AdamW"}.within(0, 1));
    v(s.trainer.perDeviceTrainBatchSize,
      Field<int>{"trainer.per_device_train_batch_size", 2, "rows computed at once"}.within(1,
                                                                                           4096));
    v(s.trainer.gradientAccumulationSteps,
      Field<int>{"trainer.gradient_accumulation_steps", 8, "batches added up to one update"}.within(
          1, 65536));
    v(s.trainer.maxSteps,
      Field<int>{"trainer.max_steps", 3000, "updates in all"}.within(1, 10000000));
    v(s.trainer.loggingSteps,
      Field<int>{"trainer.logging_steps", 25, "updates between two lines of the text log"}.within(
          1, 10000000));
    v(s.trainer.saveSteps,
      Field<int>{"trainer.save_steps", 200, "updates between two checkpoints"}.within(1, 10000000));
    v(s.trainer.saveTotalLimit,
      Field<int>{"trainer.save_total_limit", 5, "checkpoints kept; older ones are removed"}.within(
          1, 100000));
    v(s.trainer.fp16, Field<bool>{"trainer.fp16", false, "compute in fp16 (GPU)"});
    v(s.trainer.bf16, Field<bool>{"trainer.bf16", false, "compute in bf16 (GPU)"});
    v(s.seed,
      Field<std::uint64_t>{"seed", 3407, "start of the adapter, data order and dropout"}.within(
          0, 9223372036854775807ULL));
    v(s.lossOn, Field<LossOn>{"loss_on", LossOn::All, "tokens that count in the loss"}.named(
                    {{LossOn::All, "all"}, {LossOn::Answer, "answer"}}));
    v(s.endToken, Field<bool>{"end_token", false, "teach answers to end with <|return|>"});
    v(s.lossCount,
      Field<LossCount>{"loss_count", LossCount::Shifted,
                       "the loss is divided by labels with a predecessor, or by all labels"}
          .named({{LossCount::Shifted, "shifted"}, {LossCount::AllLabels, "all_labels"}}));
    v(s.prefixCache,
      Field<bool>{"prefix_cache", true, "compute the layers below the trained ones once a row"});
    v(s.format, Field<PromptFormat>{"format", PromptFormat::Iir, "form of the prompts"}.named(
                    {{PromptFormat::Iir, "iir"}, {PromptFormat::Harmony, "harmony"}}));
    v(s.promptTemplate,
      Field<std::string>{"template", "", "template file of the prompts; empty: the built-in one"}
          .mayBeEmpty());
    v(s.templateQuirk,
      Field<bool>{"template_quirk", false,
                  "leave out the line break that the Python project's prompts lack"});
    v(s.trainFile,
      Field<std::string>{"train_file", "",
                         "the training items, which evaluations are checked against for leaks"}
          .mayBeEmpty());
}

} // namespace mesewright
