// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/serverlog.h"

#include "core/base/text.h"
#include "core/base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>
#include <utility>

namespace mesewright {

namespace {

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// The length of "2026-01-31 12:00:00: " at the start, or 0.
std::size_t timeStamp(std::string_view line)
{
    constexpr std::string_view form = "0000-00-00 00:00:00: ";
    if (line.size() < form.size())
        return 0;
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] == '0' ? !isDigit(line[i]) : line[i] != form[i])
            return 0;
    }
    return form.size();
}

/// "ERROR[Main]: text" taken apart.
ServerLogLine readLine(std::string_view line)
{
    using Level = ServerLogLine::Level;
    for (const auto& [name, level] : {std::pair<std::string_view, Level>{"ERROR[", Level::Error},
                                      {"WARNING[", Level::Warning},
                                      {"ACTION[", Level::Action},
                                      {"[", Level::None}}) {
        const std::size_t close = line.find("]: ");
        if (line.starts_with(name) && close != std::string_view::npos)
            return {level, std::string(line.substr(close + 3))};
    }
    return {Level::None, std::string(line)};
}

/// Part of the picture that servers draw when they start: strokes, and no two letters together.
bool isPicture(std::string_view row)
{
    bool letter = false;
    for (const char sign : row.substr(0, row.find("20"))) {
        const bool next = std::isalnum(static_cast<unsigned char>(sign)) != 0;
        if (letter && next)
            return false;
        letter = next;
    }
    return row.find_first_of("_|/\\") != std::string_view::npos;
}

/// What every start of a server says.
bool isCommonplace(const ServerLogLine& line)
{
    if (line.level == ServerLogLine::Level::Error || line.level == ServerLogLine::Level::Warning) {
        // Of the old and new names of one variable, newer servers mind the old one.
        return line.text.starts_with("In thread ") ||
               (line.text.starts_with("MINETEST_") &&
                line.text.find("_PATH is deprecated") != std::string::npos);
    }
    for (const char* start :
         {"Using game specified by --gameid", "World at [",
          "Server for gameid=", "Server: Shutting down", "Automatically selecting"}) {
        if (line.text.starts_with(start))
            return true;
    }
    return false;
}

/// Where "init.lua:" of the mod stands, past the colon; npos if it is not there.
std::size_t afterPlace(std::string_view text, const std::string& mod, std::size_t from = 0)
{
    const std::string place = mod + "/init.lua:";
    for (std::size_t at = text.find(place, from); at != std::string_view::npos;
         at = text.find(place, at + 1)) {
        // "xmymod/init.lua" is another mod's.
        const char before = at == 0 ? ' ' : text[at - 1];
        const std::size_t end = at + place.size();
        if (end < text.size() && isDigit(text[end]) && before != '_' && !isDigit(before) &&
            !(before >= 'a' && before <= 'z'))
            return end;
    }
    return std::string_view::npos;
}

int lineIn(std::string_view text, const std::string& mod)
{
    const std::size_t at = afterPlace(text, mod);
    int line = 0;
    if (at != std::string_view::npos)
        std::from_chars(text.data() + at, text.data() + text.size(), line);
    return line;
}

bool isTrace(const std::string& text)
{
    return text.starts_with("stack traceback:") || text.starts_with("\t");
}

/// The first line of the mod that the traceback after `index` names.
int lineInTrace(const std::vector<ServerLogLine>& lines, std::size_t index, const std::string& mod)
{
    for (std::size_t i = index + 1; i < lines.size() && isTrace(lines[i].text); ++i) {
        if (const int line = lineIn(lines[i].text, mod); line > 0)
            return line;
    }
    return 0;
}

bool endsRun(const ServerLogLine& line)
{
    return line.level == ServerLogLine::Level::Error &&
           (line.text.starts_with("ModError: ") || line.text.starts_with("ServerError: "));
}

std::string_view kindOf(const ServerLogLine& line)
{
    const std::string& text = line.text;
    if (text.starts_with("Undeclared global variable") ||
        text.starts_with("Assignment to undeclared global"))
        return "undeclared_global";
    if (text.starts_with("Invalid field "))
        return "invalid_field";
    if (text.find("deprecated") != std::string::npos)
        return "deprecated";
    return text.find("in callback on_shutdown()") != std::string::npos ? "callback_error"
                                                                       : "warning";
}

} // namespace

std::string shortPlaces(std::string text)
{
    for (const std::string_view ending : {"worldmods/", "/builtin/"}) {
        const bool builtin = ending == "/builtin/";
        for (std::size_t at = text.find(ending); at != std::string::npos;
             at = text.find(ending, at)) {
            std::size_t begin = at;
            while (begin > 0 && std::string_view(" \t\n'\"<[(:=").find(text[begin - 1]) ==
                                    std::string_view::npos)
                --begin;
            text.erase(begin, at - begin + (builtin ? 1 : ending.size()));
            at = builtin ? begin + ending.size() - 1 : begin;
        }
    }
    // Addresses: "table: 0x7ff35c4cc460".
    for (std::size_t at = text.find(": 0x"); at != std::string::npos; at = text.find(": 0x", at)) {
        at += 4;
        const std::size_t end = text.find_first_not_of("0123456789abcdef", at);
        text.erase(at, end == std::string::npos ? end : end - at);
    }
    return text;
}

std::vector<ServerLogLine> readServerLog(std::string_view log)
{
    std::vector<ServerLogLine> lines;
    const std::string text = replaceInvalidUtf8(log);
    for (const std::string& row : split(text, '\n')) {
        std::string_view rest = row;
        std::size_t stamp = timeStamp(rest);
        // The start-up picture has no time stamp, and a line of another thread can run into it.
        if (stamp == 0 && isPicture(row)) {
            std::size_t at = 1;
            while (at < row.size() && timeStamp(rest.substr(at)) == 0)
                ++at;
            rest.remove_prefix(std::min(at, row.size()));
            stamp = timeStamp(rest);
        }
        if (rest.empty())
            continue;
        ServerLogLine line = readLine(rest.substr(stamp));
        line.text = shortPlaces(std::move(line.text));
        if (!isCommonplace(line))
            lines.push_back(std::move(line));
    }
    return lines;
}

std::string serverLogText(const std::vector<ServerLogLine>& lines)
{
    std::string text;
    for (const ServerLogLine& line : lines) {
        switch (line.level) {
        case ServerLogLine::Level::Error:
            text += "ERROR: ";
            break;
        case ServerLogLine::Level::Warning:
            text += "WARNING: ";
            break;
        case ServerLogLine::Level::Action:
            text += "ACTION: ";
            break;
        case ServerLogLine::Level::None:
            break;
        }
        text += line.text + '\n';
    }
    return text;
}

ServerError messageOf(std::string_view text, const std::string& mod)
{
    ServerError error;
    error.line = lineIn(text, mod);
    // "Runtime error from mod 'x' in callback environment_Step(): place: words"
    std::string_view context;
    if (const std::size_t callback = text.find(" in callback ");
        callback != std::string_view::npos) {
        const std::size_t end = text.find("(): ", callback);
        if (end != std::string_view::npos) {
            context = text.substr(0, end + 4);
            text.remove_prefix(end + 4);
        }
    }
    // A place in the engine's own Lua moves with its version and helps nobody.
    if (const std::size_t place = text.find(".lua:"); place != std::string_view::npos) {
        std::size_t end = place + 5;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        const std::string_view file = text.substr(0, place);
        const bool engine = file.find(' ') == std::string_view::npos &&
                            (file.starts_with("builtin/") || file.find("watch_") < file.size());
        if (engine && end > place + 5 && text.substr(end).starts_with(": "))
            text.remove_prefix(end + 2);
    }
    // Newer engines put their own messages in quotes.
    if (text.size() > 1 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    error.words = std::string(context).append(text);
    return error;
}

ServerError endingError(const std::vector<ServerLogLine>& lines, const std::string& mod)
{
    std::size_t found = lines.size();
    for (std::size_t i = lines.size(); i-- > 0 && found == lines.size();) {
        if (endsRun(lines[i]))
            found = i;
    }
    if (found < lines.size()) {
        // The words stand in the next line where the first names only the file.
        const bool next = lines[found].text.find("Failed to load and run") != std::string::npos &&
                          found + 1 < lines.size();
        found += next ? 1 : 0;
    } else {
        const auto first = std::find_if(lines.begin(), lines.end(), [](const ServerLogLine& line) {
            return line.level == ServerLogLine::Level::Error;
        });
        if (first == lines.end())
            return {};
        found = static_cast<std::size_t>(first - lines.begin());
    }
    std::string_view text = lines[found].text;
    for (const std::string_view start : {"ModError: ", "ServerError: ", "AsyncErr: ", "Lua: "}) {
        if (text.starts_with(start))
            text.remove_prefix(start.size());
    }
    ServerError error = messageOf(text, mod);
    if (error.line == 0)
        error.line = lineInTrace(lines, found, mod);
    return error;
}

Json logFindings(const std::vector<ServerLogLine>& lines, const std::string& mod)
{
    Json findings = Json::array();
    std::set<std::pair<std::string, int>> seen;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ServerLogLine& line = lines[i];
        const bool wrong = line.level == ServerLogLine::Level::Error ||
                           line.level == ServerLogLine::Level::Warning;
        if (!wrong || isTrace(line.text))
            continue;
        // What follows is what ended the run; only the shutdown's errors end nothing.
        const bool ending = endsRun(line);
        if (ending && kindOf(line) != "callback_error")
            break;
        const int named = lineIn(line.text, mod);
        const int place = named > 0 ? named : lineInTrace(lines, i, mod);
        if (seen.insert({line.text, place}).second)
            findings.push_back({{"kind", kindOf(line)}, {"text", line.text}, {"line", place}});
        if (ending)
            break;
    }
    return findings;
}

} // namespace mesewright
