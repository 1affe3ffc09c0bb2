// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/playground/playgroundfacts.h"

#include "core/base/json.h"
#include "core/config/settingsfile.h"
#include "core/data/taskfile.h"
#include "core/gates/checkpointsamples.h"
#include "core/llm/hubcache.h"
#include "core/llm/modelconfig.h"
#include "core/runs/checkpoints.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace mesewright::ui {

namespace {

namespace fs = std::filesystem;

double scalingOf(const fs::path& folder)
{
    const auto config = readJsonFile(folder / "adapter_config.json");
    if (!config || !config->is_object())
        return 0;
    const auto number = [&](const char* key) {
        const auto found = config->find(key);
        return found != config->end() && found->is_number() ? found->get<double>() : 0.0;
    };
    const double rank = number("r");
    if (rank <= 0)
        return 0;
    const auto rsLora = config->find("use_rslora");
    const bool root = rsLora != config->end() && rsLora->is_boolean() && rsLora->get<bool>();
    return number("lora_alpha") / (root ? std::sqrt(rank) : rank);
}

Result<void> readBase(PlaygroundFacts& facts)
{
    std::error_code ignored;
    const fs::path beside = facts.root / facts.base;
    fs::path folder = beside;
    if (!fs::is_directory(beside, ignored)) {
        MESEWRIGHT_TRY(folder, resolveBase(facts.base));
    }
    MESEWRIGHT_TRY(const ModelConfig config, readModelConfig(folder));
    MESEWRIGHT_TRY(const Tokenizer tokenizer, Tokenizer::load(folder));
    MESEWRIGHT_CHECK(checkVocabulary(tokenizer, config.vocabSize, config.eosTokenIds));
    facts.tokenizer = std::make_shared<const Tokenizer>(tokenizer);
    facts.eosIds = config.eosTokenIds;
    return {};
}

} // namespace

PlaygroundFacts readPlaygroundFacts(const fs::path& workspace, const PlaygroundFacts* before)
{
    PlaygroundFacts facts;
    facts.root = workspace;
    const auto settings = readSettings(workspace / "config.yaml");
    if (!settings) {
        facts.problem = settings.error().message;
        return facts;
    }
    facts.base = settings->base;
    facts.format.style = settings->format == Settings::PromptFormat::Harmony ? PromptStyle::Harmony
                                                                             : PromptStyle::Iir;
    if (!settings->promptTemplate.empty())
        facts.format.templateFile = workspace / settings->promptTemplate;
    facts.format.seedQuirk = settings->templateQuirk;
    for (const SavedCheckpoint& checkpoint : listCheckpoints(workspace / "adapters"))
        facts.adapters.push_back({checkpoint.folder.filename().string(), checkpoint.folder,
                                  scalingOf(checkpoint.folder)});
    if (before && before->root == workspace && !before->examples.empty())
        facts.examples = before->examples;
    else if (const auto items = readTaskItems(workspace / "data" / "eval.jsonl"))
        facts.examples = fixedPrompts(*items);
    if (before && before->tokenizer && before->root == workspace && before->base == facts.base) {
        facts.tokenizer = before->tokenizer;
        facts.eosIds = before->eosIds;
    } else if (const auto read = readBase(facts); !read)
        facts.problem = read.error().message;
    return facts;
}

} // namespace mesewright::ui
