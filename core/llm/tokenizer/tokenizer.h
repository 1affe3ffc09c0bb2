// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// What encode makes of a special string (`<|end|>` ...) inside the text: its id, or plain text.
/// Text from a user or a data file that goes into a chat must be taken as plain.
enum class SpecialTokens { Parse, Plain };

struct TokenizerData;

/// A byte-level BPE tokenizer read from Hugging Face's `tokenizer.json`, for the o200k pattern.
/// Encoding never adds anything in front or behind. All const functions may be called from any
/// number of threads; copies share the tables.
class Tokenizer
{
public:
    /// `path` is a `tokenizer.json` or a folder that holds one.
    static Result<Tokenizer> load(const std::filesystem::path& path);

    /// The same from the file's text; `where` names it in an error.
    static Result<Tokenizer> parse(std::string_view json, const std::string& where);

    /// Ids of a text. Bytes that are not UTF-8 count as one unknown character for each invalid
    /// maximal subpart and keep their bytes: decodeBytes(encode(x)) == x for every x.
    [[nodiscard]] std::vector<int> encode(std::string_view text,
                                          SpecialTokens special = SpecialTokens::Parse) const;

    /// Appends to `ids` instead, for callers that join parts.
    void encodeInto(std::string_view text, SpecialTokens special, std::vector<int>& ids) const;

    /// The joined bytes of the tokens. Ids without a string vanish.
    [[nodiscard]] std::string decodeBytes(std::span<const int> ids, bool skipSpecial = false) const;

    /// The same as UTF-8, with U+FFFD for each invalid maximal subpart.
    [[nodiscard]] std::string decode(std::span<const int> ids, bool skipSpecial = false) const;

    /// Bytes of one token, or "" for an id without a string. Valid as long as the tokenizer.
    [[nodiscard]] std::string_view tokenBytes(int id) const;

    /// The id of a special or other added token such as `<|return|>`.
    [[nodiscard]] std::optional<int> tokenId(std::string_view added) const;

    /// Whether the id is an added token with the flag `special`.
    [[nodiscard]] bool isSpecial(int id) const;
    [[nodiscard]] bool hasToken(int id) const;

    /// The highest id plus one: rows of the embedding from here on have no string.
    [[nodiscard]] int vocabularySize() const;

    /// The file, or whatever `parse` was told.
    [[nodiscard]] const std::string& where() const;

private:
    explicit Tokenizer(std::shared_ptr<const TokenizerData> data);

    std::shared_ptr<const TokenizerData> m_data;
};

/// Refuses a tokenizer of another vocabulary: one whose ids reach past the model's `vocab_size`,
/// or that has no string for an id that the checkpoint names (end of text, padding).
[[nodiscard]] Result<void> checkVocabulary(const Tokenizer& tokenizer, int modelVocabularySize,
                                           std::span<const int> namedIds = {});

} // namespace mesewright
