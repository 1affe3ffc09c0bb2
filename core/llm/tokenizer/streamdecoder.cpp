// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/streamdecoder.h"

#include "core/base/utf8.h"

#include <utility>

namespace mesewright {

namespace {

/// How many bytes at the end must wait. Two bytes of an encoded surrogate wait for the third as in
/// CPython's incremental decoder, although they will never be a character.
std::size_t waitingTail(std::string_view text)
{
    const std::size_t size = text.size();
    if (size >= 2 && text[size - 2] == '\xED' &&
        static_cast<unsigned char>(text[size - 1]) >= 0xA0 &&
        static_cast<unsigned char>(text[size - 1]) <= 0xBF)
        return 2;
    return incompleteUtf8Tail(text);
}

} // namespace

StreamDecoder::StreamDecoder(Tokenizer tokenizer, bool skipSpecial)
    : m_tokenizer(std::move(tokenizer)), m_skipSpecial(skipSpecial)
{
}

std::string StreamDecoder::push(int id)
{
    if (m_skipSpecial && m_tokenizer.isSpecial(id))
        return {};
    m_pending.append(m_tokenizer.tokenBytes(id));
    const std::size_t ready = m_pending.size() - waitingTail(m_pending);
    std::string text = replaceInvalidUtf8(std::string_view(m_pending).substr(0, ready));
    m_pending.erase(0, ready);
    return text;
}

std::string StreamDecoder::flush()
{
    return replaceInvalidUtf8(std::exchange(m_pending, {}));
}

} // namespace mesewright
