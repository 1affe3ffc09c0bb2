// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"

#include <QString>

namespace mesewright::ui {

/// A panel and a place in it, as Panel::jumpTo takes it.
struct FindingPlace
{
    QString panel;
    QString place;
};

/// Where a person mends what a finding of the report names: the config's line, the data's row, the
/// run, the results, the decision.
[[nodiscard]] FindingPlace placeOf(const Finding& finding);

} // namespace mesewright::ui
