// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace mesewright {

/// What a checkpoint folder, an adapter folder or a safetensors file holds, as JSON. `kind` is
/// "checkpoint", "adapter" or "safetensors"; all have `path`, `tensors` (count), `bytes` and
/// `parameters`. A checkpoint adds `layout`, `config`, `files`, `missing`, `warnings` and `memory`
/// (bytes of the weights: `cpu_fp32`, `gpu_bf16`, `gpu_nf4`); an adapter `rank`, `alpha`, `layers`,
/// `targets`, `base`; a file its tensor list (name, dtype, shape, bytes) and metadata.
[[nodiscard]] Result<Json> inspectPath(const std::filesystem::path& path);

/// The same for people, some lines of text.
[[nodiscard]] std::string inspectText(const Json& inspection);

} // namespace mesewright
