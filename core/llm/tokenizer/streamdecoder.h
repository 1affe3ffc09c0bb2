// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/tokenizer/tokenizer.h"

#include <string>

namespace mesewright {

/// Text of ids that come one by one. After each id it gives what may be shown: complete characters
/// only; a byte that can no longer belong to a character becomes U+FFFD at once (but of an encoded
/// surrogate only with its third byte). All parts joined are the one-shot decoding.
class StreamDecoder
{
public:
    explicit StreamDecoder(Tokenizer tokenizer, bool skipSpecial = false);

    /// What may be shown after this id; often "" while a character is incomplete.
    [[nodiscard]] std::string push(int id);

    /// What is left at the end: "" or U+FFFD. The decoder can be used again afterwards.
    [[nodiscard]] std::string flush();

private:
    Tokenizer m_tokenizer;
    bool m_skipSpecial;
    std::string m_pending; ///< at most 3 bytes, the start of a character
};

} // namespace mesewright
