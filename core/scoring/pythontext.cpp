// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/pythontext.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace mesewright {

namespace {

/// The zeros of Unicode 14's decimal digits; nine more follow each.
constexpr std::array<char32_t, 66> zeros{
    0x0030,  0x0660,  0x06F0,  0x07C0,  0x0966,  0x09E6,  0x0A66,  0x0AE6,  0x0B66,  0x0BE6,
    0x0C66,  0x0CE6,  0x0D66,  0x0DE6,  0x0E50,  0x0ED0,  0x0F20,  0x1040,  0x1090,  0x17E0,
    0x1810,  0x1946,  0x19D0,  0x1A80,  0x1A90,  0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,
    0xA8D0,  0xA900,  0xA9D0,  0xA9F0,  0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30, 0x11066,
    0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0,
    0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2,
    0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0};

bool isSpace(char32_t c)
{
    if (c < 0x80)
        return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

} // namespace

ClassMatch pythonSpace(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return {};
    const CodePoint point = decodeUtf8(text, at);
    if (!point.valid || !isSpace(point.value))
        return {};
    return {point.length, 0};
}

ClassMatch pythonDigit(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return {};
    const CodePoint point = decodeUtf8(text, at);
    if (!point.valid)
        return {};
    const auto* next = std::upper_bound(zeros.begin(), zeros.end(), point.value);
    if (next == zeros.begin() || point.value - *(next - 1) > 9)
        return {};
    return {point.length, static_cast<int>(point.value - *(next - 1))};
}

} // namespace mesewright
