// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mesewright {

/// Base64 with padding (RFC 4648, section 4).
[[nodiscard]] std::string toBase64(std::string_view bytes);

/// Nothing for a text with other characters, a wrong length or wrong padding.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace mesewright
