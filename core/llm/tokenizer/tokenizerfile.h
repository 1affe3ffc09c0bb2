// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/llm/tokenizer/addedtokens.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// The contents of a `tokenizer.json`, checked for everything that the Tokenizer relies on, with
/// token strings as bytes (the file spells each byte as a printable character).
struct TokenizerFile
{
    struct Span
    {
        std::size_t offset = 0;
        std::size_t length = 0;
    };
    struct VocabularyEntry
    {
        Span bytes;
        int id = 0;
    };
    struct MergeEntry
    {
        Span left;
        Span right;
    };

    std::string arena; ///< all bytes the spans stand for
    std::vector<VocabularyEntry> vocabulary;
    std::vector<MergeEntry> merges; ///< by rank
    std::vector<AddedToken> added;
    bool ignoreMerges = false;
    int idLimit = 0; ///< highest id plus one

    [[nodiscard]] std::string_view bytes(Span span) const
    {
        return std::string_view(arena).substr(span.offset, span.length);
    }
};

/// Reads the text of a `tokenizer.json`. Both spellings of merges are taken (`["a", "b"]`, "a b").
/// Settings that would change the ids and are not supported are refused; `truncation` and `padding`
/// are ignored. `where` names the file in an error.
[[nodiscard]] Result<TokenizerFile> readTokenizerFile(std::string_view json,
                                                      const std::string& where);

} // namespace mesewright
