// SPDX-License-Identifier: Apache-2.0
#include "core/report/figures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace mesewright::report {

namespace {

// printf would follow the process' locale; to_chars never does.
std::string written(double value, std::chars_format format, int precision)
{
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format, precision);
    return {buffer.data(), end.ptr};
}

constexpr const char* noNumber = "not a number";
constexpr const char* minusSign = "\u2212";

} // namespace

std::string fixed(double value, int decimals)
{
    if (!std::isfinite(value))
        return noNumber;
    std::string text = written(value, std::chars_format::fixed, decimals);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos)
        text.erase(0, 1);
    return text;
}

std::string fourDigits(double value)
{
    if (!std::isfinite(value))
        return noNumber;
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-5 || size >= 1e6))
        return scientific(value);
    const int before = size < 1
                           ? (size == 0 ? 1 : 1 + static_cast<int>(std::floor(std::log10(size))))
                           : 1 + static_cast<int>(std::log10(size));
    return fixed(value, std::clamp(4 - before, 0, 6));
}

std::string scientific(double value)
{
    if (!std::isfinite(value))
        return noNumber;
    std::string text = written(value, std::chars_format::scientific, 1);
    // "5.0e-05" becomes "5.0e-5".
    const std::size_t at = text.find('e');
    if (at != std::string::npos && at + 3 < text.size() && text[at + 2] == '0')
        text.erase(at + 2, 1);
    return text;
}

std::string shortest(double value)
{
    if (!std::isfinite(value))
        return noNumber;
    std::array<char, 400> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end.ptr};
}

std::string count(std::int64_t value)
{
    std::string digits = std::to_string(value);
    const std::size_t first = value < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string scaleText(double scale)
{
    const std::string text = shortest(scale);
    return text.find_first_not_of("-0123456789") == std::string::npos ? text + ".0" : text;
}

std::string percent(double fraction)
{
    return fixed(fraction * 100, 1) + "\u202f%";
}

std::string percentInterval(const Interval& interval)
{
    return "[" + fixed(interval.low * 100, 1) + "\u2013" + fixed(interval.high * 100, 1) + "]";
}

std::string points(double difference)
{
    const std::string text = fixed(difference * 100, 1);
    if (text.starts_with('-'))
        return minusSign + text.substr(1);
    return std::isfinite(difference) ? "+" + text : text;
}

std::string pointsInterval(const Interval& interval)
{
    return "[" + points(interval.low) + ", " + points(interval.high) + "]";
}

std::string pValue(double p)
{
    if (!std::isfinite(p))
        return noNumber;
    if (p < 0.0001)
        return "< 0.0001";
    // Two significant digits, but never more decimals than the bound above has.
    int decimals = 2;
    for (double limit = 0.0995; p < limit && decimals < 5; limit /= 10)
        ++decimals;
    return fixed(p, std::min(decimals, 4));
}

std::string duration(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return "not known";
    if (seconds < 9.95)
        return fixed(seconds, 1) + " s";
    if (seconds >= 1e12)
        return scientific(seconds) + " s";
    const auto whole = static_cast<std::int64_t>(std::llround(seconds));
    const auto two = [](std::int64_t value) {
        return (value < 10 ? "0" : "") + std::to_string(value);
    };
    if (whole < 60)
        return std::to_string(whole) + " s";
    if (whole < 3600)
        return std::to_string(whole / 60) + " min " + two(whole % 60) + " s";
    return count(whole / 3600) + " h " + two(whole % 3600 / 60) + " min";
}

std::string fileSize(std::uint64_t bytes)
{
    static constexpr std::array<const char*, 5> units{"kB", "MB", "GB", "TB", "PB"};
    if (bytes < 1000)
        return std::to_string(bytes) + " B";
    double size = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (size /= 1000; size >= 999.95 && unit + 1 < units.size(); ++unit)
        size /= 1000;
    return fixed(size, 1) + " " + units[unit];
}

std::string counted(std::int64_t value, std::string_view one, std::string_view many)
{
    return count(value) + " " + std::string(value == 1 ? one : many);
}

} // namespace mesewright::report
