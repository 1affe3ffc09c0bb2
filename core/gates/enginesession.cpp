// SPDX-License-Identifier: Apache-2.0
#include "core/gates/enginesession.h"

#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/llm/hubcache.h"
#include "core/llm/weights.h"

#include <chrono>

namespace mesewright {

namespace {

// Whole files below this size; above it hashing would take longer than loading.
constexpr std::uint64_t hashLimit = 1'000'000'000;

// What identifies the checkpoint: all its bytes, or for a large one config, index and file sizes.
Result<std::pair<std::string, std::string>> checkpointHash(const std::filesystem::path& folder,
                                                           const ModelConfig& config)
{
    MESEWRIGHT_TRY(const WeightSource source, WeightSource::open(folder, config));
    if (source.bytesOnDisk() <= hashLimit) {
        MESEWRIGHT_TRY(std::string hash, source.hash());
        return std::pair<std::string, std::string>("base", std::move(hash));
    }
    Sha256 hash;
    for (const char* name : {"config.json", "model.safetensors.index.json"})
        if (const auto text = readFile(folder / name); text)
            hash.update(*text);
    hash.update(std::to_string(source.bytesOnDisk()));
    return std::pair<std::string, std::string>("base_config_and_sizes", hash.hex());
}

} // namespace

Result<EngineSession> openEngine(const std::string& base, const std::filesystem::path& relativeTo,
                                 ProgressSink& progress, const CancelToken& cancel,
                                 const EngineOptions& options)
{
    const auto began = std::chrono::steady_clock::now();
    EngineSession session;
    std::error_code ignored;
    const std::filesystem::path beside = relativeTo / base;
    if (!relativeTo.empty() && !base.empty() && std::filesystem::is_directory(beside, ignored)) {
        session.folder = beside.lexically_normal();
    } else {
        MESEWRIGHT_TRY(session.folder, resolveBase(base));
    }
    MESEWRIGHT_TRY(const ModelConfig config, readModelConfig(session.folder));
    if (std::filesystem::exists(session.folder / "tokenizer.json", ignored)) {
        MESEWRIGHT_TRY(session.tokenizer, Tokenizer::load(session.folder));
        MESEWRIGHT_CHECK(checkVocabulary(*session.tokenizer, config.vocabSize, config.eosTokenIds));
        MESEWRIGHT_TRY(session.hashes["tokenizer"],
                       sha256OfFile(session.folder / "tokenizer.json"));
    }
    MESEWRIGHT_TRY(session.model, Model::load(session.folder, progress, cancel, options));
    session.loadSeconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    MESEWRIGHT_TRY(const auto hash, checkpointHash(session.folder, config));
    session.hashes.insert(hash);
    return session;
}

Result<const Tokenizer*> neededTokenizer(const EngineSession& session)
{
    if (!session.tokenizer)
        return badInput(session.folder.string() +
                        " has no tokenizer.json, which turning text into tokens needs; copy the "
                        "tokenizer.json of this model into the folder");
    return &*session.tokenizer;
}

std::map<std::string, std::string> engineVersionMap(const Model* model)
{
    std::map<std::string, std::string> map{{"mesewright", MESEWRIGHT_VERSION},
                                           {"engine", engineVersions()},
                                           {"threads", std::to_string(engineThreads())}};
    if (model != nullptr) {
        map["mode"] = model->mode();
        map["device"] = model->device();
    }
    return map;
}

} // namespace mesewright
