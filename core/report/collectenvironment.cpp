// SPDX-License-Identifier: Apache-2.0
#include "core/report/collectresults.h"

#include "core/report/figures.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace mesewright::report {

namespace {

/// A plain JSON value as words; lists of plain values with commas.
std::string words(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_null())
        return "";
    if (!value.is_array())
        return value.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string text;
    for (const Json& part : value)
        text += (text.empty() ? "" : ", ") + words(part);
    return text;
}

Severity severityOf(std::string state)
{
    std::ranges::transform(state, state.begin(), [](unsigned char c) { return std::tolower(c); });
    static constexpr std::array<std::string_view, 7> bad{"failed",  "fail",    "error", "bad",
                                                         "missing", "blocked", "no"};
    static constexpr std::array<std::string_view, 5> doubtful{"warning", "warn", "limited",
                                                              "doubtful", "advice"};
    if (std::ranges::find(bad, state) != bad.end())
        return Severity::Error;
    return std::ranges::find(doubtful, state) != doubtful.end() ? Severity::Warning
                                                                : Severity::Note;
}

bool isListOfRows(const Json& value)
{
    return value.is_array() && !value.empty() && std::ranges::all_of(value, [](const Json& row) {
               return row.is_object() && row.contains("name");
           });
}

/// Whose machine it was is nobody's business; the file's format is nobody's interest.
bool isPrivate(const std::string& key)
{
    static constexpr std::array<std::string_view, 6> keys{"host", "hostname", "user",
                                                          "home", "cwd",      "format"};
    return std::ranges::find(keys, key) != keys.end();
}

void addFact(const WorkspaceFiles& files, EnvironmentEvidence& environment, const std::string& name,
             const Json& value)
{
    const std::string text = files.shown().text(words(value));
    if (!text.empty() && !isPrivate(name))
        environment.facts.emplace_back(name, text);
}

} // namespace

Result<void> collectEnvironment(WorkspaceFiles& files, Evidence& evidence)
{
    const std::string name = "env/report.json";
    MESEWRIGHT_TRY(const auto json, files.readJson(name));
    if (!json)
        return {};
    const Json* rows = isListOfRows(*json) ? &*json : nullptr;
    if (json->is_object())
        for (const auto& [key, value] : json->items())
            if ((rows == nullptr || key == "probes") && isListOfRows(value))
                rows = &value;
    if (rows == nullptr)
        return badInput(files.absolute(name) +
                        ": has no list of probes with a \"name\" each, as gate A2 writes it; run "
                        "\"mesewright-cli env\" again");

    EnvironmentEvidence environment;
    environment.file = name;
    for (const Json& row : *rows) {
        const auto member = [&](const char* key) {
            const auto at = row.find(key);
            return at == row.end() ? std::string() : files.shown().text(words(*at));
        };
        ProbeRow probe{member("name"),
                       member("wanted"),
                       member("found"),
                       member("state"),
                       member("remedy"),
                       Severity::Note,
                       true};
        probe.severity = severityOf(probe.state);
        probe.passed = probe.severity == Severity::Note && probe.state != "absent";
        environment.probes.push_back(std::move(probe));
    }
    if (json->is_object())
        for (const auto& [key, value] : json->items()) {
            if (&value == rows)
                continue;
            if (value.is_object()) {
                // The libraries that a process has loaded are hundreds; the file names them.
                std::int64_t libraries = 0;
                for (const auto& [inner, plain] : value.items()) {
                    if (inner.starts_with("library "))
                        ++libraries;
                    else if (!plain.is_structured() && !isPrivate(inner))
                        addFact(files, environment, key == "versions" ? inner : key + " " + inner,
                                plain);
                }
                if (libraries > 0)
                    environment.facts.emplace_back(
                        "libraries", count(libraries) + " loaded, their versions are in " + name);
            } else if (!value.is_array() || std::ranges::none_of(value, [](const Json& part) {
                           return part.is_structured();
                       })) {
                addFact(files, environment, key, value);
            }
        }
    evidence.environment = std::move(environment);
    return {};
}

} // namespace mesewright::report
