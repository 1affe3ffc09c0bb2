// SPDX-License-Identifier: Apache-2.0
#include "core/gates/environment.h"

#include "core/base/text.h"
#include "core/gates/probes.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace mesewright {

namespace {

constexpr int lockFormat = 1;

Json probeToJson(const Probe& probe)
{
    return {{"name", probe.name},
            {"wanted", probe.wanted},
            {"found", probe.found},
            {"state", probeStateName(probe.state)},
            {"remedy", probe.remedy}};
}

/// One section of a lock against what is here now.
Result<void> compareSection(const Json& lock, const char* section, const std::string& where,
                            const std::map<std::string, std::string>& now, std::vector<Probe>& rows)
{
    const auto found = lock.find(section);
    if (found == lock.end() || !found->is_object()) {
        return badInput(where + ": has no object \"" + section +
                        "\", as env --lock writes it; write the lock anew");
    }
    std::set<std::string> names;
    for (const auto& [name, value] : found->items()) {
        if (!value.is_string())
            return badInput(where + ": " + section + "." + name + " is no text");
        names.insert(name);
    }
    for (const auto& [name, value] : now)
        names.insert(name);
    for (const std::string& name : names) {
        const std::string wanted = found->contains(name) ? found->at(name).get<std::string>() : "";
        const auto at = now.find(name);
        const std::string here = at != now.end() ? at->second : "";
        rows.push_back(makeProbe("lock: " + name, wanted.empty() ? "nothing" : wanted,
                                 here.empty() ? "nothing" : here,
                                 wanted == here ? ProbeState::Ok : ProbeState::Failed,
                                 "bring back what was locked, or write the lock anew"));
    }
    return {};
}

} // namespace

const char* probeStateName(ProbeState state)
{
    switch (state) {
    case ProbeState::Ok:
        return "ok";
    case ProbeState::Warning:
        return "warning";
    case ProbeState::Failed:
        return "failed";
    case ProbeState::Absent:
        break;
    }
    return "absent";
}

Probe makeProbe(std::string name, std::string wanted, std::string found, ProbeState state,
                std::string remedy)
{
    if (state == ProbeState::Ok)
        remedy.clear();
    return {std::move(name), std::move(wanted), std::move(found), state, std::move(remedy)};
}

bool EnvironmentReport::ok() const
{
    return std::none_of(probes.begin(), probes.end(),
                        [](const Probe& probe) { return probe.state == ProbeState::Failed; });
}

Result<EnvironmentReport> probeEnvironment(const EnvironmentOptions& options,
                                           ProgressSink& progress, const CancelToken& cancel)
{
    EnvironmentReport report;
    report.created = utcNow();
    report.versions["mesewright"] = MESEWRIGHT_VERSION;
    probeMachine(options, report);
    probeGpu(options, report);
    if (cancel.requested())
        return stopped();
    MESEWRIGHT_CHECK(probeCheckpoint(options, report, progress, cancel));
    probeSoftware(options, report);
    probeSandbox(options, report);
    probeVariables(options, report);
    return report;
}

Json environmentToJson(const EnvironmentReport& report)
{
    Json probes = Json::array();
    for (const Probe& probe : report.probes)
        probes.push_back(probeToJson(probe));
    return {{"ok", report.ok()},
            {"created", report.created},
            {"probes", std::move(probes)},
            {"versions", report.versions},
            {"hashes", report.hashes}};
}

std::string environmentText(const EnvironmentReport& report)
{
    std::size_t width = 0;
    for (const Probe& probe : report.probes)
        width = std::max(width, probe.name.size());
    std::string text;
    for (const Probe& probe : report.probes) {
        text += formatted("%-8s %-*s %s", probeStateName(probe.state), static_cast<int>(width),
                          probe.name.c_str(), probe.found.c_str());
        if (probe.state != ProbeState::Ok)
            text += " (wanted: " + probe.wanted + ")";
        text += probe.remedy.empty() ? "\n" : "\n         -> " + probe.remedy + "\n";
    }
    return text;
}

Json environmentLock(const EnvironmentReport& report)
{
    return {{"format", lockFormat},
            {"created", report.created},
            {"versions", report.versions},
            {"hashes", report.hashes}};
}

Result<std::vector<Probe>> compareWithLock(const Json& lock, const std::string& where,
                                           const EnvironmentReport& report)
{
    const auto format = lock.is_object() ? lock.find("format") : lock.end();
    if (!lock.is_object() || format == lock.end() || *format != lockFormat) {
        return badInput(where + ": is no lock of format " + std::to_string(lockFormat) +
                        "; write one with env --lock FILE");
    }
    std::vector<Probe> rows;
    MESEWRIGHT_CHECK(compareSection(lock, "versions", where, report.versions, rows));
    MESEWRIGHT_CHECK(compareSection(lock, "hashes", where, report.hashes, rows));
    return rows;
}

} // namespace mesewright
