// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace mesewright {

/// Appends the bytes that a token's spelling in `tokenizer.json` stands for: each byte is written
/// as one character, 33-126, 161-172 and 174-255 as themselves, the others in ascending order as
/// U+0100, U+0101 ... False if there is a character that stands for no byte.
[[nodiscard]] bool appendBytesOf(std::string_view spelling, std::string& bytes);

/// The spelling of bytes, for messages.
[[nodiscard]] std::string spellingOf(std::string_view bytes);

} // namespace mesewright
