// SPDX-License-Identifier: Apache-2.0
#include "core/data/datacheck.h"
#include "core/data/taskfile.h"
#include "core/report/figures.h"
#include "core/report/warnings.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <system_error>

namespace mesewright::report {

namespace {

/// The training file as the training run names it; "" when nothing does.
std::string trainPath(WorkspaceFiles& files, const Evidence& evidence)
{
    if (evidence.training) {
        const auto json = files.readJson("runs/" + evidence.training->runId + "/run.json");
        if (json && *json && (*json)->is_object() && (*json)->contains("options")) {
            const Json& options = (*json)->at("options");
            const auto at = options.is_object() ? options.find("train") : options.end();
            if (at != options.end() && at->is_string())
                return at->get<std::string>();
        }
    }
    return files.exists("data/train.jsonl") ? "data/train.jsonl" : "";
}

/// The evaluation file as a results file names it, before it was shortened for showing.
std::string evalPath(WorkspaceFiles& files, const ResultsEvidence& results)
{
    const auto json = files.readJson(results.file);
    if (!json || !*json || !(*json)->is_object())
        return "";
    const auto at = (*json)->find("eval_file");
    return at != (*json)->end() && at->is_string() ? at->get<std::string>() : "";
}

std::optional<std::vector<TaskItem>> itemsAt(const WorkspaceFiles& files, const std::string& path)
{
    std::error_code failed;
    if (path.empty())
        return std::nullopt;
    const std::filesystem::path whole = std::filesystem::path(path).is_absolute()
                                            ? std::filesystem::path(path)
                                            : files.root() / path;
    if (!std::filesystem::is_regular_file(whole, failed))
        return std::nullopt;
    auto items = readTaskItems(whole);
    if (!items)
        return std::nullopt; // rows of tokens, or a file that was changed since
    return std::move(items).value();
}

} // namespace

void addLeakWarnings(WorkspaceFiles& files, Evidence& evidence)
{
    if (!evidence.baseline || evidence.adapters.empty())
        return;
    const ShownPaths& shown = files.shown();
    const std::string trainFile = trainPath(files, evidence);
    const auto train = itemsAt(files, trainFile);
    const auto check = [&](const ResultsEvidence& results, const char* what) {
        const std::string file = evalPath(files, results);
        const auto items = itemsAt(files, file);
        if ((!train || !items) && results.results.leaks != nullptr) {
            // Leaked rows themselves have their own warning, from the marks in the file.
            evidence.warnings.push_back(
                {Severity::Note,
                 std::string("leaks into the ") + what +
                     " items were looked for when they were measured; the files are not here to "
                     "look again",
                 results.file, 0, 0, ""});
            return;
        }
        if (!train || !items) {
            const std::string missing =
                !train ? (trainFile.empty() ? "the training file" : shown.path(trainFile))
                       : shown.path(file);
            evidence.warnings.push_back(
                {Severity::Warning,
                 std::string("leaks into the ") + what + " items were not looked for, because " +
                     missing + " is not here as a file of items",
                 results.file, 0, 0, "run \"mesewright-cli data check\" on both files"});
            return;
        }
        const DataCheck found = checkData(*train, *items);
        if (found.leakedRows > 0)
            evidence.warnings.push_back(
                {Severity::Error,
                 count(static_cast<std::int64_t>(found.leakedRows)) + " of " +
                     count(static_cast<std::int64_t>(found.eval.rows)) + " " + what +
                     " rows stand in " + shown.path(trainFile) +
                     " word for word: figures on them measure memory",
                 shown.path(file), 0, 0, "evaluate on items that training never saw"});
        if (found.sameQuestionRows > found.leakedRows)
            evidence.warnings.push_back(
                {Severity::Error,
                 count(static_cast<std::int64_t>(found.sameQuestionRows - found.leakedRows)) +
                     " more " + what + " rows ask what " + shown.path(trainFile) +
                     " asks, in other layout or with another answer",
                 shown.path(file), 0, 0, "evaluate on items that training never saw"});
        if (found.nearRows > found.sameQuestionRows)
            evidence.warnings.push_back(
                {Severity::Warning,
                 count(static_cast<std::int64_t>(found.nearRows - found.sameQuestionRows)) +
                     " more " + what +
                     " rows share half of their word triples or more with a row "
                     "of " +
                     shown.path(trainFile),
                 shown.path(file), 0, 0,
                 "look at them with \"mesewright-cli data check\", which shows both texts"});
        if (found.rowsSharingAShape > 0)
            evidence.warnings.push_back(
                {Severity::Warning,
                 count(static_cast<std::int64_t>(found.rowsSharingAShape)) + " of " +
                     count(static_cast<std::int64_t>(found.eval.rows)) + " " + what +
                     " answers have the shape of a training answer (only names and numbers differ)",
                 shown.path(file), 0, 0, "add items of other shapes"});
        if (found.nearRows == 0 && found.sameQuestionRows == 0 && found.rowsSharingAShape == 0)
            evidence.warnings.push_back({Severity::Note,
                                         std::string("no ") + what + " item stands in " +
                                             shown.path(trainFile) +
                                             ", word for word or by its answer's shape",
                                         shown.path(file), 0, 0, ""});
    };
    check(*evidence.baseline, "evaluation");
    if (evidence.confirmBaseline)
        check(*evidence.confirmBaseline, "confirmation");
}

} // namespace mesewright::report
