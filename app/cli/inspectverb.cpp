// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inspectverb.h"

#include "core/base/text.h"
#include "core/data/comparisonfile.h"
#include "core/data/datacheck.h"
#include "core/data/resultsfile.h"
#include "core/data/taskfile.h"
#include "core/llm/hubcache.h"
#include "core/llm/inspect.h"
#include "core/runs/runlist.h"

#include <algorithm>

namespace mesewright {

namespace {

/// What an object holds as `key: value` lines; lists and objects inside are counted.
std::string plainText(const Json& object)
{
    std::string text;
    for (const auto& [key, value] : object.items()) {
        text += key + ": ";
        if (value.is_string())
            text += value.get<std::string>();
        else if (value.is_structured() && value.dump().size() > 200)
            text += std::to_string(value.size()) + " entries";
        else
            text += jsonLine(value);
        text += '\n';
    }
    return text;
}

Json ratesJson(const PassMetrics& metrics)
{
    return {
        {"rows", metrics.count}, {"pass_at_1", metrics.passAt1}, {"pass_at_k", metrics.passAtK}};
}

Result<Json> inspectResults(const Json& file, const std::filesystem::path& path)
{
    MESEWRIGHT_TRY(const EvalResults results, resultsFromJson(file, path.string()));
    std::size_t answers = 0;
    for (const ItemResult& item : results.items)
        answers += item.candidates.size();
    Json families = Json::object();
    for (const auto& [name, metrics] : results.families)
        families[name] = ratesJson(metrics);
    Json json{{"kind", "results"},
              {"path", path.string()},
              {"model", results.modelName.empty() ? results.baseModel : results.modelName},
              {"adapter", results.adapterPath},
              {"eval_file", results.evalFile},
              {"level", results.level},
              {"k", results.k},
              {"items", results.items.size()},
              {"answers", answers},
              {"overall", ratesJson(results.overall)},
              {"families", std::move(families)}};
    if (results.scale)
        json["scale"] = *results.scale;
    if (const auto problem = contradiction(results))
        json["contradiction"] = *problem;
    return json;
}

Result<Json> inspectDataset(const std::filesystem::path& path)
{
    MESEWRIGHT_TRY(const TaskFile file, readTrainFile(path));
    Json json{{"kind", "dataset"}, {"path", path.string()}};
    if (!file.tokenRows.empty()) {
        std::size_t tokens = 0;
        std::size_t longest = 0;
        for (const TokenRow& row : file.tokenRows) {
            tokens += row.inputIds.size();
            longest = std::max(longest, row.inputIds.size());
        }
        json["rows"] = file.tokenRows.size();
        json["tokens"] = tokens;
        json["longest"] = longest;
        return json;
    }
    const ItemCounts counts = checkData(file.items, {}).train;
    Json families = Json::object();
    for (const TaskItem& item : file.items)
        families[item.family] = families.value(item.family, 0) + 1;
    json["rows"] = counts.rows;
    json["distinct"] = counts.distinct;
    json["shapes"] = counts.shapes;
    json["with_licence"] = counts.withLicence;
    json["families"] = std::move(families);
    return json;
}

Result<Json> inspectJsonFile(const std::filesystem::path& path)
{
    MESEWRIGHT_TRY(const Json file, readJsonFile(path));
    if (file.is_object() && file.contains("overall_metrics"))
        return inspectResults(file, path);
    if (file.is_object() && file.contains("decision")) {
        Json json{{"kind", "comparison"}, {"path", path.string()}};
        for (const char* key : {"decision", "reason", "rule", "threshold_met"}) {
            if (const auto found = file.find(key); found != file.end())
                json[key] = *found;
        }
        return json;
    }
    return badInput(path.string() + ": is neither a results file (it has no overall_metrics) nor a "
                                    "comparison (it has no decision)");
}

/// A run's folder stands in `runs/` of its workspace.
Result<Json> inspectRun(const std::filesystem::path& path)
{
    std::error_code code;
    const std::filesystem::path folder = std::filesystem::canonical(path, code);
    MESEWRIGHT_TRY(const Workspace workspace, openWorkspace(folder.parent_path().parent_path()));
    MESEWRIGHT_TRY(const Json run, showRun(workspace, folder.filename().string()));
    Json json{{"kind", "run"}};
    json.update(run);
    return json;
}

class InspectVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_path, Option("PATH", "",
                                 "a checkpoint (or hub name), adapter, safetensors "
                                 "file, dataset, results file or run folder")
                              .place()
                              .needed());
    }

    Result<int> run(Context& context) override
    {
        MESEWRIGHT_TRY(const Json json, inspect());
        const std::string kind = json.value("kind", "");
        const bool weights = kind == "checkpoint" || kind == "adapter" || kind == "safetensors";
        context.print(weights ? inspectText(json) : plainText(json));
        context.result(json);
        return 0;
    }

private:
    [[nodiscard]] Result<Json> inspect() const
    {
        std::error_code code;
        const std::filesystem::path path = m_path;
        if (!std::filesystem::exists(path, code)) {
            MESEWRIGHT_TRY(const std::filesystem::path folder, resolveBase(m_path));
            return inspectPath(folder);
        }
        if (std::filesystem::is_directory(path, code)) {
            return std::filesystem::exists(path / "run.json", code) ? inspectRun(path)
                                                                    : inspectPath(path);
        }
        if (path.extension() == ".jsonl")
            return inspectDataset(path);
        if (path.extension() == ".json")
            return inspectJsonFile(path);
        return inspectPath(path);
    }

    std::string m_path;
};

} // namespace

void addInspectVerb(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<InspectVerb>(
        "inspect", "say what a file or folder holds",
        "Checkpoint, adapter and safetensors file: tensors, sizes, parameters, memory needed. "
        "Dataset\n(.jsonl): rows, distinct items, shapes. Results file (.json): rates. Run folder: "
        "its state."));
}

} // namespace mesewright
