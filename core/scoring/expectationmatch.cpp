// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/expectationmatch.h"

#include "core/base/text.h"
#include "core/scoring/expectationvalue.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace mesewright {

namespace {

constexpr std::size_t mostProblemsShown = 5;
constexpr std::size_t mostNamesShown = 3;

std::string_view textOf(const Json& registration, const char* key)
{
    const Json* value = memberOf(registration, key);
    return value != nullptr && value->is_string()
               ? std::string_view(value->get_ref<const std::string&>())
               : std::string_view();
}

std::string_view nameOf(const Json& registration)
{
    const std::string_view name = textOf(registration, "name");
    return name.starts_with(':') ? name.substr(1) : name;
}

bool isItemKind(std::string_view kind)
{
    return kind == "node" || kind == "tool" || kind == "craftitem" || kind == "item";
}

/// Registrations with the same one replace each other; "" for those that stand side by side.
std::string replacementKey(const Json& registration)
{
    const std::string kind(textOf(registration, "kind"));
    const std::string name(nameOf(registration));
    if (name.empty())
        return {};
    if (isItemKind(kind))
        return "item " + name;
    if (kind == "entity" || kind == "alias" || kind == "chatcommand" || kind == "privilege")
        return kind + " " + name;
    return {};
}

std::string wantedLabel(const ExpectedRegistration& wanted)
{
    if (wanted.name)
        return (wanted.kind.empty() ? "" : wanted.kind + " ") + quotedText(*wanted.name);
    for (const auto& [field, value] : wanted.fields) {
        if ((field == "output" || field == "name" || field == "label") && value.is_string())
            return wanted.kind + " of " + valueText(&value);
    }
    return wanted.kind;
}

/// The value of a field, or of one inside it: `tool_capabilities.max_drop_level`.
const Json* fieldOf(const Json& registration, std::string_view field)
{
    const Json* at = memberOf(registration, "fields");
    if (at == nullptr)
        return nullptr;
    if (const Json* whole = memberOf(*at, std::string(field)))
        return whole;
    while (at != nullptr && !field.empty()) {
        const auto dot = field.find('.');
        at = memberOf(*at, std::string(field.substr(0, dot)));
        field = dot == std::string_view::npos ? std::string_view() : field.substr(dot + 1);
    }
    return at;
}

/// What the engine takes a field for that is not given.
const Json* standardOf(const Json& registration, const std::string& field)
{
    static const Json shaped = "shaped";
    return field == "type" && textOf(registration, "kind") == "craft" ? &shaped : nullptr;
}

std::string rangeText(const ExpectedRange& range)
{
    if (!range.least)
        return formatted("at most %g", *range.most);
    if (!range.most)
        return formatted("at least %g", *range.least);
    return formatted("%g to %g", *range.least, *range.most);
}

bool isInside(const ExpectedRange& range, const Json* value)
{
    if (value == nullptr || !value->is_number())
        return false;
    const double number = value->get<double>();
    return (!range.least || number >= *range.least) && (!range.most || number <= *range.most);
}

using Edges = std::vector<std::vector<std::size_t>>;

/// Kuhn's algorithm: one more entry gets a registration, or nothing changes.
bool augment(std::size_t entry, const Edges& edges, std::vector<bool>& seen,
             std::vector<std::optional<std::size_t>>& takenBy)
{
    // A path as long as there are entries at most, so that recursion is bounded by their number.
    for (const std::size_t registration : edges[entry]) {
        if (seen[registration])
            continue;
        seen[registration] = true;
        if (!takenBy[registration] || augment(*takenBy[registration], edges, seen, takenBy)) {
            takenBy[registration] = entry;
            return true;
        }
    }
    return false;
}

/// Names that were registered instead, as help.
std::string insteadOf(const ExpectedRegistration& wanted, const std::vector<const Json*>& there)
{
    std::vector<std::string> names;
    std::size_t others = 0;
    for (const Json* one : there) {
        if (textOf(*one, "kind") != wanted.kind)
            continue;
        if (names.size() < mostNamesShown)
            names.push_back(registrationLabel(*one));
        else
            ++others;
    }
    if (names.empty())
        return {};
    std::string text = " (there is " + join(names, ", ");
    if (others > 0)
        text += formatted(" and %zu more", others);
    return text + ")";
}

/// Why no registration is left for an entry.
void explainMissing(const ExpectedRegistration& wanted, const std::vector<const Json*>& there,
                    std::vector<std::string>& sentences)
{
    std::optional<std::vector<std::string>> nearestProblems;
    std::size_t meeting = 0;
    for (const Json* one : there) {
        if (!sameKindAndName(wanted, *one))
            continue;
        std::vector<std::string> problems = fieldProblems(wanted, *one);
        meeting += problems.empty() ? 1 : 0;
        if (!nearestProblems || problems.size() < nearestProblems->size())
            nearestProblems = std::move(problems);
    }
    const std::string label = wantedLabel(wanted);
    if (meeting > 0) {
        sentences.push_back(formatted("%s: %zu registration%s like this, but more of them are "
                                      "expected",
                                      label.c_str(), meeting, meeting == 1 ? " is" : "s are"));
        return;
    }
    if (nearestProblems) {
        const std::size_t shown = std::min(nearestProblems->size(), mostProblemsShown);
        for (std::size_t i = 0; i < shown; ++i)
            sentences.push_back(label + ": " + (*nearestProblems)[i]);
        return;
    }
    if (wanted.name) {
        const auto same = std::find_if(there.begin(), there.end(), [&wanted](const Json* one) {
            return nameOf(*one) == *wanted.name;
        });
        if (same != there.end() && isItemKind(wanted.kind)) {
            sentences.push_back(label + " is registered as " + std::string(textOf(**same, "kind")));
            return;
        }
    }
    sentences.push_back(label + " is not registered" + insteadOf(wanted, there));
}

} // namespace

std::vector<const Json*> effectiveRegistrations(const Json& registered)
{
    std::vector<const Json*> all;
    std::map<std::string, std::size_t> last;
    for (const Json& one : registered) {
        if (!one.is_object())
            continue;
        const std::string key = replacementKey(one);
        if (!key.empty()) {
            const auto [before, isNew] = last.try_emplace(key, all.size());
            if (!isNew) {
                all[before->second] = nullptr;
                before->second = all.size();
            }
        }
        all.push_back(&one);
    }
    std::erase(all, nullptr);
    return all;
}

std::string registrationLabel(const Json& registration)
{
    const std::string kind(textOf(registration, "kind"));
    const std::string_view name = nameOf(registration);
    if (!name.empty())
        return kind + " " + quotedText(name);
    for (const char* field : {"output", "name", "label"}) {
        const Json* value = fieldOf(registration, field);
        if (value != nullptr && value->is_string())
            return kind + " of " + valueText(value);
    }
    return kind;
}

bool sameKindAndName(const ExpectedRegistration& wanted, const Json& registration)
{
    return (wanted.kind.empty() || wanted.kind == textOf(registration, "kind")) &&
           (!wanted.name || *wanted.name == nameOf(registration));
}

std::vector<std::string> fieldProblems(const ExpectedRegistration& wanted, const Json& registration)
{
    std::vector<std::string> problems;
    const auto valueOf = [&registration](const std::string& field) {
        const Json* value = fieldOf(registration, field);
        return value == nullptr ? standardOf(registration, field) : value;
    };
    for (const auto& [field, value] : wanted.fields) {
        std::string difference = valueDifference(value, valueOf(field), field);
        if (!difference.empty())
            problems.push_back(std::move(difference));
    }
    for (const std::string& field : wanted.functions) {
        const Json* value = valueOf(field);
        if (value == nullptr || !isLuaFunction(*value))
            problems.push_back(field + " is " + valueText(value) + ", expected a function");
    }
    for (const std::string& field : wanted.has) {
        if (valueOf(field) == nullptr)
            problems.push_back(field + " is missing");
    }
    for (const ExpectedRange& range : wanted.ranges) {
        const Json* value = valueOf(range.field);
        if (!isInside(range, value))
            problems.push_back(range.field + " is " + valueText(value) + ", expected " +
                               rangeText(range));
    }
    for (const auto& [field, pattern] : wanted.like) {
        const Json* value = valueOf(field);
        const auto found = value != nullptr && value->is_string()
                               ? pattern.search(value->get_ref<const std::string&>())
                               : Result<bool>(false);
        if (!found || !*found)
            problems.push_back(field + " is " + valueText(value) + ", expected a text with " +
                               quotedText(pattern.source()));
    }
    return problems;
}

std::vector<std::string> registrationProblems(const ExpectedRegistrations& wanted,
                                              const Json& registered)
{
    const std::vector<const Json*> there = effectiveRegistrations(registered);
    Edges edges(wanted.registers.size());
    for (std::size_t entry = 0; entry < edges.size(); ++entry) {
        for (std::size_t i = 0; i < there.size(); ++i) {
            if (sameKindAndName(wanted.registers[entry], *there[i]) &&
                fieldProblems(wanted.registers[entry], *there[i]).empty())
                edges[entry].push_back(i);
        }
    }
    std::vector<std::string> sentences;
    std::vector<std::optional<std::size_t>> takenBy(there.size());
    for (std::size_t entry = 0; entry < edges.size(); ++entry) {
        std::vector<bool> seen(there.size());
        if (!augment(entry, edges, seen, takenBy))
            explainMissing(wanted.registers[entry], there, sentences);
    }
    for (const ExpectedRegistration& unwanted : wanted.notRegisters) {
        const auto found = std::find_if(there.begin(), there.end(), [&unwanted](const Json* one) {
            return sameKindAndName(unwanted, *one) && fieldProblems(unwanted, *one).empty();
        });
        if (found != there.end())
            sentences.push_back(registrationLabel(**found) +
                                " is registered, but the task asks for it not to be");
    }
    return sentences;
}

} // namespace mesewright
