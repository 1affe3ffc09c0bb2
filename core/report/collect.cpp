// SPDX-License-Identifier: Apache-2.0
#include "core/report/collect.h"

#include "core/report/collectresults.h"
#include "core/report/collectruns.h"
#include "core/report/gatecards.h"
#include "core/report/samples.h"
#include "core/report/warnings.h"
#include "core/report/workspacefiles.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <system_error>

namespace mesewright::report {

namespace {

Result<std::string> workspaceName(WorkspaceFiles& files)
{
    MESEWRIGHT_TRY(const auto json, files.readJson("workspace.json"));
    if (json && json->is_object())
        if (const auto name = json->find("name"); name != json->end() && name->is_string())
            return name->get<std::string>();
    std::error_code failed;
    return std::filesystem::absolute(files.root(), failed).lexically_normal().filename().string();
}

} // namespace

Result<Evidence> collectEvidence(const std::filesystem::path& workspace)
{
    std::error_code failed;
    if (!std::filesystem::is_directory(workspace, failed))
        return badInput(workspace.string() +
                        ": is no folder; give --workspace the folder of a workspace");
    // A slash at the end would make an empty file name below.
    std::filesystem::path root = std::filesystem::absolute(workspace, failed).lexically_normal();
    if (!root.has_filename())
        root = root.parent_path();
    WorkspaceFiles files(root);

    Evidence evidence;
    MESEWRIGHT_TRY(evidence.workspace, workspaceName(files));
    MESEWRIGHT_CHECK(collectEnvironment(files, evidence));
    MESEWRIGHT_CHECK(collectResults(files, evidence));
    MESEWRIGHT_CHECK(collectLevels(files, evidence));
    MESEWRIGHT_CHECK(collectComparison(files, evidence));
    MESEWRIGHT_CHECK(collectRuns(files, evidence));
    if (!files.exists("workspace.json") && !evidence.environment && !evidence.baseline &&
        evidence.adapters.empty() && !evidence.comparison && evidence.runs.empty())
        return badInput(root.string() +
                        ": holds no evidence of any gate (workspace.json, env/report.json, "
                        "eval/results, runs); give --workspace the folder of a workspace");

    MESEWRIGHT_TRY(std::vector<std::string> stale, collectRecordedHashes(files, evidence));
    addLeakWarnings(files, evidence);
    addResultWarnings(evidence, stale);
    addTrainingWarnings(evidence);
    std::ranges::stable_sort(evidence.warnings, {}, &Finding::severity);
    evidence.gates = gateCards(evidence, stale);
    evidence.samples = chooseSamples(evidence);
    evidence.files = files.hashes();
    return evidence;
}

} // namespace mesewright::report
