// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"

#include <QLocale>
#include <QString>

#include <vector>

namespace mesewright::ui {

// Where an axis has its marks, and how numbers of charts are written.

/// Round places inside the interval, at most `most` of them: steps of 1, 2, 2.5 or 5 times a power
/// of ten. `whole`: only whole numbers. Empty for an empty interval.
[[nodiscard]] std::vector<double> roundMarks(const Interval& interval, int most,
                                             bool whole = false);

/// The next round number at or above `value`: a lane's upper end. 0 for values that are not above
/// 0.
[[nodiscard]] double roundedUp(double value);

/// As short as an axis wants it: "0.6", "12 k", "5e-5".
[[nodiscard]] QString axisText(double value, const QLocale& locale = QLocale());

/// "0.1386", "2.209", "9260", "8.1e4", "NaN": `digits` significant ones, an exponent only where
/// plain digits would be long.
[[nodiscard]] QString significantText(double value, int digits = 4,
                                      const QLocale& locale = QLocale());

/// "5.0e-5"
[[nodiscard]] QString exponentText(double value, int decimals = 1,
                                   const QLocale& locale = QLocale());

} // namespace mesewright::ui
