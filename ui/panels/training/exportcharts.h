// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"

#include <QString>

#include <filesystem>
#include <functional>

class QWidget;

namespace mesewright::ui {

class ChartCard;

/// Asks where to; empty: not at all.
[[nodiscard]] QString askExportPath(QWidget* parent, const std::filesystem::path& runFolder);

/// Takes what the charts show now and gives the work that writes it to `path`, for a job: PNG, SVG
/// or, for any other ending, CSV. The work returns why it failed, or nothing.
[[nodiscard]] std::function<QString(const CancelToken&)> chartsExport(const ChartCard& charts,
                                                                      const QString& path);

} // namespace mesewright::ui
