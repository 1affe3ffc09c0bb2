// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/llm/tokenizer/jsoncursor.h"
#include "core/llm/tokenizer/tokenizerfile.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace mesewright {

/// Takes a `tokenizer.json` apart. The two huge members, `model.vocab` and `model.merges`, go
/// straight into a TokenizerFile; the rest becomes an ordinary value.
class TokenizerReader
{
public:
    TokenizerReader(std::string_view json, TokenizerFile& file) : m_cursor(json), m_file(file) {}

    /// False if the text is wrong; `problem` then says how.
    [[nodiscard]] bool read();

    [[nodiscard]] const std::string& problem() const { return m_problem; }
    [[nodiscard]] const Json& rest() const { return m_rest; }
    [[nodiscard]] bool sawVocabulary() const { return m_sawVocabulary; }
    [[nodiscard]] bool sawMerges() const { return m_sawMerges; }

private:
    [[nodiscard]] bool fail(std::string problem);
    [[nodiscard]] bool failHere();
    template <class Member>
    [[nodiscard]] bool readObject(Member&& member);
    [[nodiscard]] bool readInto(Json& place);
    [[nodiscard]] bool readModel();
    [[nodiscard]] bool readVocabulary();
    [[nodiscard]] bool readMerges();
    [[nodiscard]] bool readMerge();
    [[nodiscard]] bool readPart(TokenizerFile::Span& span);
    [[nodiscard]] bool addLegacyMerge(std::string_view text);
    [[nodiscard]] bool appendSpelling(std::string_view spelling, TokenizerFile::Span& span);
    [[nodiscard]] std::string mergePlace() const;

    JsonCursor m_cursor;
    TokenizerFile& m_file;
    std::string m_scratch;
    std::string m_problem;
    Json m_rest;
    bool m_sawVocabulary = false;
    bool m_sawMerges = false;
};

} // namespace mesewright
