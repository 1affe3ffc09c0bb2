// SPDX-License-Identifier: Apache-2.0
#include "core/config/yamlscalar.h"

#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace mesewright {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes a leading sign off; true if it was a minus.
bool takeSign(std::string_view& text)
{
    const bool minus = !text.empty() && text.front() == '-';
    if (minus || (!text.empty() && text.front() == '+'))
        text.remove_prefix(1);
    return minus;
}

/// Digits with single underscores between them, the underscores dropped; "" if it is not that.
std::string plainDigits(std::string_view text)
{
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_' && i > 0 && i + 1 < text.size() && text[i - 1] != '_')
            continue;
        if (!isDigit(text[i]))
            return {};
        digits += text[i];
    }
    return digits;
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

} // namespace

std::optional<std::int64_t> yamlInteger(std::string_view text)
{
    const bool minus = takeSign(text);
    std::string digits;
    int base = 10;
    if (text.starts_with("0x")) {
        digits = text.substr(2);
        base = 16;
    } else {
        digits = plainDigits(text);
        if (digits.size() > 1 && digits.front() == '0')
            return {};
    }
    std::uint64_t magnitude = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, problem] = std::from_chars(digits.data(), end, magnitude, base);
    constexpr auto largest = std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    if (digits.empty() || problem != std::errc() || stop != end || magnitude > largest)
        return {};
    const auto value = static_cast<std::int64_t>(magnitude);
    return minus ? -value : value;
}

std::optional<double> yamlNumber(std::string_view text)
{
    if (const auto integer = yamlInteger(text))
        return static_cast<double>(*integer);
    const bool minus = takeSign(text);
    double value = 0;
    if (isOneOf(text, {".inf", ".Inf", ".INF"})) {
        value = std::numeric_limits<double>::infinity();
    } else if (isOneOf(text, {".nan", ".NaN", ".NAN"})) {
        return std::numeric_limits<double>::quiet_NaN();
    } else {
        // from_chars also knows "inf", "nan" and a second sign: a number has a digit or ".digit"
        // first.
        const std::string_view first = text.starts_with('.') ? text.substr(1) : text;
        if (first.empty() || !isDigit(first.front()))
            return {};
        const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (stop != text.data() + text.size() || problem == std::errc::invalid_argument)
            return {};
        // Too large or too small for a double: let the range check refuse it, not the type check.
        if (problem == std::errc::result_out_of_range)
            value = std::numeric_limits<double>::infinity();
    }
    return minus ? -value : value;
}

std::optional<bool> yamlBool(std::string_view text)
{
    if (isOneOf(text, {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"}))
        return true;
    if (isOneOf(text, {"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"}))
        return false;
    return {};
}

bool isYamlNull(std::string_view text)
{
    return isOneOf(text, {"", "~", "null", "Null", "NULL"});
}

std::string yamlFromNumber(double value)
{
    if (std::isnan(value))
        return ".nan";
    if (std::isinf(value))
        return value < 0 ? "-.inf" : ".inf";
    std::array<char, 64> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    std::string text(buffer.data(), written.ptr);
    // YAML 1.1 takes "5e-05" for text: a number needs a point there.
    if (text.find('.') == std::string::npos) {
        const std::size_t exponent = text.find('e');
        text.insert(exponent == std::string::npos ? text.size() : exponent, ".0");
    }
    return text;
}

std::string yamlFromText(const std::string& text)
{
    const auto safe = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' ||
               c == '/' || c == '.' || c == '-';
    };
    const bool plain = !text.empty() && !isDigit(text.front()) && text.front() != '-' &&
                       std::all_of(text.begin(), text.end(), safe) && !isYamlNull(text) &&
                       !yamlBool(text) && !yamlNumber(text) && text != "y" && text != "n" &&
                       text != "Y" && text != "N" && text != "." && !text.starts_with("...");
    // A JSON string is a YAML string in double quotes.
    return plain ? text : jsonLine(Json(text));
}

} // namespace mesewright
