// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/boxreport.h"

#include <algorithm>

namespace mesewright {

namespace {

/// The list of objects `key`; an empty Lua table is written as an object.
bool takeList(const Json& report, const char* key, Json& list)
{
    const auto found = report.find(key);
    list = Json::array();
    if (found == report.end() || (found->is_object() && found->empty()))
        return true;
    if (!found->is_array() ||
        !std::all_of(found->begin(), found->end(), [](const Json& e) { return e.is_object(); }))
        return false;
    list = *found;
    return true;
}

bool take(const Json& report, ModRun& run)
{
    const auto state = report.find("state");
    const auto reason = report.find("reason");
    const auto line = report.find("line");
    if (state == report.end() || !state->is_string() || reason == report.end() ||
        !reason->is_string())
        return false;
    const bool loaded = *state == "loaded";
    if (!loaded && *state != "failed")
        return false;
    run.state = loaded ? ModRun::State::Loaded : ModRun::State::Failed;
    run.reason = reason->get<std::string>();
    if (loaded && run.reason.empty())
        run.reason = "ok";
    if (line != report.end() && line->is_number_integer())
        run.line =
            static_cast<int>(std::clamp<std::int64_t>(line->get<std::int64_t>(), 0, 1 << 30));
    return takeList(report, "registered", run.registered) &&
           takeList(report, "findings", run.findings) &&
           takeList(report, "behaviour", run.behaviour);
}

} // namespace

bool readBoxReport(std::string_view json, ModRun& run)
{
    const Json report = Json::parse(json, nullptr, false);
    if (report.is_object() && take(report, run))
        return true;
    run = ModRun{};
    run.state = ModRun::State::Failed;
    run.reason = "ended without a result: its report has not the agreed form";
    return false;
}

} // namespace mesewright
