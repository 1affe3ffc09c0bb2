// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/luanti/dialect.h"
#include "core/luanti/dialectconstructs.h"

#include <algorithm>
#include <array>
#include <map>

namespace mesewright {

namespace {

using State = ParseVerdict::State;

// A text can hold any number of different odd letters; nobody reads more than these.
constexpr std::size_t mostDifferences = 32;
constexpr std::size_t longestMessage = 200;

struct Judge
{
    const char* name;
    const ParseVerdict* verdict;
    bool explained = false;
};

/// What the compilers' own words stand for, where no token shows it.
struct KnownMessage
{
    std::string_view words;
    const char* text;
};

constexpr std::array<KnownMessage, 6> knownMessages{{
    {"ambiguous syntax", "a `(` at the start of a line behind an expression may be a call or a new "
                         "statement, which LuaJIT and Lua 5.1 refuse; write `;` before it"},
    {"upvalues", "a function may use 60 outer variables in LuaJIT and Lua 5.1, 255 in Lua 5.4"},
    {"local variables", "a function may have 200 local variables"},
    {"nesting of [[", "`[[` inside `[[ ]]` is refused by Lua 5.1"},
    {"C stack overflow", "the nesting is too deep for this dialect"},
    {"too many syntax levels", "the nesting is too deep for this dialect"},
}};

class Namer
{
public:
    explicit Namer(const DialectReport& report)
        : m_judges{
              {{"LuaJIT", &report.luaJit}, {"Lua 5.1", &report.lua51}, {"Lua 5.4", &report.lua54}}}
    {
    }

    void take(const DialectConstruct& construct);
    void explainTheRest();

    std::vector<DialectDifference> finish() &&
    {
        std::stable_sort(m_differences.begin(), m_differences.end(),
                         [](const auto& a, const auto& b) { return a.line < b.line; });
        return std::move(m_differences);
    }

private:
    bool add(int line, std::string text)
    {
        const auto known = m_places.find(text);
        if (known != m_places.end()) {
            ++m_differences[known->second].times;
            return true;
        }
        if (m_differences.size() == mostDifferences)
            return false;
        m_places.emplace(text, m_differences.size());
        m_differences.push_back({line, 1, std::move(text)});
        return true;
    }

    std::array<Judge, 3> m_judges;
    std::vector<DialectDifference> m_differences;
    std::map<std::string, std::size_t> m_places;
};

void Namer::take(const DialectConstruct& construct)
{
    const std::array<bool, 3> taken{construct.takenBy.luaJit, construct.takenBy.lua51,
                                    construct.takenBy.lua54};
    bool wasPassed = false;
    for (std::size_t i = 0; i < m_judges.size(); ++i) {
        const ParseVerdict& verdict = *m_judges[i].verdict;
        const bool passed = verdict.state == State::Ok ||
                            (verdict.state == State::Error && verdict.line > construct.endLine);
        if (!taken[i] && passed)
            return; // the compiler knows better
        wasPassed = wasPassed || (taken[i] && passed);
    }
    if (!wasPassed || !add(construct.line, construct.text))
        return;
    for (std::size_t i = 0; i < m_judges.size(); ++i) {
        const ParseVerdict& verdict = *m_judges[i].verdict;
        const bool stoppedHere =
            verdict.line >= construct.line && verdict.line <= construct.endLine;
        if (!taken[i] && verdict.state == State::Error && stoppedHere)
            m_judges[i].explained = true;
    }
}

void Namer::explainTheRest()
{
    for (Judge& judge : m_judges) {
        const ParseVerdict& verdict = *judge.verdict;
        if (judge.explained || verdict.state != State::Error)
            continue;
        std::string takers;
        std::string refusers = judge.name;
        for (Judge& other : m_judges) {
            if (other.verdict->state == State::Ok)
                takers += (takers.empty() ? "" : " and ") + std::string(other.name);
            const bool same = &other != &judge && other.verdict->state == State::Error &&
                              other.verdict->line == verdict.line && !other.explained;
            if (same)
                refusers += " and " + std::string(other.name);
        }
        if (takers.empty())
            continue;
        for (Judge& other : m_judges)
            other.explained = other.explained || (other.verdict->state == State::Error &&
                                                  other.verdict->line == verdict.line);
        std::string why;
        for (const KnownMessage& known : knownMessages) {
            if (verdict.message.find(known.words) != std::string::npos)
                why = known.text;
        }
        if (why.empty())
            why = replaceInvalidUtf8(verdict.message.substr(0, longestMessage));
        add(verdict.line, "taken by " + takers + ", refused by " + refusers + ": " + why);
    }
}

} // namespace

std::vector<DialectDifference> nameDifferences(std::string_view text, const DialectReport& report)
{
    Namer namer(report);
    findConstructs(text, [&](const DialectConstruct& construct) { namer.take(construct); });
    namer.explainTheRest();
    return std::move(namer).finish();
}

} // namespace mesewright
