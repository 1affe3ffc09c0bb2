// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/config/surroundings.h"

#include "core/base/json.h"
#include "core/base/machinememory.h"
#include "core/config/settingsfile.h"
#include "core/data/taskfile.h"
#include "core/gates/leakcheck.h"
#include "core/gates/prompts.h"
#include "core/gates/traingate.h"
#include "core/gates/trainrecord.h"
#include "core/llm/checkpoint.h"
#include "core/llm/hubcache.h"
#include "core/metrics/eventlog.h"
#include "core/metrics/steps.h"
#include "core/runs/runlist.h"
#include "ui/models/workspacesettings.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace mesewright::ui {

namespace {

constexpr std::size_t pacedSteps = 200; ///< the last ones of a run give its pace
constexpr std::size_t mostRuns = 5;
/// Counting the tokens of more rows than this takes longer than a person waits; the rest is alike.
constexpr std::size_t countedRows = 20'000;

QString sentenceOf(const Error& error)
{
    return QString::fromStdString(error.message);
}

double percentile(std::vector<double> values, double share)
{
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at),
                     values.end());
    return values[at];
}

std::optional<RunPace> paceOf(const RunSummary& run)
{
    const auto events = readEvents(run.folder / "events.jsonl");
    if (!events)
        return std::nullopt;
    RunPace pace;
    pace.id = run.id;
    StepSeries series;
    for (const Event& event : *events) {
        series.add(event);
        if (const auto* gpu = std::get_if<GpuEvent>(&event.body); gpu && gpu->memory > 0)
            pace.peakMemory = std::max(pace.peakMemory.value_or(0), gpu->memory);
    }
    TrainRecord record = readTrainRecord(run.folder);
    pace.expectedMemory = record.expected;
    pace.config = std::move(record.config);
    if (!pace.peakMemory && record.peak > 0)
        pace.peakMemory = static_cast<double>(record.peak);
    const std::vector<StepEvent>& steps = series.steps();
    if (steps.empty())
        return std::nullopt;
    std::vector<double> seconds;
    double tokens = 0;
    const std::size_t first = steps.size() > pacedSteps ? steps.size() - pacedSteps : 0;
    for (std::size_t i = first; i < steps.size(); ++i) {
        seconds.push_back(steps[i].seconds);
        tokens += static_cast<double>(steps[i].tokens);
    }
    pace.steps = static_cast<int>(steps.size());
    pace.tokens = tokens / static_cast<double>(seconds.size());
    pace.secondsLow = percentile(seconds, 0.1);
    pace.secondsHigh = percentile(seconds, 0.9);
    pace.lastLoss = steps.back().loss;
    for (const StepEvent& step : steps)
        pace.learningRate.emplace_back(static_cast<double>(step.step), step.lr);
    return pace;
}

void addModel(Surroundings& out, const std::filesystem::path& root, const Settings& settings,
              std::optional<Tokenizer>& tokenizer)
{
    const auto folder = resolveBase(baseBeside(root, settings.base));
    if (!folder) {
        out.modelProblem = sentenceOf(folder.error());
        return;
    }
    const auto config = readModelConfig(*folder);
    if (!config) {
        out.modelProblem = sentenceOf(config.error());
        return;
    }
    out.model = *config;
    out.modelName = QString::fromStdString(folder->filename().string());
    if (const auto names = checkpointFileNames(*folder)) {
        for (const std::string& name : *names) {
            std::error_code missing;
            const auto size = std::filesystem::file_size(*folder / name, missing);
            out.modelBytes += missing ? 0 : size;
        }
    }
    if (auto loaded = Tokenizer::load(*folder))
        tokenizer.emplace(std::move(*loaded));
}

void countTokens(Surroundings& out, const std::filesystem::path& root, const Settings& settings,
                 const Tokenizer& tokenizer, const std::vector<TaskItem>& items,
                 const CancelToken& cancel)
{
    PromptOptions options;
    options.style = settings.format == Settings::PromptFormat::Harmony ? PromptStyle::Harmony
                                                                       : PromptStyle::Iir;
    if (!settings.promptTemplate.empty())
        options.templateFile = root / settings.promptTemplate;
    const auto prompts = Prompts::create(tokenizer, options, {});
    if (!prompts)
        return;
    TrainRowOptions rowOptions;
    rowOptions.endToken = settings.endToken;
    rowOptions.maxLen = settings.maxLen;
    double sum = 0;
    const std::size_t count = std::min(items.size(), countedRows);
    for (std::size_t i = 0; i < count; ++i) {
        if (cancel.requested())
            return;
        const auto row = prompts->trainRow(items[i], rowOptions);
        if (!row)
            return;
        out.rows.longest = std::max(out.rows.longest, row->inputIds.size());
        sum += static_cast<double>(row->inputIds.size());
    }
    out.rows.mean = count == 0 ? 0 : sum / static_cast<double>(count);
    out.tokensCounted = count > 0;
}

void addRows(Surroundings& out, const std::filesystem::path& root, const Settings& settings,
             const std::optional<Tokenizer>& tokenizer, const CancelToken& cancel)
{
    const std::filesystem::path named =
        settings.trainFile.empty() ? std::filesystem::path() : root / settings.trainFile;
    const auto file = trainingSetFor(named, root);
    if (!file) {
        out.trainProblem = sentenceOf(file.error());
        return;
    }
    if (file->empty())
        return;
    out.trainFile = *file;
    const auto read = readTrainFile(*file);
    if (!read) {
        out.trainProblem = sentenceOf(read.error());
        return;
    }
    out.rows.rows = read->items.size() + read->tokenRows.size();
    std::set<std::string> keys;
    for (const TaskItem& item : read->items) {
        keys.insert(distinctKey(item));
        out.withLicence += item.licence.empty() ? 0 : 1;
    }
    out.distinct = read->items.empty() ? read->tokenRows.size() : keys.size();
    double sum = 0;
    for (const TokenRow& row : read->tokenRows) {
        out.rows.longest = std::max(out.rows.longest, row.inputIds.size());
        sum += static_cast<double>(row.inputIds.size());
    }
    if (!read->tokenRows.empty()) {
        out.rows.mean = sum / static_cast<double>(read->tokenRows.size());
        out.tokensCounted = true;
    } else if (tokenizer) {
        countTokens(out, root, settings, *tokenizer, read->items, cancel);
    }
}

} // namespace

Surroundings readSurroundings(const std::filesystem::path& root, const Settings& settings,
                              const CancelToken& cancel)
{
    Surroundings out;
    std::optional<Tokenizer> tokenizer;
    addModel(out, root, settings, tokenizer);
    addRows(out, root, settings, tokenizer, cancel);
    std::error_code ignored;
    out.validationFile = validationSetFor(root);
    const MachineMemory memory = machineMemory();
    out.memory = memory.total;
    out.memoryFree = memory.available;
    const auto space = std::filesystem::space(root, ignored);
    out.diskFree = ignored ? 0 : space.available;
    if (const auto workspace = openWorkspace(root)) {
        const auto runs = listRuns(*workspace);
        std::vector<RunSummary> trained;
        if (runs)
            std::copy_if(runs->begin(), runs->end(), std::back_inserter(trained),
                         [](const RunSummary& run) {
                             return run.verb == "train" && run.status == RunStatus::Done;
                         });
        const std::size_t first = trained.size() > mostRuns ? trained.size() - mostRuns : 0;
        for (std::size_t i = first; i < trained.size() && !cancel.requested(); ++i)
            if (auto pace = paceOf(trained[i]))
                out.runs.push_back(std::move(*pace));
    }
    return out;
}

std::string surroundingsKey(const Settings& settings)
{
    Json key = settingsToJson(settings);
    key.erase("lora");
    key.erase("optim");
    key.erase("trainer");
    key.erase("layers");
    key.erase("seed");
    return jsonLine(key);
}

} // namespace mesewright::ui
