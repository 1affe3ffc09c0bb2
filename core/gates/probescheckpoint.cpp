// SPDX-License-Identifier: Apache-2.0
#include "core/gates/probes.h"

#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/llm/checkpoint.h"
#include "core/llm/model.h"
#include "core/llm/modelconfig.h"
#include "core/llm/tokenizer/tokenizer.h"
#include "core/llm/weights.h"

#include <algorithm>

namespace mesewright {

namespace {

constexpr std::size_t hashPiece = 16 << 20;

/// An error's sentence may name a file in full; a row keeps it as what was found.
Probe failedProbe(std::string name, std::string wanted, const Error& error, std::string remedy)
{
    return makeProbe(std::move(name), std::move(wanted), error.message, ProbeState::Failed,
                     std::move(remedy));
}

void probeWeights(const std::filesystem::path& folder, const ModelConfig& config,
                  EnvironmentReport& report)
{
    const std::string wanted = "every file of the index, in layout bf16, mxfp4 or nf4";
    const Result<WeightSource> source = WeightSource::open(folder, config);
    if (!source) {
        report.probes.push_back(failedProbe("checkpoint", wanted, source.error(),
                                            "fetch the missing or broken files again"));
        return;
    }
    std::string found = std::string(layoutName(source->layout())) + ", " +
                        std::to_string(source->checkpoint().files().size()) + " files, " +
                        humanBytes(source->bytesOnDisk());
    for (const std::string& warning : source->warnings())
        found += "; " + warning;
    report.probes.push_back(
        makeProbe("checkpoint", wanted, std::move(found),
                  source->warnings().empty() ? ProbeState::Ok : ProbeState::Warning,
                  "compare the files with those of the publisher"));
}

void probeWeightMemory(const std::filesystem::path& folder, const ModelConfig& config,
                       const EngineOptions& engine, EnvironmentReport& report)
{
    // A checkpoint that cannot be read has its own row; bf16 is what takes most.
    const Result<WeightSource> source = WeightSource::open(folder, config);
    const Result<WeightRoom> room =
        weightRoom(config, source ? source->layout() : WeightLayout::Bf16, engine);
    if (!room) {
        report.probes.push_back(failedProbe("memory for the model", "room for the weights",
                                            room.error(), "use --device cpu"));
        return;
    }
    report.probes.push_back(
        makeProbe("memory for the model", humanBytes(room->needed) + " free (" + room->where + ")",
                  humanBytes(room->free) + " free",
                  room->free >= room->needed ? ProbeState::Ok : ProbeState::Failed,
                  "close other programs, or use a smaller model or a machine with more memory"));
}

void probeTokenizer(const std::filesystem::path& folder, const ModelConfig& config,
                    EnvironmentReport& report)
{
    const std::string wanted =
        "tokenizer.json for the model's vocabulary of " + std::to_string(config.vocabSize);
    std::error_code ignored;
    if (!std::filesystem::exists(folder / "tokenizer.json", ignored)) {
        report.probes.push_back(
            makeProbe("tokenizer", wanted, "no tokenizer.json", ProbeState::Warning,
                      "copy the model's tokenizer.json into the folder; without it only token "
                      "ids can be used"));
        return;
    }
    const Result<Tokenizer> tokenizer = Tokenizer::load(folder);
    const Result<void> fits =
        tokenizer ? checkVocabulary(*tokenizer, config.vocabSize, config.eosTokenIds)
                  : Result<void>(tokenizer.error());
    if (!fits) {
        report.probes.push_back(failedProbe("tokenizer", wanted, fits.error(),
                                            "copy the tokenizer.json of this model"));
        return;
    }
    report.probes.push_back(makeProbe("tokenizer", wanted,
                                      std::to_string(tokenizer->vocabularySize()) + " tokens",
                                      ProbeState::Ok));
}

Result<std::string> hashFile(const std::filesystem::path& path, ProgressSink& progress,
                             const CancelToken& cancel)
{
    MESEWRIGHT_TRY(const MappedFile file, MappedFile::open(path));
    Sha256 hash;
    const std::span<const std::byte> bytes = file.bytes();
    for (std::size_t at = 0; at < bytes.size(); at += hashPiece) {
        if (cancel.requested())
            return stopped("stopped by the user while hashing " + path.string());
        hash.update(bytes.subspan(at, std::min(hashPiece, bytes.size() - at)));
        if (bytes.size() > hashPiece)
            progress.progress({"hashing " + path.filename().string(), "MB",
                               static_cast<std::int64_t>(at / 1'000'000),
                               static_cast<std::int64_t>(bytes.size() / 1'000'000), 0, -1});
    }
    return hash.hex();
}

/// Everything that makes the base what it is.
Result<void> hashFiles(const std::filesystem::path& folder, EnvironmentReport& report,
                       ProgressSink& progress, const CancelToken& cancel)
{
    std::vector<std::string> names{"config.json", "generation_config.json", "tokenizer.json",
                                   checkpointIndexName};
    if (const auto weights = checkpointFileNames(folder))
        names.insert(names.end(), weights->begin(), weights->end());
    for (const std::string& name : names) {
        std::error_code ignored;
        if (!std::filesystem::exists(folder / name, ignored))
            continue;
        MESEWRIGHT_TRY(report.hashes[name], hashFile(folder / name, progress, cancel));
    }
    return {};
}

} // namespace

Result<void> probeCheckpoint(const EnvironmentOptions& options, EnvironmentReport& report,
                             ProgressSink& progress, const CancelToken& cancel)
{
    if (options.base.empty()) {
        report.probes.push_back(makeProbe("checkpoint", "a base model", "not asked for",
                                          ProbeState::Absent, "name one with --base"));
        return {};
    }
    const Result<std::filesystem::path> folder =
        resolveBase(options.base, "main", options.environment);
    if (!folder) {
        report.probes.push_back(failedProbe("base", options.base, folder.error(),
                                            "name a folder or a model of the local cache"));
        return {};
    }
    const Result<ModelConfig> config = readModelConfig(*folder);
    if (!config) {
        report.probes.push_back(failedProbe("base", "a GPT-OSS config.json", config.error(),
                                            "use a checkpoint of the GPT-OSS architecture"));
        return {};
    }
    report.probes.push_back(
        makeProbe("base", "a GPT-OSS config.json",
                  formatted("%d layers, %d experts, hidden size %d", config->layers,
                            config->experts, config->hiddenSize),
                  ProbeState::Ok));
    probeWeights(*folder, *config, report);
    probeWeightMemory(*folder, *config, options.engine, report);
    probeTokenizer(*folder, *config, report);
    return options.hashes ? hashFiles(*folder, report, progress, cancel) : Result<void>();
}

} // namespace mesewright
