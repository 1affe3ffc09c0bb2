// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/data/datastate.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/figurecard.h"

#include <QList>

#include <optional>

namespace mesewright::ui {

/// Lines that are no white space.
[[nodiscard]] std::size_t countRows(const DataState& data);

/// The five figures of a file. `check`: `data` compared with the file named `other`; none while
/// that is not known.
[[nodiscard]] QList<CardFigure> dataFigures(const DataState& data,
                                            const std::optional<DataCheck>& check,
                                            const std::string& file, const std::string& other);

/// What is wrong with a file, as `data check` counts it. `judged`: scores are measured on it.
[[nodiscard]] std::vector<Finding> dataFindings(const DataState& data,
                                                const std::optional<DataCheck>& check,
                                                const std::string& file, bool judged);

/// For a file that is not there or empty.
[[nodiscard]] EmptyText emptyText(const QString& workspace, const QString& file);

} // namespace mesewright::ui
