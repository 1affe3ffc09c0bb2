// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <ctime>

namespace mesewright {

namespace {

/// Edit distance where a swap of neighbours costs one, letters' case ignored.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    std::vector<std::size_t> older(b.size() + 1), old(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        old[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t cost = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
            now[j] = std::min({old[j] + 1, now[j - 1] + 1, old[j - 1] + cost});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                now[j] = std::min(now[j], older[j - 2] + 1);
        }
        older.swap(old);
        old.swap(now);
    }
    return old[b.size()];
}

bool isPythonSpace(char32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

} // namespace

std::string formatted(const char* format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    const int length = std::vsnprintf(nullptr, 0, format, arguments);
    va_end(arguments);
    std::string out;
    if (length > 0) {
        out.resize(static_cast<std::size_t>(length));
        std::vsnprintf(out.data(), out.size() + 1, format, again);
    }
    va_end(again);
    return out;
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    std::size_t start = 0;
    while (true) {
        const std::size_t end = text.find(separator, start);
        parts.emplace_back(text.substr(start, end - start));
        if (end == std::string_view::npos)
            return parts;
        start = end + 1;
    }
}

std::string join(std::span<const std::string> parts, std::string_view separator)
{
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            out += separator;
        out += parts[i];
    }
    return out;
}

std::string nearest(std::string_view word, std::span<const std::string> candidates)
{
    // A third of the letters may differ: "learnign_rat" still finds "learning_rate", "x" nothing.
    constexpr std::size_t longestWord = 256;
    if (word.empty() || word.size() > longestWord)
        return {};
    const std::string* best = nullptr;
    std::size_t bestDistance = 0;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longestWord)
            continue;
        const std::size_t limit = std::max(word.size(), candidate.size()) / 3;
        const std::size_t distance = editDistance(word, candidate);
        if (distance <= limit && (best == nullptr || distance < bestDistance)) {
            best = &candidate;
            bestDistance = distance;
        }
    }
    return best != nullptr ? *best : std::string();
}

std::string humanBytes(std::uint64_t bytes)
{
    if (bytes < 1000)
        return formatted("%u B", static_cast<unsigned>(bytes));
    static constexpr const char* units[] = {"kB", "MB", "GB", "TB", "PB", "EB"};
    double value = static_cast<double>(bytes) / 1000.0;
    std::size_t unit = 0;
    // 999.95 would be printed as 1000.0.
    while (value >= 999.95 && unit + 1 < std::size(units)) {
        value /= 1000.0;
        ++unit;
    }
    return formatted("%.1f %s", value, units[unit]);
}

std::string humanSeconds(double seconds)
{
    if (!(seconds >= 0.0 && seconds < 1e12))
        return "unknown";
    const auto whole = static_cast<long long>(std::llround(seconds));
    if (whole >= 3600)
        return formatted("%lld h %02lld min", whole / 3600, whole % 3600 / 60);
    if (whole >= 60)
        return formatted("%lld min %02lld s", whole / 60, whole % 60);
    return formatted("%lld s", whole);
}

std::string utcNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts = {};
    gmtime_r(&now, &parts);
    char buffer[32];
    const std::size_t length = std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {buffer, length};
}

std::string_view pythonStrip(std::string_view text)
{
    while (!text.empty()) {
        const CodePoint point = decodeUtf8(text, 0);
        if (!point.valid || !isPythonSpace(point.value))
            break;
        text.remove_prefix(point.length);
    }
    return pythonRightStrip(text);
}

std::string_view pythonRightStrip(std::string_view text)
{
    while (!text.empty()) {
        std::size_t length = 1;
        while (length < 4 && length < text.size() &&
               (static_cast<unsigned char>(text[text.size() - length]) & 0xC0) == 0x80)
            ++length;
        const CodePoint point = decodeUtf8(text, text.size() - length);
        if (!point.valid || point.length != length || !isPythonSpace(point.value))
            break;
        text.remove_suffix(length);
    }
    return text;
}

} // namespace mesewright
