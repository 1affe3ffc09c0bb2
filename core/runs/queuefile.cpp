// SPDX-License-Identifier: Apache-2.0
#include "core/runs/queuefile.h"

#include <nlohmann/json.hpp>

#include <system_error>

namespace mesewright {

namespace {

std::filesystem::path fileOf(const std::filesystem::path& workspace)
{
    return workspace / "queue.json";
}

std::string textOf(const Json& entry, const char* key)
{
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<QueuedJob> jobOf(const Json& entry, const std::filesystem::path& file, std::size_t number)
{
    QueuedJob job;
    if (entry.is_object()) {
        job.verb = textOf(entry, "verb");
        job.resume = textOf(entry, "resume");
        if (const auto options = entry.find("options");
            options != entry.end() && options->is_object())
            job.options = jsonLine(*options);
        if (const auto paused = entry.find("paused"); paused != entry.end() && paused->is_boolean())
            job.paused = paused->get<bool>();
    }
    if (job.verb.empty())
        return badInput(file.string() + ": job " + std::to_string(number) +
                        " has no \"verb\"; mend the file or remove it");
    return job;
}

} // namespace

Result<std::vector<QueuedJob>> readQueue(const std::filesystem::path& workspace)
{
    const std::filesystem::path file = fileOf(workspace);
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return std::vector<QueuedJob>();
    MESEWRIGHT_TRY(const Json json, readJsonFile(file));
    const auto list = json.is_object() ? json.find("jobs") : json.end();
    if (list == json.end() || !list->is_array())
        return badInput(file.string() +
                        " has no list \"jobs\", which a queue has; mend the file or remove it");
    std::vector<QueuedJob> jobs;
    for (const Json& entry : *list) {
        MESEWRIGHT_TRY(QueuedJob job, jobOf(entry, file, jobs.size() + 1));
        jobs.push_back(std::move(job));
    }
    return jobs;
}

Result<void> writeQueue(const std::filesystem::path& workspace, const std::vector<QueuedJob>& jobs)
{
    const std::filesystem::path file = fileOf(workspace);
    if (jobs.empty()) {
        std::error_code code;
        std::filesystem::remove(file, code);
        if (code)
            return badInput(file.string() + " cannot be removed: " + code.message());
        return {};
    }
    Json list = Json::array();
    for (const QueuedJob& job : jobs) {
        Json entry{{"verb", job.verb}};
        if (!job.options.empty()) {
            MESEWRIGHT_TRY(entry["options"], parseJson(job.options, "the options of a queued job"));
        }
        if (!job.resume.empty())
            entry["resume"] = job.resume;
        if (job.paused)
            entry["paused"] = true;
        list.push_back(std::move(entry));
    }
    return writeJsonFile(file, Json{{"format", 1}, {"jobs", std::move(list)}});
}

} // namespace mesewright
