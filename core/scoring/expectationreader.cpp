// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/scoring/expectation.h"
#include "core/scoring/expectationvalue.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace mesewright {

namespace {

const std::vector<std::string> kinds{"node",        "tool",      "craftitem",  "entity",  "craft",
                                     "abm",         "lbm",       "alias",      "biome",   "ore",
                                     "chatcommand", "privilege", "decoration", "callback"};
/// Kinds whose names begin with the mod's name.
const std::vector<std::string> prefixedKinds{"node", "tool", "craftitem", "entity", "lbm"};
const std::vector<std::string> topKeys{"mod",       "applies", "registers", "not_registers",
                                       "behaviour", "repair",  "note"};
const std::vector<std::string> entryKeys{"kind", "name",   "fields", "functions",
                                         "has",  "ranges", "like",   "note"};
const std::vector<std::string> repairKeys{"fault", "keeps", "note"};
const std::vector<std::string> faultKeys{"registers", "not_registers", "note"};
const std::vector<std::string> outcomeKeys{"ok",    "error", "message", "result",
                                           "node",  "meta",  "output",  "item",
                                           "drops", "time",  "alive",   "properties"};
constexpr std::size_t mostEntries = 1000;
constexpr std::size_t mostSteps = 200;
constexpr std::size_t longestMod = 64;

/// What an argument of a step may be.
enum class Argument { Text, Number, Position, List };

struct StepArgument
{
    const char* name;
    Argument type;
    bool needed = false;
};

struct StepKind
{
    const char* name;
    std::vector<StepArgument> arguments; ///< the first text among them labels the step
};

const std::vector<StepKind>& stepKinds()
{
    static const std::vector<StepKind> list{
        {"command",
         {{"name", Argument::Text, true}, {"param", Argument::Text}, {"player", Argument::Text}}},
        {"place",
         {{"node", Argument::Text, true},
          {"pos", Argument::Position},
          {"param2", Argument::Number},
          {"player", Argument::Text}}},
        {"dig", {{"pos", Argument::Position}, {"player", Argument::Text}}},
        {"punch", {{"pos", Argument::Position}, {"player", Argument::Text}}},
        {"rightclick", {{"pos", Argument::Position}, {"player", Argument::Text}}},
        {"use",
         {{"item", Argument::Text, true}, {"pos", Argument::Position}, {"player", Argument::Text}}},
        {"craft",
         {{"method", Argument::Text},
          {"width", Argument::Number},
          {"items", Argument::List, true}}},
        {"entity", {{"name", Argument::Text, true}, {"pos", Argument::Position}}},
        {"step", {{"seconds", Argument::Number, true}}},
        {"join", {{"player", Argument::Text}}},
        {"leave", {{"player", Argument::Text}}},
        {"die", {{"player", Argument::Text}}},
        {"chat", {{"player", Argument::Text}, {"text", Argument::Text, true}}}};
    return list;
}

Error wrong(const std::string& place, const Json* found, const std::string& expected)
{
    return badInput(place + " is " + valueText(found) + ", but " + expected + " was expected");
}

Result<void> checkKeys(const Json& object, const std::vector<std::string>& known,
                       const std::string& place)
{
    if (!object.is_object())
        return wrong(place, &object, "an object");
    for (const auto& [key, value] : object.get_ref<const Json::object_t&>()) {
        if (std::find(known.begin(), known.end(), key) != known.end())
            continue;
        const std::string near = nearest(key, known);
        return badInput(
            place + " has the unknown key " + quotedText(key) + "; " +
            (near.empty() ? "use " + join(known, ", ") : "write " + near + " if that was meant"));
    }
    return {};
}

Result<std::string> textIn(const Json& object, const char* key, const std::string& place)
{
    const Json* value = memberOf(object, key);
    if (value == nullptr || !value->is_string() || value->get_ref<const std::string&>().empty())
        return wrong(place + "." + key, value, "a text");
    return value->get<std::string>();
}

Result<bool> flagIn(const Json& object, const char* key, bool standard, const std::string& place)
{
    const Json* value = memberOf(object, key);
    if (value == nullptr)
        return standard;
    if (!value->is_boolean())
        return wrong(place + "." + key, value, "true or false");
    return value->get<bool>();
}

Result<PythonPattern> patternFrom(const Json& value, const std::string& place)
{
    if (!value.is_string())
        return wrong(place, &value, "a regular expression");
    auto pattern = PythonPattern::compile(value.get<std::string>());
    if (!pattern)
        return badInput(place + ": " + pattern.error().message);
    return pattern;
}

Result<std::vector<std::string>> namesIn(const Json& object, const char* key,
                                         const std::string& place)
{
    std::vector<std::string> names;
    const Json* list = memberOf(object, key);
    if (list == nullptr)
        return names;
    const bool texts = list->is_array() && std::all_of(list->begin(), list->end(),
                                                       [](const Json& n) { return n.is_string(); });
    if (!texts)
        return wrong(place + "." + key, list, "a list of names");
    for (const Json& name : *list)
        names.push_back(name.get<std::string>());
    return names;
}

/// The object under a key, or null; another value is an error.
Result<const Json*> objectIn(const Json& object, const char* key, const std::string& place)
{
    const Json* value = memberOf(object, key);
    // An empty Lua table is written as a list as often as not.
    if (value != nullptr && !value->is_object() && !(value->is_array() && value->empty()))
        return wrong(place + "." + key, value, "an object");
    return value != nullptr && value->is_object() ? value : nullptr;
}

Result<ExpectedRange> rangeFrom(const std::string& field, const Json& value,
                                const std::string& place)
{
    ExpectedRange range{field, {}, {}};
    const auto bound = [](const Json& end) { return end.is_null() || end.is_number(); };
    if (!value.is_array() || value.size() != 2 || !bound(value[0]) || !bound(value[1]) ||
        (value[0].is_null() && value[1].is_null()))
        return wrong(place, &value, "two numbers [least, most], one of which may be null,");
    if (value[0].is_number())
        range.least = value[0].get<double>();
    if (value[1].is_number())
        range.most = value[1].get<double>();
    return range;
}

Result<ExpectedRegistration> entryFrom(const Json& entry, bool kindNeeded, const std::string& place)
{
    MESEWRIGHT_CHECK(checkKeys(entry, entryKeys, place));
    ExpectedRegistration wanted;
    const bool named = memberOf(entry, "name") != nullptr;
    if (kindNeeded || !named || memberOf(entry, "kind") != nullptr) {
        MESEWRIGHT_TRY(wanted.kind, textIn(entry, "kind", place));
        if (std::find(kinds.begin(), kinds.end(), wanted.kind) == kinds.end()) {
            const std::string near = nearest(wanted.kind, kinds);
            return badInput(place + ".kind is " + quotedText(wanted.kind) + ", but one of " +
                            join(kinds, ", ") + " was expected" +
                            (near.empty() ? "" : "; write " + near + " if that was meant"));
        }
    }
    if (named) {
        MESEWRIGHT_TRY(std::string name, textIn(entry, "name", place));
        wanted.name = name.starts_with(':') ? name.substr(1) : name;
    }
    MESEWRIGHT_TRY(const Json* fields, objectIn(entry, "fields", place));
    if (fields != nullptr) {
        for (const auto& [key, value] : fields->get_ref<const Json::object_t&>())
            wanted.fields.emplace_back(key, value);
    }
    MESEWRIGHT_TRY(wanted.functions, namesIn(entry, "functions", place));
    MESEWRIGHT_TRY(wanted.has, namesIn(entry, "has", place));
    MESEWRIGHT_TRY(const Json* ranges, objectIn(entry, "ranges", place));
    if (ranges != nullptr) {
        for (const auto& [key, value] : ranges->get_ref<const Json::object_t&>()) {
            MESEWRIGHT_TRY(ExpectedRange range, rangeFrom(key, value, place + ".ranges." + key));
            wanted.ranges.push_back(std::move(range));
        }
    }
    MESEWRIGHT_TRY(const Json* like, objectIn(entry, "like", place));
    if (like != nullptr) {
        for (const auto& [key, value] : like->get_ref<const Json::object_t&>()) {
            MESEWRIGHT_TRY(PythonPattern pattern, patternFrom(value, place + ".like." + key));
            wanted.like.emplace_back(key, std::move(pattern));
        }
    }
    return wanted;
}

Result<std::vector<ExpectedRegistration>> entriesIn(const Json& object, const char* key,
                                                    bool kindNeeded, const std::string& above)
{
    std::vector<ExpectedRegistration> entries;
    const Json* list = memberOf(object, key);
    if (list == nullptr)
        return entries;
    const std::string place = above + "." + key;
    if (!list->is_array() && !(list->is_object() && list->empty()))
        return wrong(place, list, "a list");
    if (list->size() > mostEntries)
        return badInput(place + " has " + std::to_string(list->size()) + " entries, but at most " +
                        std::to_string(mostEntries) + " are read");
    for (std::size_t i = 0; i < list->size(); ++i) {
        MESEWRIGHT_TRY(ExpectedRegistration entry,
                       entryFrom((*list)[i], kindNeeded, place + "[" + std::to_string(i) + "]"));
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<ExpectedRegistrations> registrationsIn(const Json& object, const std::string& place)
{
    ExpectedRegistrations registrations;
    MESEWRIGHT_TRY(registrations.registers, entriesIn(object, "registers", true, place));
    MESEWRIGHT_TRY(registrations.notRegisters, entriesIn(object, "not_registers", false, place));
    return registrations;
}

/// [x, y, z], or {"x", "y", "z"} as Lua has it.
bool isPosition(const Json& value)
{
    const auto isNumber = [](const Json& v) { return v.is_number(); };
    if (value.is_object() && !(value.contains("x") && value.contains("y") && value.contains("z")))
        return false;
    return (value.is_array() || value.is_object()) && value.size() == 3 &&
           std::all_of(value.begin(), value.end(), isNumber);
}

Result<void> checkArgument(const StepArgument& argument, const Json* value,
                           const std::string& place)
{
    if (value == nullptr && !argument.needed)
        return {};
    switch (argument.type) {
    case Argument::Text:
        if (value == nullptr || !value->is_string())
            return wrong(place, value, "a text");
        return {};
    case Argument::Number:
        if (value == nullptr || !value->is_number())
            return wrong(place, value, "a number");
        return {};
    case Argument::Position:
        if (value == nullptr || !isPosition(*value))
            return wrong(place, value, "a list of three numbers");
        return {};
    case Argument::List:
        break;
    }
    if (value == nullptr || !value->is_array())
        return wrong(place, value, "a list");
    return {};
}

Result<void> readOutcome(const Json& wanted, ExpectedStep& step, const std::string& place)
{
    MESEWRIGHT_CHECK(checkKeys(wanted, outcomeKeys, place));
    for (const auto& [key, value] : wanted.get_ref<const Json::object_t&>()) {
        if (key == "error") {
            MESEWRIGHT_TRY(step.error, patternFrom(value, place + ".error"));
            step.ok = false;
        } else if (key == "message") {
            MESEWRIGHT_TRY(step.message, patternFrom(value, place + ".message"));
        } else if (key != "ok") {
            step.values.emplace_back(key, value);
        }
    }
    MESEWRIGHT_TRY(const bool ok, flagIn(wanted, "ok", step.ok, place));
    if (step.error && ok)
        return badInput(place + " asks for ok and for an error at once; remove one of the two");
    step.ok = ok;
    return {};
}

Result<void> readStep(const Json& json, Expectation& expectation, const std::string& place)
{
    if (!json.is_object())
        return wrong(place, &json, "an object with \"do\"");
    MESEWRIGHT_TRY(const std::string what, textIn(json, "do", place));
    const auto& known = stepKinds();
    const auto kind = std::find_if(known.begin(), known.end(),
                                   [&what](const StepKind& k) { return what == k.name; });
    if (kind == known.end()) {
        std::vector<std::string> names;
        for (const StepKind& one : known)
            names.emplace_back(one.name);
        return badInput(place + ".do is " + quotedText(what) + ", but one of " + join(names, ", ") +
                        " was expected");
    }
    std::vector<std::string> keys{"do", "expect", "note"};
    ExpectedStep step;
    step.label = what;
    for (const StepArgument& argument : kind->arguments) {
        keys.emplace_back(argument.name);
        const Json* value = memberOf(json, argument.name);
        MESEWRIGHT_CHECK(checkArgument(argument, value, place + "." + argument.name));
        if (argument.needed && argument.type == Argument::Text)
            step.label += " " + valueText(value);
    }
    MESEWRIGHT_CHECK(checkKeys(json, keys, place));
    if (const Json* wanted = memberOf(json, "expect"))
        MESEWRIGHT_CHECK(readOutcome(*wanted, step, place + ".expect"));
    Json order = json;
    order.erase("expect");
    order.erase("note");
    expectation.behaviour.push_back(std::move(order));
    expectation.steps.push_back(std::move(step));
    return {};
}

Result<void> readRepair(const Json& repair, Expectation& expectation)
{
    const std::string place = "expect.repair";
    MESEWRIGHT_CHECK(checkKeys(repair, repairKeys, place));
    if (const Json* fault = memberOf(repair, "fault")) {
        MESEWRIGHT_CHECK(checkKeys(*fault, faultKeys, place + ".fault"));
        MESEWRIGHT_TRY(expectation.fault, registrationsIn(*fault, place + ".fault"));
    }
    MESEWRIGHT_TRY(expectation.keeps, flagIn(repair, "keeps", true, place));
    return {};
}

bool isModName(std::string_view name)
{
    return !name.empty() && name.size() <= longestMod &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
               std::string_view::npos;
}

/// The mod of the first registration whose name says one.
std::string modOf(const Expectation& expectation)
{
    std::vector<ExpectedRegistration> all = expectation.registrations.registers;
    if (expectation.fault)
        all.insert(all.end(), expectation.fault->registers.begin(),
                   expectation.fault->registers.end());
    for (const ExpectedRegistration& entry : all) {
        if (std::find(prefixedKinds.begin(), prefixedKinds.end(), entry.kind) ==
            prefixedKinds.end())
            continue;
        std::string name = entry.name.value_or("");
        for (const auto& [field, value] : entry.fields) {
            if (name.empty() && field == "name" && value.is_string())
                name = value.get<std::string>();
        }
        const std::string mod = name.substr(0, name.find(':'));
        if (mod.size() < name.size() && isModName(mod))
            return mod;
    }
    return "mymod";
}

} // namespace

bool ExpectedRegistration::names(const std::string& field) const
{
    // `a.b` is inside of a.
    const auto speaksOf = [&field](const std::string& path) {
        return path == field ||
               (path.size() > field.size() && path.starts_with(field) && path[field.size()] == '.');
    };
    const auto first = [&speaksOf](const auto& pair) { return speaksOf(pair.first); };
    return std::any_of(fields.begin(), fields.end(), first) ||
           std::any_of(functions.begin(), functions.end(), speaksOf) ||
           std::any_of(has.begin(), has.end(), speaksOf) ||
           std::any_of(ranges.begin(), ranges.end(),
                       [&speaksOf](const ExpectedRange& range) { return speaksOf(range.field); }) ||
           std::any_of(like.begin(), like.end(), first);
}

bool Expectation::asks() const
{
    return applies || needsInputRun() || !registrations.registers.empty() ||
           !registrations.notRegisters.empty() || !steps.empty();
}

Result<Expectation> parseExpectation(const Json* expect)
{
    Expectation expectation;
    if (expect == nullptr || expect->is_null())
        return expectation;
    MESEWRIGHT_CHECK(checkKeys(*expect, topKeys, "expect"));
    MESEWRIGHT_TRY(expectation.applies, flagIn(*expect, "applies", false, "expect"));
    MESEWRIGHT_TRY(expectation.registrations, registrationsIn(*expect, "expect"));
    if (const Json* steps = memberOf(*expect, "behaviour")) {
        if (!steps->is_array() || steps->size() > mostSteps)
            return wrong("expect.behaviour", steps,
                         "a list of at most " + std::to_string(mostSteps) + " steps");
        for (std::size_t i = 0; i < steps->size(); ++i)
            MESEWRIGHT_CHECK(
                readStep((*steps)[i], expectation, "expect.behaviour[" + std::to_string(i) + "]"));
    }
    if (const Json* repair = memberOf(*expect, "repair"))
        MESEWRIGHT_CHECK(readRepair(*repair, expectation));
    expectation.mod = modOf(expectation);
    if (memberOf(*expect, "mod") != nullptr) {
        MESEWRIGHT_TRY(expectation.mod, textIn(*expect, "mod", "expect"));
        if (!isModName(expectation.mod))
            return wrong("expect.mod", memberOf(*expect, "mod"),
                         "a name of small letters, digits and _");
    }
    return expectation;
}

} // namespace mesewright
