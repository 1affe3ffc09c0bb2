// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/settings.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <cstdint>
#include <filesystem>
#include <optional>

namespace mesewright::ui {

/// A checkpoint that lies whole in a run's folder.
struct CheckpointFact
{
    std::int64_t step = 0;
    QDateTime saved; ///< UTC
};

/// What a training run was asked for, and its checkpoints.
struct RunFacts
{
    /// From the config.yaml the run names, if that still has the bytes the run began with.
    std::optional<Settings> settings;
    std::optional<int> maxSteps; ///< asked for in place of the settings' own
    QString device;              ///< "cpu, fp32", "cuda:0 ..."; as run.json says
    QDateTime created;           ///< UTC
    QList<CheckpointFact> checkpoints;
    QHash<QString, QString> prompts; ///< what the fixed prompts ask, by the name that events use
    QString problem;                 ///< why run.json or config.yaml cannot be used

    [[nodiscard]] std::optional<std::int64_t> totalSteps() const;
    [[nodiscard]] bool onGpu() const;
    /// The driver's number of the GPU in `device`.
    [[nodiscard]] unsigned gpuIndex() const;
};

/// Reads files: for jobs, never for the interface thread.
[[nodiscard]] RunFacts readRunFacts(const std::filesystem::path& runFolder);

/// "r 8 · alpha 16 · layers 19–23 · lr 5e-5 cosine"
[[nodiscard]] QString settingsText(const Settings& settings);

/// "train-k7qd" for "20261122T222700Z-train-k7qd".
[[nodiscard]] QString shortRunName(const std::string& id);

} // namespace mesewright::ui
