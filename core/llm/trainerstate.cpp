// SPDX-License-Identifier: Apache-2.0
#include "core/llm/trainerstate.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/llm/safetensors.h"
#include "core/llm/safetensorswriter.h"

#include <algorithm>
#include <charconv>

namespace mesewright {

namespace {

constexpr const char* stateFile = "trainer_state.safetensors";

// Calls body(name, values, matrix) for every tensor of the state, in a fixed order.
template <class Body>
void eachTensor(const std::vector<TrainedState>& matrices, const Body& body)
{
    for (const TrainedState& matrix : matrices) {
        body(matrix.name + ".value", matrix.value, matrix);
        body(matrix.name + ".exp_avg", matrix.firstMoment, matrix);
        body(matrix.name + ".exp_avg_sq", matrix.secondMoment, matrix);
    }
}

} // namespace

std::string trainingFingerprint(const ModelConfig& config, const std::vector<TrainRow>& rows,
                                const LoraAdapter& start, const TrainerOptions& options)
{
    Sha256 hash;
    hash.update(formatted("model %d %d %d %d %d %d; ", config.hiddenSize, config.layers,
                          config.heads, config.kvHeads, config.experts, config.vocabSize));
    hash.update(formatted("options %d %d %d %.17g %.17g %.17g %.17g %llu %d; ", options.microBatch,
                          options.accumulation, options.maxSteps, options.learningRate,
                          options.warmupRatio, options.clipNorm, options.weightDecay,
                          static_cast<unsigned long long>(options.seed),
                          static_cast<int>(options.lossCount)));
    hash.update(formatted("adapter %d %.17g %.17g %d; ", start.rank, start.alpha, start.dropout,
                          start.rsLora));
    for (const LoraPair& pair : start.pairs)
        hash.update(formatted("%d %s; ", pair.layer, loraTargetName(pair.target)));
    for (const TrainRow& row : rows) {
        hash.update(formatted("row %zu; ", row.inputIds.size()));
        hash.update(std::as_bytes(std::span(row.inputIds)));
        hash.update(std::as_bytes(std::span(row.labels)));
    }
    return hash.hex();
}

std::string trainedStateName(int layer, LoraTarget target, char matrix)
{
    return formatted("layers.%d.%s.lora_%c", layer, loraTargetName(target), matrix);
}

Result<void> writeTrainerState(const std::filesystem::path& folder,
                               const std::vector<TrainedState>& matrices, int step,
                               const std::string& fingerprint)
{
    std::vector<TensorData> tensors;
    eachTensor(matrices, [&](const std::string& name, std::span<const float> values,
                             const TrainedState& matrix) {
        tensors.push_back(floatTensor(name, {matrix.rows, matrix.columns}, values));
    });
    return writeSafetensors(folder / stateFile, tensors,
                            {{"format", "pt"},
                             {"version", "1"},
                             {"step", std::to_string(step)},
                             {"fingerprint", fingerprint}});
}

Result<int> readTrainerState(const std::filesystem::path& folder,
                             const std::vector<TrainedState>& matrices,
                             const std::string& fingerprint)
{
    const std::filesystem::path path = folder / stateFile;
    MESEWRIGHT_TRY(const SafetensorsFile file, SafetensorsFile::open(path));
    const auto metadata = [&](const char* key) {
        const auto at = file.metadata().find(key);
        return at == file.metadata().end() ? std::string() : at->second;
    };
    if (metadata("version") != "1")
        return badInput(formatted(
            "%s has state version '%s', this program reads version 1; resume with the version "
            "that wrote it",
            path.c_str(), metadata("version").c_str()));
    if (metadata("fingerprint") != fingerprint)
        return badInput(
            path.string() +
            " belongs to other training rows or settings; resume with the config.yaml and "
            "data of that run, or start a new run");
    const std::string text = metadata("step");
    int step = -1;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), step);
    if (problem != std::errc() || end != text.data() + text.size() || step < 0)
        return badInput(
            formatted("%s has no usable step number ('%s'); resume from an older checkpoint",
                      path.c_str(), text.c_str()));
    // All tensors are read before the first is changed, so a bad file leaves the trainer as it was.
    std::vector<std::pair<std::span<float>, std::vector<float>>> loaded;
    Result<void> problemFound;
    eachTensor(matrices, [&](const std::string& name, std::span<float> to, const TrainedState&) {
        if (!problemFound)
            return;
        Result<std::vector<float>> values = file.readFloats(name);
        if (!values)
            problemFound = values.error();
        else if (values->size() != to.size())
            problemFound = badInput(
                formatted("%s: %s has %zu numbers, expected %zu; resume from an older checkpoint",
                          path.c_str(), name.c_str(), values->size(), to.size()));
        else
            loaded.emplace_back(to, std::move(*values));
    });
    MESEWRIGHT_CHECK(problemFound);
    for (auto& [to, values] : loaded)
        std::copy(values.begin(), values.end(), to.begin());
    return step;
}

} // namespace mesewright
