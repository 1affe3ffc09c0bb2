// SPDX-License-Identifier: Apache-2.0
#include "core/data/jsonl.h"

#include "core/base/files.h"
#include "core/base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <optional>
#include <utility>

namespace mesewright {

namespace {

/// Longer lines are no items: even a whole mod is a thousandth of this.
constexpr std::size_t longestLine = std::size_t{64} << 20;
/// Deeper values would overflow the stack of whoever walks them.
constexpr int deepestNesting = 200;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

struct Problem
{
    std::size_t byte = 0;
    std::string text;
    std::string remedy = "correct the line";
};

std::optional<Problem> problemOfText(std::string_view line)
{
    if (line.size() > longestLine)
        return Problem{0,
                       "has " + std::to_string(line.size()) +
                           " bytes, but at most 64 MiB were "
                           "expected",
                       "put each item on a line of its own"};
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < line.size();) {
        const CodePoint point = decodeUtf8(line, at);
        if (!point.valid)
            return Problem{at, "is not UTF-8 here", "save the file as UTF-8"};
        if (quoted && point.value == U'\\')
            at += at + 1 < line.size() && static_cast<unsigned char>(line[at + 1]) < 0x80 ? 1 : 0;
        else if (point.value == U'"')
            quoted = !quoted;
        else if (!quoted && (point.value == U'[' || point.value == U'{') &&
                 ++depth > deepestNesting)
            return Problem{at, "is nested deeper than " + std::to_string(deepestNesting) +
                                   " levels, but a JSON object was expected"};
        else if (!quoted && (point.value == U']' || point.value == U'}'))
            --depth;
        at += point.length;
    }
    return {};
}

/// The parser's words without its codes and its idea of the place.
std::string reasonOf(std::string what)
{
    if (const auto end = what.find("] "); end != std::string::npos)
        what.erase(0, end + 2);
    if (what.starts_with("parse error at ")) {
        if (const auto colon = what.find(": "); colon != std::string::npos)
            what.erase(0, colon + 2);
    }
    // It quotes what it read last, which may be the whole line.
    if (const auto quote = what.find("; last read: "); quote != std::string::npos)
        what.erase(quote);
    std::replace_if(
        what.begin(), what.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return what;
}

std::optional<Problem> parseObject(std::string_view line, Json& value)
{
    if (auto problem = problemOfText(line))
        return problem;
    try {
        value = Json::parse(line.begin(), line.end());
    } catch (const Json::parse_error& error) {
        return Problem{error.byte > 0 ? error.byte - 1 : 0,
                       "is not valid JSON: " + reasonOf(error.what())};
    } catch (const Json::exception& error) {
        return Problem{0, "holds a number that does not fit: " + reasonOf(error.what())};
    }
    if (!value.is_object())
        return Problem{
            0, std::string("holds a JSON ") + value.type_name() + ", but an object was expected",
            "write {\"instruction\": …} on the line"};
    return {};
}

} // namespace

int columnOf(std::string_view line, std::size_t byte)
{
    int column = 1;
    for (std::size_t at = 0; at < line.size() && at < byte; ++column)
        at += decodeUtf8(line, at).length;
    return column;
}

namespace {

/// One line, its number from 1: gives it to `row` or adds a finding. False when `row` says no.
bool takeLine(std::string_view line, int number, const std::string& file,
              std::vector<Finding>& findings, const std::function<bool(Json& value, int line)>& row)
{
    if (line.find_first_not_of(" \t\r") == std::string_view::npos)
        return true;
    Json value;
    const auto problem = parseObject(line, value);
    if (!problem)
        return row(value, number);
    Finding finding;
    finding.file = file;
    finding.line = number;
    finding.column = columnOf(line, problem->byte);
    finding.text = problem->text;
    finding.remedy = problem->remedy;
    findings.push_back(std::move(finding));
    return true;
}

} // namespace

void forEachJsonLine(std::string_view text, const std::string& file, std::vector<Finding>& findings,
                     const std::function<void(Json& value, int line)>& row)
{
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    const auto always = [&row](Json& value, int line) {
        row(value, line);
        return true;
    };
    int number = 0;
    while (!text.empty()) {
        const std::size_t feed = text.find('\n');
        const std::string_view line = text.substr(0, feed);
        text.remove_prefix(feed == std::string_view::npos ? text.size() : feed + 1);
        takeLine(line, ++number, file, findings, always);
    }
}

Result<void> forEachJsonLineOf(const std::filesystem::path& path, std::vector<Finding>& findings,
                               const std::function<bool(Json& value, int line)>& row)
{
    std::error_code problem;
    if (!std::filesystem::is_regular_file(path, problem))
        return badInput(path.string() + ": " +
                        (std::filesystem::exists(path, problem) ? "is not a plain file"
                                                                : "there is no such file") +
                        "; give the path of a file");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return badInput(path.string() + ": cannot be read: " + systemReason() +
                        "; check its permissions");
    std::string buffer;
    std::vector<char> piece(std::size_t{1} << 18);
    int number = 0;
    for (bool first = true; file; first = false) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        buffer.append(piece.data(), static_cast<std::size_t>(file.gcount()));
        if (first && buffer.starts_with(byteOrderMark))
            buffer.erase(0, byteOrderMark.size());
        std::string_view rest = buffer;
        for (std::size_t feed = rest.find('\n'); feed != std::string_view::npos;
             feed = rest.find('\n')) {
            const std::string_view line = rest.substr(0, feed);
            rest.remove_prefix(feed + 1);
            if (!takeLine(line, ++number, path.string(), findings, row))
                return {};
        }
        buffer.erase(0, buffer.size() - rest.size());
        if (buffer.size() > longestLine)
            break; // the finding says so
    }
    if (file.bad())
        return machineLacks(path.string() + ": reading failed: " + systemReason());
    if (!buffer.empty())
        takeLine(buffer, number + 1, path.string(), findings, row);
    return {};
}

} // namespace mesewright
