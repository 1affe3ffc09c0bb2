// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/newworkspace.h"

#include "core/base/files.h"
#include "core/config/settingsfile.h"
#include "core/data/prompttemplate.h"
#include "core/data/taskfile.h"
#include "core/llm/hubcache.h"
#include "core/llm/modelconfig.h"
#include "core/llm/weights.h"
#include "core/runs/workspace.h"

#include <algorithm>
#include <numeric>

namespace mesewright::ui {

namespace {

namespace fs = std::filesystem;

constexpr int trialSteps = 300;
constexpr int trialSaveSteps = 100;
constexpr int smallCardLength = 1024;
constexpr const char* templateName = "prompt_template.txt";

Settings settingsFor(const NewWorkspace& wanted, const BaseFacts& base)
{
    Settings settings;
    std::error_code ignored;
    settings.base = fs::is_directory(wanted.base, ignored) ? base.folder.string() : wanted.base;
    // The Python project trains the last 5 of 24 layers; a smaller model as large a share.
    const int trained = std::clamp(base.layers * 5 / 24, 1, 5);
    settings.layers.resize(static_cast<std::size_t>(trained));
    std::iota(settings.layers.begin(), settings.layers.end(), base.layers - trained);
    settings.trainFile = "data/train.jsonl";
    if (!wanted.templateFile.empty())
        settings.promptTemplate = std::string("data/") + templateName;
    if (wanted.preset == ConfigPreset::Trial) {
        settings.trainer.maxSteps = trialSteps;
        settings.trainer.saveSteps = trialSaveSteps;
    } else if (wanted.preset == ConfigPreset::SmallCard) {
        // The product of the two stays, and with it what one update sees.
        settings.trainer.gradientAccumulationSteps *= settings.trainer.perDeviceTrainBatchSize;
        settings.trainer.perDeviceTrainBatchSize = 1;
        settings.maxLen = smallCardLength;
    }
    return settings;
}

Result<void> checkFolder(const fs::path& folder)
{
    std::error_code ignored;
    if (folder.empty())
        return badInput("no folder is named; give one for the workspace");
    if (fs::exists(folder / "workspace.json", ignored))
        return badInput(folder.string() + " is a workspace already; open it, or give another");
    if (fs::exists(folder, ignored) && !fs::is_empty(folder, ignored))
        return badInput(folder.string() + " holds other files; give a new or an empty folder");
    return {};
}

Result<void> copyText(const fs::path& from, const fs::path& to)
{
    MESEWRIGHT_TRY(const std::string text, readFile(from));
    return writeFileAtomically(to, text);
}

} // namespace

Result<BaseFacts> lookAtBase(const std::string& base)
{
    if (base.empty())
        return badInput("no base model is named; give a folder or a hub name");
    BaseFacts facts;
    MESEWRIGHT_TRY(facts.folder, resolveBase(base));
    MESEWRIGHT_TRY(const ModelConfig config, readModelConfig(facts.folder));
    MESEWRIGHT_TRY(const WeightSource source, WeightSource::open(facts.folder, config));
    std::error_code ignored;
    facts.folder = fs::absolute(facts.folder).lexically_normal();
    facts.layers = config.layers;
    facts.bytes = source.bytesOnDisk();
    facts.tokenizer = fs::exists(facts.folder / "tokenizer.json", ignored);
    return facts;
}

Result<std::size_t> countItems(const fs::path& file)
{
    MESEWRIGHT_TRY(const std::vector<TaskItem> items, readTaskItems(file));
    return items.size();
}

Result<void> makeWorkspace(const NewWorkspace& wanted)
{
    MESEWRIGHT_CHECK(checkFolder(wanted.folder));
    MESEWRIGHT_TRY(const BaseFacts base, lookAtBase(wanted.base));
    MESEWRIGHT_TRY(const TaskFile train, readTrainFile(wanted.train));
    MESEWRIGHT_TRY(const std::size_t evalItems, countItems(wanted.eval));
    if (evalItems == 0 || (train.items.empty() && train.tokenRows.empty()))
        return badInput("training and evaluation each need at least one item");
    if (!wanted.validation.empty()) {
        MESEWRIGHT_TRY(const std::size_t rows, countItems(wanted.validation));
        if (rows == 0)
            return badInput(wanted.validation.string() + " has no items; leave it out");
    }
    if (!wanted.templateFile.empty()) {
        MESEWRIGHT_TRY(const PromptTemplate used, PromptTemplate::load(wanted.templateFile));
        MESEWRIGHT_CHECK(used.checkInputs(0));
    }
    const Settings settings = settingsFor(wanted, base);
    if (const auto findings = checkSettings(settings); hasErrors(findings))
        return firstError(findings);

    const fs::path data = wanted.folder / "data";
    MESEWRIGHT_CHECK(makeFolders(data));
    MESEWRIGHT_CHECK(copyText(wanted.train, data / "train.jsonl"));
    MESEWRIGHT_CHECK(copyText(wanted.eval, data / "eval.jsonl"));
    if (!wanted.validation.empty())
        MESEWRIGHT_CHECK(copyText(wanted.validation, data / "validation.jsonl"));
    if (!wanted.templateFile.empty())
        MESEWRIGHT_CHECK(copyText(wanted.templateFile, data / templateName));
    MESEWRIGHT_CHECK(writeFileAtomically(wanted.folder / "config.yaml", settingsToYaml(settings)));
    // What makes the folder a workspace comes last.
    MESEWRIGHT_TRY(const Workspace made, openOrMakeWorkspace(wanted.folder, wanted.name));
    (void)made;
    return {};
}

} // namespace mesewright::ui
