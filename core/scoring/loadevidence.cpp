// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/loadevidence.h"

#include "core/base/utf8.h"
#include "core/scoring/loadscorer.h"

#include <algorithm>
#include <cmath>

namespace mesewright {

namespace {

constexpr std::size_t mostRegistrations = 100;
constexpr std::size_t registrationBytes = 2000;
constexpr std::size_t allRegistrationBytes = 64000;
constexpr std::size_t mostFindings = 50;
constexpr std::size_t findingBytes = 1000;
constexpr std::size_t behaviourBytes = 16000;
constexpr std::size_t logBytes = 4096;
constexpr std::size_t longestText = 400;
constexpr int deepest = 12;
constexpr char more[] = "…";
constexpr std::string_view luaTypeNames[]{"table",  "function", "userdata",
                                          "thread", "cdata",    "lightuserdata"};

/// Copies until the budget is used up.
class Bounded
{
public:
    explicit Bounded(std::size_t bytes) : m_left(bytes) {}

    Json copy(const Json& value, int depth = 0)
    {
        if (m_left == 0 || depth > deepest)
            return more;
        if (value.is_string())
            return text(value.get_ref<const std::string&>());
        if (value.is_array()) {
            Json list = Json::array();
            for (const Json& element : value) {
                list.push_back(copy(element, depth + 1));
                if (m_left == 0)
                    break;
            }
            return list;
        }
        if (value.is_object()) {
            Json object = Json::object();
            for (const auto& [key, element] : value.get_ref<const Json::object_t&>()) {
                std::string name = text(key);
                object[name] = copy(element, depth + 1);
                if (m_left == 0)
                    break;
            }
            return object;
        }
        spend(8);
        return value;
    }

private:
    void spend(std::size_t bytes) { m_left -= std::min(m_left, bytes + 4); }

    std::string text(const std::string& whole)
    {
        const std::size_t most = std::min(longestText, m_left);
        std::string kept = whole;
        if (kept.size() > most) {
            kept.resize(most);
            kept.resize(kept.size() - incompleteUtf8Tail(kept));
            kept += more;
        }
        spend(kept.size());
        return kept;
    }

    std::size_t m_left;
};

Json boundedList(const Json& list, std::size_t most, std::size_t each, std::size_t all)
{
    Json kept = Json::array();
    std::size_t used = 0;
    for (const Json& one : list) {
        if (kept.size() >= most || used >= all)
            break;
        Json copy = boundedCopy(one, each);
        used += jsonLine(copy).size();
        kept.push_back(std::move(copy));
    }
    return kept;
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::string endOf(const std::string& log)
{
    if (log.size() <= logBytes)
        return replaceInvalidUtf8(log);
    std::string_view tail = std::string_view(log).substr(log.size() - logBytes);
    // Not in the middle of a line, if there is one end of line at all.
    if (const auto lineEnd = tail.find('\n'); lineEnd != std::string_view::npos)
        tail.remove_prefix(lineEnd + 1);
    return more + ("\n" + replaceInvalidUtf8(tail));
}

} // namespace

Json boundedCopy(const Json& value, std::size_t bytes)
{
    return Bounded(bytes).copy(value);
}

std::string withoutAddresses(std::string_view text)
{
    constexpr std::string_view mark = ": 0x";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t found = text.find(mark, at);
        if (found == std::string_view::npos) {
            out += text.substr(at);
            break;
        }
        std::size_t end = found + mark.size();
        while (end < text.size() && isHex(text[end]))
            ++end;
        out += text.substr(at, found - at);
        // Lua names the type in front of an address; a number in hexadecimal has none.
        const std::string_view before = text.substr(0, found);
        const bool address =
            std::any_of(std::begin(luaTypeNames), std::end(luaTypeNames),
                        [before](std::string_view type) { return before.ends_with(type); });
        if (address)
            out += ": 0x…";
        else
            out += text.substr(found, end - found);
        at = end;
    }
    return out;
}

Json jsonWithoutAddresses(const Json& value)
{
    if (value.is_string())
        return withoutAddresses(value.get_ref<const std::string&>());
    if (value.is_array()) {
        Json list = Json::array();
        for (const Json& element : value)
            list.push_back(jsonWithoutAddresses(element));
        return list;
    }
    if (value.is_object()) {
        Json object = Json::object();
        for (const auto& [key, element] : value.get_ref<const Json::object_t&>())
            object[withoutAddresses(key)] = jsonWithoutAddresses(element);
        return object;
    }
    return value;
}

void addRunEvidence(const ModRun& run, Json& evidence)
{
    if (!run.judge.empty())
        evidence["judge"] = run.judge;
    Json measured{{"seconds", std::round(run.seconds * 1000) / 1000}, {"memory", run.memory}};
    if (run.registered.is_array() && run.state != ModRun::State::NotRun) {
        evidence["registered"] = jsonWithoutAddresses(boundedList(
            run.registered, mostRegistrations, registrationBytes, allRegistrationBytes));
        evidence["registered_count"] = run.registered.size();
    }
    if (run.findings.is_array() && !run.findings.empty()) {
        evidence["findings"] = jsonWithoutAddresses(
            boundedList(run.findings, mostFindings, findingBytes, mostFindings * findingBytes));
        evidence["findings_count"] = run.findings.size();
    }
    if (run.behaviour.is_array() && !run.behaviour.empty())
        evidence["behaviour"] = jsonWithoutAddresses(boundedCopy(run.behaviour, behaviourBytes));
    if (!run.log.empty()) {
        // How far a program got before it was cut off is another each time.
        Json& place = run.state == ModRun::State::Limit ? measured["log"] : evidence["log"];
        place = withoutAddresses(endOf(run.log));
    }
    evidence[measuredKey] = std::move(measured);
}

} // namespace mesewright
