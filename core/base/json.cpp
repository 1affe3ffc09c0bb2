// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"

#include "core/base/files.h"
#include "core/base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <new>

namespace mesewright {

namespace {

/// Deeper values would overflow the stack of whoever walks them; no format of ours needs more.
constexpr int deepestNesting = 256;

struct Place
{
    std::size_t line = 1;
    std::size_t column = 1;
};

Place placeOf(std::string_view text, std::size_t byte)
{
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const std::size_t feed = before.rfind('\n');
    Place place;
    place.line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    place.column += feed == std::string_view::npos ? before.size() : before.size() - feed - 1;
    return place;
}

Error errorAt(std::string_view text, const std::string& where, std::size_t byte,
              const std::string& found)
{
    const Place place = placeOf(text, byte);
    std::string message = where + ": ";
    if (text.find('\n') != std::string_view::npos)
        message += "line " + std::to_string(place.line) + ", ";
    return badInput(message + "column " + std::to_string(place.column) + ": " + found +
                    ", but JSON was expected; correct the file");
}

/// The byte where nesting gets too deep, or npos.
std::size_t tooDeepAt(std::string_view text)
{
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            for (++i; i < text.size() && text[i] != '"'; ++i)
                i += text[i] == '\\' ? 1 : 0;
        } else if (c == '[' || c == '{') {
            if (++depth > deepestNesting)
                return i;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return std::string_view::npos;
}

/// A message is one line, whatever bytes the parser quotes.
std::string replaceControls(std::string text)
{
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    }
    return replaceInvalidUtf8(text);
}

/// The parser's own words without its codes and its idea of the place.
std::string reasonOf(const std::string& what)
{
    std::string reason = what;
    if (const auto end = reason.find("] "); end != std::string::npos)
        reason.erase(0, end + 2);
    if (reason.rfind("parse error at ", 0) == 0) {
        if (const auto colon = reason.find(": "); colon != std::string::npos)
            reason.erase(0, colon + 2);
    }
    return replaceControls(reason);
}

} // namespace

Result<Json> parseJson(std::string_view text, const std::string& where)
{
    if (const std::size_t at = tooDeepAt(text); at != std::string_view::npos) {
        return errorAt(text, where, at,
                       "nesting deeper than " + std::to_string(deepestNesting) + " levels");
    }
    try {
        return Json::parse(text.begin(), text.end());
    } catch (const Json::parse_error& error) {
        const std::size_t byte = error.byte > 0 ? error.byte - 1 : 0;
        return errorAt(text, where, byte, reasonOf(error.what()));
    } catch (const Json::exception& error) {
        return badInput(where + ": " + reasonOf(error.what()) +
                        ", but a number that fits was expected; correct the file");
    } catch (const std::bad_alloc&) {
        return machineLacks(where + ": does not fit into memory; give a smaller file");
    }
}

Result<Json> readJsonFile(const std::filesystem::path& path)
{
    MESEWRIGHT_TRY(const std::string text, readFile(path));
    return parseJson(text, path.string());
}

Result<void> writeJsonFile(const std::filesystem::path& path, const Json& value)
{
    try {
        return writeFileAtomically(path, value.dump(2, ' ', false, Json::error_handler_t::replace) +
                                             "\n");
    } catch (const std::exception& error) {
        return internalError(path.string() + ": cannot be put into JSON: " + error.what());
    }
}

std::string jsonLine(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace mesewright
