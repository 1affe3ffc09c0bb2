// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/config/settings.h"
#include "core/gates/trainmemory.h"
#include "core/llm/modelconfig.h"

#include <QString>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mesewright::ui {

/// What an earlier training run of the workspace left.
struct RunPace
{
    std::string id;
    int steps = 0;
    double tokens = 0;                      ///< input tokens of a step, the mean
    double secondsLow = 0, secondsHigh = 0; ///< of a step: 10th and 90th of 100
    std::optional<double> peakMemory;       ///< bytes, if it was recorded
    std::uint64_t expectedMemory = 0;       ///< what was estimated for it; 0: not recorded
    std::string config;                     ///< its settings as text; "": not kept
    std::vector<std::pair<double, double>> learningRate; ///< by step
    double lastLoss = 0;
};

/// Everything around a settings text that its cards need and that lies in files.
struct Surroundings
{
    std::optional<ModelConfig> model;
    QString modelName;
    QString modelProblem; ///< why there is no model
    std::uint64_t modelBytes = 0;
    std::filesystem::path trainFile; ///< empty: none
    QString trainProblem;
    RowLengths rows;
    bool tokensCounted = false; ///< `rows.longest` and `rows.mean` are known
    std::size_t distinct = 0;
    std::size_t withLicence = 0;
    std::filesystem::path validationFile; ///< empty: none
    std::vector<RunPace> runs;            ///< finished training runs, oldest first
    std::uint64_t memory = 0;             ///< of this machine
    std::uint64_t memoryFree = 0;
    std::uint64_t diskFree = 0;
};

/// Reads the files of the workspace `root`; for jobs. `settings` names base, prompts and files.
[[nodiscard]] Surroundings readSurroundings(const std::filesystem::path& root,
                                            const Settings& settings, const CancelToken& cancel);

/// The part of the settings that `readSurroundings` looks at: another text, another reading.
[[nodiscard]] std::string surroundingsKey(const Settings& settings);

} // namespace mesewright::ui
