// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verb.h"
#include "core/llm/model.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace mesewright {

/// `--base`, `--adapter` and `--scale`, which all engine verbs share.
struct ModelOptions
{
    std::string base;
    std::string adapter;
    double scale = 1.0;
    /// Computes in fp32 wherever precision is left to the program.
    bool exact = false;

    void baseOption(OptionVisitor& v);
    void adapterOptions(OptionVisitor& v);
};

/// A loaded base, with the row setting that uses the adapter if one was given.
struct LoadedModel
{
    std::unique_ptr<Model> model;
    RowAdapter row;
};
[[nodiscard]] Result<LoadedModel> loadModel(const ModelOptions& options, Context& context);

/// Token ids from `1,2,3`, or from a file: safetensors with a one-dimensional `tokens`, or a JSON
/// list. Each must be below `vocabulary`; there must be at least one.
[[nodiscard]] Result<std::vector<int>> readTokens(const std::string& listOrFile, int vocabulary);

/// Fails (kind Machine) when `bytes` are more than the memory that is free now.
[[nodiscard]] Result<void> checkMemory(std::uint64_t bytes, const std::string& what);

} // namespace mesewright
