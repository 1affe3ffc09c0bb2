// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/llm/tokenizer/harmony.h"

#include <optional>
#include <string>
#include <string_view>

namespace mesewright {

[[nodiscard]] bool isHarmonyRole(std::string_view role);

/// Reads the text of a header, all between `<|start|>` and `<|message|>`. With `role` it was known
/// before; without, it is the first word (an unknown one with more words behind is a tool's name).
/// The message has no text yet.
[[nodiscard]] Result<HarmonyMessage> parseHarmonyHeader(std::string_view text,
                                                        const std::optional<std::string>& role);

/// Reads a header that never came to `<|message|>`: its channel counts, the other words are the
/// message's text.
[[nodiscard]] Result<HarmonyMessage> parseHarmonyStub(std::string_view text,
                                                      const std::string& role);

} // namespace mesewright
