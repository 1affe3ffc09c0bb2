// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/environment/checkpointfacts.h"

#include "core/gates/probes.h"
#include "core/llm/checkpoint.h"
#include "core/llm/inspect.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace mesewright::ui {

namespace {

struct Family
{
    const char* part; ///< of a tensor's name
    const char* name;
};
constexpr std::array<Family, 5> families{{
    {".experts.", QT_TRANSLATE_NOOP("mesewright::ui::Environment", "experts")},
    {"embed_tokens", QT_TRANSLATE_NOOP("mesewright::ui::Environment", "embedding")},
    {"lm_head", QT_TRANSLATE_NOOP("mesewright::ui::Environment", "head")},
    {"self_attn", QT_TRANSLATE_NOOP("mesewright::ui::Environment", "attention")},
    {"router", QT_TRANSLATE_NOOP("mesewright::ui::Environment", "routers")},
}};

QString familyOf(const std::string& tensor)
{
    const auto found = std::find_if(families.begin(), families.end(), [&](const Family& family) {
        return tensor.find(family.part) != std::string::npos;
    });
    const char* name = found == families.end()
                           ? QT_TRANSLATE_NOOP("mesewright::ui::Environment", "norms")
                           : found->name;
    return QCoreApplication::translate("mesewright::ui::Environment", name);
}

QStringList textsOf(const Json& list)
{
    QStringList texts;
    for (const Json& entry : list)
        texts.append(QString::fromStdString(entry.get<std::string>()));
    return texts;
}

void addTensors(CheckpointFacts& facts, const Checkpoint& checkpoint)
{
    for (const auto& file : checkpoint.files()) {
        const QString name = QString::fromStdString(file->path().filename().string());
        for (const TensorInfo& tensor : file->tensors()) {
            facts.tensors.push_back(
                {QString::fromStdString(tensor.name), QLatin1String(dtypeName(tensor.dtype)),
                 QString::fromStdString(shapeText(tensor.shape)), name, tensor.bytes()});
            const QString family = familyOf(tensor.name);
            const auto share =
                std::find_if(facts.shares.begin(), facts.shares.end(),
                             [&](const auto& entry) { return entry.name == family; });
            if (share == facts.shares.end())
                facts.shares.append({family, tensor.bytes()});
            else
                share->bytes += tensor.bytes();
        }
    }
    std::sort(facts.shares.begin(), facts.shares.end(),
              [](const auto& a, const auto& b) { return a.bytes > b.bytes; });
}

} // namespace

Result<CheckpointFacts> readCheckpointFacts(const std::string& base)
{
    if (base.empty())
        return badInput("no checkpoint is named; write base: in config.yaml");
    MESEWRIGHT_TRY(const std::filesystem::path folder, resolveBase(base));
    MESEWRIGHT_TRY(const Json json, inspectPath(folder));
    if (json.value("kind", "") != "checkpoint")
        return badInput(folder.string() + ": is no checkpoint; name a folder with config.json");
    CheckpointFacts facts;
    facts.folder = QString::fromStdString(folder.string());
    const Json& config = json["config"];
    facts.layers = config["layers"].get<int>();
    facts.experts = config["experts"].get<int>();
    facts.expertsPerToken = config["experts_per_token"].get<int>();
    facts.hiddenSize = config["hidden_size"].get<int>();
    facts.vocabulary = config["vocab_size"].get<int>();
    facts.tokenizer = json["tokenizer"].get<bool>();
    facts.missing = textsOf(json["missing"]);
    if (!facts.missing.isEmpty())
        return facts;
    facts.layout = QString::fromStdString(json["layout"].get<std::string>());
    facts.bytes = json["bytes"].get<std::uint64_t>();
    facts.parameters = json["parameters"].get<std::int64_t>();
    const Json& memory = json["memory"];
    facts.memoryCpu = memory["cpu_fp32"].get<std::uint64_t>();
    facts.memoryBf16 = memory["gpu_bf16"].get<std::uint64_t>();
    facts.memoryNf4 = memory["gpu_nf4"].get<std::uint64_t>();
    facts.warnings = textsOf(json["warnings"]);
    MESEWRIGHT_TRY(const Checkpoint checkpoint, Checkpoint::open(folder));
    addTensors(facts, checkpoint);
    return facts;
}

Result<std::map<std::string, std::string>> hashCheckpoint(const std::string& base,
                                                          const CancelToken& cancel)
{
    EnvironmentOptions options;
    options.base = base;
    options.hashes = true;
    EnvironmentReport report;
    SilentProgress nobody;
    MESEWRIGHT_CHECK(probeCheckpoint(options, report, nobody, cancel));
    if (report.hashes.empty())
        return badInput(base + ": has no files that could be hashed");
    return report.hashes;
}

} // namespace mesewright::ui
