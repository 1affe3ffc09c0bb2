// SPDX-License-Identifier: Apache-2.0
#include "core/gates/leakcheck.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/config/settingsfile.h"
#include "core/data/taskfile.h"

#include <nlohmann/json.hpp>

namespace mesewright {

namespace {

bool isFile(const std::filesystem::path& path)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

} // namespace

Result<std::filesystem::path> trainingSetFor(const std::filesystem::path& given,
                                             const std::filesystem::path& workspace)
{
    if (!given.empty()) {
        if (!isFile(given))
            return badInput("--train names " + given.string() +
                            ", which is no file; give the training items, or leave it out");
        return given;
    }
    const std::filesystem::path config = workspace / "config.yaml";
    if (isFile(config)) {
        // A config that cannot be read is for gate C to refuse; here it only names no file.
        if (const auto settings = readSettings(config); settings && !settings->trainFile.empty()) {
            const std::filesystem::path named = workspace / settings->trainFile;
            if (!isFile(named))
                return badInput(config.string() + " names " + settings->trainFile +
                                " as train_file, which is no file; correct it or give --train");
            return named;
        }
    }
    const std::filesystem::path standard = workspace / "data/train.jsonl";
    return isFile(standard) ? standard : std::filesystem::path();
}

Result<LeakCheck> checkLeaks(const std::filesystem::path& train, const std::filesystem::path& eval,
                             bool strict, ProgressSink& progress)
{
    LeakCheck leaks;
    if (train.empty()) {
        if (strict)
            return badInput("--strict needs to know the training set; give it with --train");
        return leaks; // the report says that nobody looked
    }
    MESEWRIGHT_TRY(const TaskFile trained, readTrainFile(train));
    if (trained.items.empty()) {
        if (strict)
            return badInput(train.string() + " holds rows of tokens, in which --strict can find no "
                                             "items; give the items they were made from");
        progress.message("leaks were not looked for: " + train.string() + " holds rows of tokens");
        return leaks;
    }
    MESEWRIGHT_TRY(const std::vector<TaskItem> items, readTaskItems(eval));
    leaks.check = checkData(trained.items, items);
    const DataCheck& check = *leaks.check;
    Json recorded{{"train_file", train.string()}};
    MESEWRIGHT_TRY(recorded["train_sha256"], sha256OfFile(train));
    recorded.update(dataCheckCounts(check));
    leaks.recorded = std::make_shared<const Json>(std::move(recorded));
    if (check.sameQuestionRows == 0)
        return leaks;
    const std::string found = formatted(
        "%zu of %zu evaluation rows stand in %s%s", check.sameQuestionRows, check.eval.rows,
        train.c_str(),
        check.sameQuestionRows == check.leakedRows
            ? formatted(" word for word (%zu distinct items)", check.leakedDistinct).c_str()
            : ", as they are or by their question");
    if (strict)
        return Error{ErrorKind::AnswerIsNo,
                     found + ", so that a score on them measures memory; give items that training "
                             "does not hold, or leave out --strict"};
    progress.message("LEAK: " + found + "; figures are also given without them");
    return leaks;
}

} // namespace mesewright
