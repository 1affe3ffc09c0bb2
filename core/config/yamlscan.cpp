// SPDX-License-Identifier: Apache-2.0
#include "core/config/yamlscan.h"

#include <algorithm>

namespace mesewright {

char YamlScan::at(std::size_t place) const
{
    return place < m_text.size() ? m_text[place] : '\0';
}

bool YamlScan::blankAt(std::size_t place) const
{
    const char c = at(place);
    return place >= m_text.size() || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::size_t YamlScan::lineBegin(std::size_t place) const
{
    if (place == 0)
        return 0;
    const std::size_t feed = m_text.rfind('\n', place - 1);
    return feed == std::string_view::npos ? 0 : feed + 1;
}

std::size_t YamlScan::lineEnd(std::size_t place) const
{
    std::size_t end = std::min(m_text.find('\n', place), m_text.size());
    if (end > place && at(end - 1) == '\r')
        --end;
    return end;
}

int YamlScan::columnOf(std::size_t place) const
{
    return static_cast<int>(place - lineBegin(place));
}

bool YamlScan::isFlow(std::size_t place) const
{
    return at(place) == '[' || at(place) == '{';
}

bool YamlScan::isAlias(std::size_t place) const
{
    return at(place) == '*';
}

std::size_t YamlScan::skipToContent(std::size_t place) const
{
    while (place < m_text.size()) {
        if (blankAt(place))
            ++place;
        else if (at(place) == '#' && (place == 0 || blankAt(place - 1)))
            place = std::min(m_text.find('\n', place), m_text.size());
        else
            break;
    }
    return place;
}

/// An anchor stays where it is: others refer to it. A tag goes with the value that it describes.
std::size_t YamlScan::skipProperties(std::size_t place) const
{
    std::size_t afterTag = place;
    while (at(afterTag) == '!') {
        while (!blankAt(afterTag))
            ++afterTag;
        afterTag = skipToContent(afterTag);
    }
    if (at(afterTag) != '&')
        return place;
    while (!blankAt(afterTag))
        ++afterTag;
    return skipToContent(afterTag);
}

std::size_t YamlScan::quotedEnd(std::size_t place) const
{
    const char quote = at(place++);
    for (; place < m_text.size(); ++place) {
        if (quote == '"' && at(place) == '\\')
            ++place;
        else if (at(place) == quote && quote == '\'' && at(place + 1) == '\'')
            ++place;
        else if (at(place) == quote)
            return place + 1;
    }
    return m_text.size();
}

std::size_t YamlScan::bracketEnd(std::size_t place) const
{
    int depth = 0;
    while (place < m_text.size()) {
        const char c = at(place);
        const bool first = place == 0 || blankAt(place - 1) || at(place - 1) == ',' ||
                           at(place - 1) == '[' || at(place - 1) == '{' || at(place - 1) == ':';
        if ((c == '"' || c == '\'') && first) {
            place = quotedEnd(place);
            continue;
        }
        if (c == '#' && (place == 0 || blankAt(place - 1))) {
            place = skipToContent(place);
            continue;
        }
        if (c == '[' || c == '{')
            ++depth;
        else if ((c == ']' || c == '}') && --depth == 0)
            return place + 1;
        ++place;
    }
    return m_text.size();
}

/// Plain text goes on over line ends as long as the lines are indented more than what it belongs
/// to.
std::size_t YamlScan::plainEnd(std::size_t place, int indent, bool inFlow) const
{
    std::size_t end = place;
    while (place < m_text.size()) {
        const char c = at(place);
        if (c == '\n') {
            const std::size_t next = m_text.find_first_not_of(" \t\r\n", place);
            if (next == std::string_view::npos || at(next) == '#' ||
                (!inFlow && columnOf(next) <= indent))
                break;
            place = next;
            continue;
        }
        if (c == '#' && place > 0 && blankAt(place - 1))
            break;
        if (inFlow && (c == ',' || c == ']' || c == '}' || c == '[' || c == '{'))
            break;
        ++place;
        if (!blankAt(place - 1))
            end = place;
    }
    return end;
}

/// `|` and `>`: all lines that are indented, up to the last that is not blank.
std::size_t YamlScan::blockTextEnd(std::size_t place, int indent) const
{
    std::size_t end = lineEnd(place);
    std::size_t line = std::min(m_text.find('\n', place), m_text.size());
    while (line < m_text.size()) {
        const std::size_t first = m_text.find_first_not_of(" \r", line + 1);
        if (first == std::string_view::npos)
            break;
        if (at(first) != '\n') {
            if (columnOf(first) <= indent)
                break;
            end = lineEnd(first);
        }
        line = std::min(m_text.find('\n', first), m_text.size());
    }
    return end;
}

std::size_t YamlScan::keyEnd(std::size_t place, bool inFlow) const
{
    if (at(place) == '"' || at(place) == '\'')
        return quotedEnd(place);
    std::size_t end = place;
    for (; end < m_text.size() && at(end) != '\n'; ++end) {
        const bool flowEnd = inFlow && (at(end + 1) == ',' || at(end + 1) == '}');
        if (at(end) == ':' && (blankAt(end + 1) || flowEnd))
            break;
    }
    while (end > place && blankAt(end - 1))
        --end;
    return end;
}

std::size_t YamlScan::nodeEnd(const YAML::Node& node, std::size_t place, int indent,
                              bool inFlow) const
{
    switch (at(place)) {
    case '"':
    case '\'':
        return quotedEnd(place);
    case '[':
    case '{':
        return bracketEnd(place);
    case '|':
    case '>':
        return blockTextEnd(place, indent);
    case '*':
        return plainEnd(place, indent, inFlow);
    default:
        break;
    }
    if (!inFlow && node.IsMap()) {
        const std::vector<YamlPair> all = pairs(node, place, false);
        return all.empty() ? place : std::max(all.back().end, all.back().colonEnd);
    }
    if (!inFlow && node.IsSequence()) {
        const std::vector<YamlItem> all = items(node, place, indent, false);
        return all.empty() ? place : all.back().end;
    }
    return plainEnd(place, indent, inFlow);
}

std::vector<YamlPair> YamlScan::pairs(const YAML::Node& mapping, std::size_t begin,
                                      bool inFlow) const
{
    std::vector<YamlPair> out;
    const bool flow = inFlow || at(begin) == '{';
    // yaml-cpp keeps the order of the text.
    for (const auto& entry : mapping) {
        const YAML::Mark mark = entry.first.Mark();
        if (mark.is_null() || !entry.first.IsScalar())
            continue;
        YamlPair pair;
        pair.key = entry.first.Scalar();
        pair.value.reset(entry.second); // plain assignment would change the document
        pair.keyBegin = static_cast<std::size_t>(std::max(mark.pos, 0));
        pair.keyEnd = keyEnd(pair.keyBegin, flow);
        const std::size_t colon = skipToContent(pair.keyEnd);
        if (at(colon) != ':')
            continue;
        pair.colonEnd = colon + 1;
        const std::size_t value = skipToContent(pair.colonEnd);
        const int column = columnOf(pair.keyBegin);
        const bool nextLine = lineBegin(value) != lineBegin(pair.keyBegin);
        const bool listBelow = at(value) == '-' && blankAt(value + 1) && columnOf(value) == column;
        const bool nothing =
            value >= m_text.size() || (flow ? at(value) == ',' || at(value) == '}'
                                            : nextLine && columnOf(value) <= column &&
                                                  !(listBelow && pair.value.IsSequence()));
        pair.begin = nothing ? pair.colonEnd : skipProperties(value);
        pair.end = nothing ? pair.colonEnd : nodeEnd(pair.value, pair.begin, column, flow);
        out.push_back(std::move(pair));
    }
    return out;
}

std::vector<YamlItem> YamlScan::items(const YAML::Node& sequence, std::size_t begin, int indent,
                                      bool inFlow) const
{
    std::vector<YamlItem> out;
    const bool flow = inFlow || at(begin) == '[';
    const int column = columnOf(begin);
    std::size_t place = flow ? skipToContent(begin + 1) : begin;
    for (const YAML::Node& value : sequence) {
        if (!flow) {
            if (at(place) != '-' || columnOf(place) != column)
                break;
            place = skipToContent(place + 1);
        }
        YamlItem item;
        item.value.reset(value);
        item.begin = skipProperties(place);
        item.end = nodeEnd(value, item.begin, flow ? indent : column, flow);
        place = skipToContent(item.end);
        if (flow && at(place) == ',')
            place = skipToContent(place + 1);
        out.push_back(std::move(item));
    }
    return out;
}

} // namespace mesewright
