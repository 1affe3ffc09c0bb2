// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/bytealphabet.h"

#include "core/base/utf8.h"

#include <array>
#include <cstddef>

namespace mesewright {

namespace {

constexpr bool isItself(int byte)
{
    return (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
}

constexpr std::size_t alphabetEnd = 0x144;

struct Alphabet
{
    std::array<char16_t, 256> character{};
    std::array<short, alphabetEnd> byte{}; ///< -1: stands for none
};

constexpr Alphabet makeAlphabet()
{
    Alphabet alphabet;
    alphabet.byte.fill(-1);
    int moved = 0x100;
    for (int byte = 0; byte < 256; ++byte) {
        const int character = isItself(byte) ? byte : moved++;
        alphabet.character[static_cast<std::size_t>(byte)] = static_cast<char16_t>(character);
        alphabet.byte[static_cast<std::size_t>(character)] = static_cast<short>(byte);
    }
    return alphabet;
}

constexpr Alphabet alphabet = makeAlphabet();
static_assert(alphabet.character[0] == 0x100 && alphabet.character[' '] == 0x120);
static_assert(alphabet.character[0x7F] == 0x121 && alphabet.character[0xAD] == 0x143);

} // namespace

bool appendBytesOf(std::string_view spelling, std::string& bytes)
{
    for (std::size_t at = 0; at < spelling.size();) {
        // All characters of the alphabet are in the first 0x144 code points: one or two bytes.
        auto value = static_cast<std::size_t>(static_cast<unsigned char>(spelling[at++]));
        if (value >= 0x80) {
            if (value < 0xC2 || value > 0xC5 || at == spelling.size())
                return false;
            value = (value & 0x1F) << 6 | (static_cast<unsigned char>(spelling[at++]) & 0x3F);
        }
        if (value >= alphabetEnd || alphabet.byte[value] < 0)
            return false;
        bytes.push_back(static_cast<char>(alphabet.byte[value]));
    }
    return true;
}

std::string spellingOf(std::string_view bytes)
{
    std::string out;
    for (const char byte : bytes)
        appendUtf8(out, alphabet.character[static_cast<unsigned char>(byte)]);
    return out;
}

} // namespace mesewright
