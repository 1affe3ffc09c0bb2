// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/expectation.h"

#include "core/base/text.h"
#include "core/scoring/expectationmatch.h"
#include "core/scoring/expectationvalue.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace mesewright {

namespace {

constexpr std::size_t mostChangesShown = 10;

/// `mod:x 1` and `mod:x` are the same stack.
Json plainStack(const Json& value)
{
    if (!value.is_string() || !value.get_ref<const std::string&>().ends_with(" 1"))
        return value;
    std::string text = value.get<std::string>();
    text.resize(text.size() - 2);
    return text;
}

/// Stacks without their order.
Json plainStacks(const Json* list)
{
    Json stacks = Json::array();
    if (list == nullptr || !list->is_array())
        return stacks;
    std::vector<std::string> texts;
    for (const Json& stack : *list) {
        const Json plain = plainStack(stack);
        texts.push_back(plain.is_string() ? plain.get<std::string>() : jsonLine(plain));
    }
    std::sort(texts.begin(), texts.end());
    stacks = texts;
    return stacks;
}

std::string stepValueDifference(const std::string& key, const Json& wanted, const Json* found)
{
    if (key == "drops") {
        const Json there = plainStacks(found);
        return valueDifference(plainStacks(&wanted), &there, key);
    }
    if (key == "output" || key == "item" || key == "node") {
        // No stack and the empty one are the same.
        const Json there = found == nullptr ? Json("") : plainStack(*found);
        return valueDifference(wanted.is_null() ? Json("") : plainStack(wanted), &there, key);
    }
    if ((key == "meta" || key == "properties") && wanted.is_object()) {
        for (const auto& [name, value] : wanted.get_ref<const Json::object_t&>()) {
            std::string difference = valueDifference(
                value, found == nullptr ? nullptr : memberOf(*found, name), key + "." + name);
            if (!difference.empty())
                return difference;
        }
        return {};
    }
    return valueDifference(wanted, found, key);
}

void checkText(const std::string& label, const char* key, const PythonPattern& pattern,
               const Json& result, std::vector<std::string>& problems)
{
    const Json* value = memberOf(result, key);
    const std::string text =
        value != nullptr && value->is_string() ? value->get<std::string>() : "";
    const auto found = pattern.search(text);
    if (!found)
        problems.push_back(label + ": " + found.error().message);
    else if (!*found)
        problems.push_back(label + ": " + key + " is " + quotedText(text) +
                           ", expected a text with " + quotedText(pattern.source()));
}

void checkStep(const ExpectedStep& step, const std::string& label, const Json& result,
               std::vector<std::string>& problems)
{
    const Json* state = memberOf(result, "ok");
    const bool ok = state != nullptr && state->is_boolean() && state->get<bool>();
    if (ok != step.ok) {
        const Json* error = memberOf(result, "error");
        problems.push_back(ok ? label + " ran without an error, but one was expected"
                              : label + " failed: " +
                                    (error != nullptr && error->is_string()
                                         ? error->get<std::string>()
                                         : std::string("it gives no reason")));
        return;
    }
    if (step.error)
        checkText(label, "error", *step.error, result, problems);
    if (step.message)
        checkText(label, "message", *step.message, result, problems);
    for (const auto& [key, wanted] : step.values) {
        const std::string difference = stepValueDifference(key, wanted, memberOf(result, key));
        if (!difference.empty())
            problems.push_back(label + ": " + difference);
    }
}

/// What the fault says of a registration; null: nothing.
const ExpectedRegistration* faultOf(const ExpectedRegistrations& fault, const Json& registration)
{
    for (const auto* list : {&fault.registers, &fault.notRegisters}) {
        for (const ExpectedRegistration& entry : *list) {
            if (sameKindAndName(entry, registration))
                return &entry;
        }
    }
    return nullptr;
}

/// An entry that names no field speaks of the whole registration.
bool namesNoField(const ExpectedRegistration& entry)
{
    return entry.fields.empty() && entry.functions.empty() && entry.has.empty() &&
           entry.ranges.empty() && entry.like.empty();
}

/// A registration without the fields that the fault speaks of; nothing if all of it may change.
std::optional<Json> keptPart(const ExpectedRegistrations& fault, const Json& registration)
{
    const ExpectedRegistration* entry = faultOf(fault, registration);
    if (entry == nullptr)
        return registration;
    if (namesNoField(*entry))
        return std::nullopt;
    Json part = registration;
    const auto fields = part.find("fields");
    if (fields != part.end() && fields->is_object()) {
        Json kept = Json::object();
        for (const auto& [key, value] : fields->get_ref<const Json::object_t&>()) {
            if (!entry->names(key))
                kept[key] = value;
        }
        *fields = std::move(kept);
    }
    return part;
}

/// A text that is the same for equal registrations, whatever the order of their keys.
std::string canonical(const Json& value)
{
    return nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Why a registration of the input is not among those of the repaired program any more.
std::string whatChanged(const Json& registration, const std::vector<Json>& there)
{
    const std::string label = registrationLabel(registration);
    for (const Json& other : there) {
        if (registrationLabel(other) != label)
            continue;
        const Json* before = memberOf(registration, "fields");
        const Json* after = memberOf(other, "fields");
        const std::string difference =
            valueDifference(before == nullptr ? Json::object() : *before, after, "");
        if (!difference.empty())
            return label + ": " + difference + " as in the input";
    }
    return label + " is not registered any more";
}

} // namespace

std::vector<std::string> checkExpectation(const Expectation& expectation, const ModRun& run)
{
    std::vector<std::string> problems =
        registrationProblems(expectation.registrations, run.registered);
    if (expectation.fault) {
        for (std::string& problem : registrationProblems(*expectation.fault, run.registered))
            problems.push_back("the fault is still there: " + problem);
    }
    for (std::size_t i = 0; i < expectation.steps.size(); ++i) {
        const ExpectedStep& step = expectation.steps[i];
        const std::string label = formatted("step %zu (%s)", i + 1, step.label.c_str());
        if (!run.behaviour.is_array() || i >= run.behaviour.size()) {
            problems.push_back(label + " was not reached");
            break;
        }
        checkStep(step, label, run.behaviour[i], problems);
    }
    return problems;
}

std::vector<std::string> checkKept(const Expectation& expectation, const ModRun& input,
                                   const ModRun& run)
{
    if (!expectation.keeps || input.state != ModRun::State::Loaded)
        return {};
    const ExpectedRegistrations fault = expectation.fault.value_or(ExpectedRegistrations());
    std::vector<Json> there;
    std::unordered_map<std::string, int> counts;
    for (const Json* registration : effectiveRegistrations(run.registered)) {
        if (auto part = keptPart(fault, *registration)) {
            ++counts[canonical(*part)];
            there.push_back(std::move(*part));
        }
    }
    std::vector<std::string> problems;
    for (const Json* registration : effectiveRegistrations(input.registered)) {
        const auto part = keptPart(fault, *registration);
        if (!part || counts[canonical(*part)]-- > 0)
            continue;
        problems.push_back("the repair changed what was right: " + whatChanged(*part, there));
        if (problems.size() >= mostChangesShown)
            break;
    }
    return problems;
}

std::string faultNotInInput(const Expectation& expectation, const ModRun& input)
{
    if (!expectation.fault || input.state != ModRun::State::Loaded ||
        !registrationProblems(*expectation.fault, input.registered).empty())
        return {};
    return "expect.repair.fault already holds for the input, so that the item asks for nothing; "
           "correct the item";
}

} // namespace mesewright
