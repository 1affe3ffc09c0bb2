// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace mesewright::ui {

/// One tensor of a checkpoint, as its file's header says.
struct TensorFacts
{
    QString name;
    QString dtype;
    QString shape;
    QString file;
    std::uint64_t bytes = 0;
};

/// What stands in a checkpoint folder.
struct CheckpointFacts
{
    QString folder;
    QString layout; ///< "nf4", "mxfp4", "bf16"; empty while files are missing
    std::uint64_t bytes = 0;
    std::int64_t parameters = 0;
    int layers = 0, experts = 0, expertsPerToken = 0, hiddenSize = 0, vocabulary = 0;
    bool tokenizer = false;
    std::uint64_t memoryCpu = 0, memoryBf16 = 0, memoryNf4 = 0; ///< of the weights
    QStringList missing;
    QStringList warnings;
    struct Share
    {
        QString name; ///< "experts"
        std::uint64_t bytes = 0;
    };
    QList<Share> shares; ///< largest first
    std::vector<TensorFacts> tensors;
};

/// Reads headers only. `base`: a folder or a hub name of the local cache.
[[nodiscard]] Result<CheckpointFacts> readCheckpointFacts(const std::string& base);

/// SHA-256 of the files that make the base what it is, by name.
[[nodiscard]] Result<std::map<std::string, std::string>> hashCheckpoint(const std::string& base,
                                                                        const CancelToken& cancel);

} // namespace mesewright::ui
