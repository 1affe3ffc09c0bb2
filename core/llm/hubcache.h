// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mesewright {

/// Where variables come from; tests hand in their own.
using EnvironmentLookup = std::function<std::optional<std::string>(const std::string& name)>;
[[nodiscard]] EnvironmentLookup processEnvironment();

/// `~` at the start and `$NAME` or `${NAME}` anywhere are replaced as Python's expanduser and
/// expandvars do; an unknown variable stays as it is written.
[[nodiscard]] std::string expandPath(const std::string& path, const EnvironmentLookup& environment);

/// The folders that may hold `models--org--name`, in the order in which they are looked at:
/// HF_HUB_CACHE, else HUGGINGFACE_HUB_CACHE, else HF_HOME/hub and HF_HOME itself (HF_HOME by
/// default is $XDG_CACHE_HOME/huggingface or ~/.cache/huggingface); then TRANSFORMERS_CACHE.
[[nodiscard]] std::vector<std::filesystem::path>
hubCacheFolders(const EnvironmentLookup& environment);

/// True for HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE set to 1, ON, YES or TRUE. Mesewright never
/// downloads, so this is only for display.
[[nodiscard]] bool hubIsOffline(const EnvironmentLookup& environment);

/// The folder of a base model: an existing local folder as it is, else `org/name` in the local
/// Hugging Face cache at `revision` (a branch or tag by its ref, or a commit hash). Nothing is
/// downloaded. The error says where was looked, what is incomplete and what to do.
[[nodiscard]] Result<std::filesystem::path>
resolveBase(const std::string& name, const std::string& revision = "main",
            const EnvironmentLookup& environment = processEnvironment());

} // namespace mesewright
