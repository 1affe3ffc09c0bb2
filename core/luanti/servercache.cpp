// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/servercache.h"

#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/luanti/serverworld.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace mesewright {

namespace {

/// Raised when an entry has another form or the same server run is told in other words.
constexpr int formatVersion = 2;
constexpr std::array<const char*, 4> stateNames{"loaded", "failed", "limit", "not_run"};

struct Entry
{
    std::filesystem::path path;
    std::filesystem::file_time_type used;
    std::uintmax_t bytes = 0;
};

std::vector<Entry> entriesOf(const std::filesystem::path& folder)
{
    std::vector<Entry> entries;
    std::error_code code;
    std::filesystem::recursive_directory_iterator place(folder, code);
    for (; !code && place != std::filesystem::recursive_directory_iterator();
         place.increment(code)) {
        std::error_code gone;
        Entry entry{place->path(), place->last_write_time(gone), 0};
        if (!gone && place->is_regular_file(gone) && !gone)
            entry.bytes = place->file_size(gone);
        if (!gone && entry.bytes > 0)
            entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

std::string serverRunKey(const ModProgram& program, const ServerProgram& server,
                         const ServerLimits& limits)
{
    Json parts;
    parts["format"] = formatVersion;
    parts["release"] = MESEWRIGHT_VERSION;
    parts["mod"] = program.mod;
    parts["code"] = sha256Hex(program.code);
    parts["behaviour"] = program.behaviour;
    parts["watcher"] = watcherVersion();
    parts["server"] = server.name + " " + server.banner;
    parts["limits"] = {limits.wallSeconds, limits.cpuSeconds, limits.memory, limits.logBytes,
                       limits.diskBytes};
    return sha256Hex(jsonLine(parts));
}

Json modRunToJson(const ModRun& run)
{
    return {{"state", stateNames[static_cast<std::size_t>(run.state)]},
            {"reason", run.reason},
            {"line", run.line},
            {"registered", run.registered},
            {"findings", run.findings},
            {"behaviour", run.behaviour},
            {"log", run.log},
            {"seconds", run.seconds},
            {"memory", run.memory},
            {"judge", run.judge}};
}

std::optional<ModRun> modRunFromJson(const Json& value)
{
    try {
        const std::string& name = value.at("state").get_ref<const std::string&>();
        const auto state = std::find(stateNames.begin(), stateNames.end(), name);
        ModRun run;
        run.registered = value.at("registered");
        run.findings = value.at("findings");
        run.behaviour = value.at("behaviour");
        if (state == stateNames.end() || !run.registered.is_array() || !run.findings.is_array() ||
            !run.behaviour.is_array())
            return std::nullopt;
        run.state = static_cast<ModRun::State>(state - stateNames.begin());
        value.at("reason").get_to(run.reason);
        value.at("line").get_to(run.line);
        value.at("log").get_to(run.log);
        value.at("seconds").get_to(run.seconds);
        value.at("memory").get_to(run.memory);
        value.at("judge").get_to(run.judge);
        return run;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

ServerCache::ServerCache(std::filesystem::path folder, std::size_t mostEntries,
                         std::uintmax_t mostBytes)
    : m_folder(std::move(folder))
{
    if (m_folder.empty())
        return;
    std::vector<Entry> entries = entriesOf(m_folder);
    std::uintmax_t bytes = 0;
    for (const Entry& entry : entries)
        bytes += entry.bytes;
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.used < b.used; });
    std::size_t left = entries.size();
    for (const Entry& entry : entries) {
        if (left <= mostEntries && bytes <= mostBytes)
            break;
        std::error_code ignored;
        std::filesystem::remove(entry.path, ignored);
        --left;
        bytes -= entry.bytes;
    }
}

std::filesystem::path ServerCache::fileOf(const std::string& key) const
{
    return m_folder / key.substr(0, 2) / (key + ".json");
}

std::optional<ModRun> ServerCache::find(const std::string& key) const
{
    if (m_folder.empty())
        return std::nullopt;
    const std::filesystem::path file = fileOf(key);
    const auto entry = readJsonFile(file);
    if (!entry || !entry->is_object() || !entry->contains("format") || !entry->contains("run") ||
        (*entry)["format"] != formatVersion || !entry->contains("key") || (*entry)["key"] != key)
        return std::nullopt;
    auto run = modRunFromJson((*entry)["run"]);
    if (run) {
        std::error_code ignored;
        std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now(),
                                         ignored);
    }
    return run;
}

void ServerCache::keep(const std::string& key, const ModRun& run) const
{
    const bool byTheClock =
        run.state == ModRun::State::Limit && run.reason.find("wall time") != std::string::npos;
    if (m_folder.empty() || run.state == ModRun::State::NotRun || byTheClock)
        return;
    const Json entry{{"format", formatVersion}, {"key", key}, {"run", modRunToJson(run)}};
    // A verdict that is not kept is only made again.
    (void)writeJsonFile(fileOf(key), entry);
}

} // namespace mesewright
