// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/llm/model.h"
#include "core/llm/tokenizer/tokenizer.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace mesewright {

/// A base model ready for work, with its tokenizer if the folder has one.
struct EngineSession
{
    std::filesystem::path folder;
    std::unique_ptr<Model> model;
    std::optional<Tokenizer> tokenizer;
    double loadSeconds = 0;
    std::map<std::string, std::string> hashes; ///< of the checkpoint and the tokenizer
};

/// Resolves `base` (a folder or a hub name in the local cache; `relativeTo` is tried first for a
/// relative folder) and loads it. A tokenizer of another vocabulary is refused.
[[nodiscard]] Result<EngineSession> openEngine(const std::string& base,
                                               const std::filesystem::path& relativeTo,
                                               ProgressSink& progress, const CancelToken& cancel,
                                               const EngineOptions& options = {});

/// The tokenizer, or a sentence that says where one was looked for.
[[nodiscard]] Result<const Tokenizer*> neededTokenizer(const EngineSession& session);

/// Names and versions of what computes: this program, libraries, threads; of a model also its mode
/// ("cuda bf16, grouped experts") and device.
[[nodiscard]] std::map<std::string, std::string> engineVersionMap(const Model* model = nullptr);

} // namespace mesewright
