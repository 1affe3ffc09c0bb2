// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

namespace mesewright::ui {

/// Where JobSlot's work is done. Not Qt's global pool: the raster paint engine cuts large fills
/// into pieces for that one and waits for them, so that long work there would hold up painting.
[[nodiscard]] QThreadPool& workPool();

} // namespace mesewright::ui
