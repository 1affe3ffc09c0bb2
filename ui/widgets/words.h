// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <cstdint>
#include <optional>

namespace mesewright::ui {

// Numbers as the window writes them, with the decimal mark of the window's language. Exports and
// files never use these.

/// 0.2833 -> "28.3 %", with a narrow no-break space.
[[nodiscard]] QString percentText(double fraction, const QLocale& locale = QLocale());
/// "28.3 % [18.5–40.8]"; without an interval the percentage alone.
[[nodiscard]] QString percentText(double fraction, const std::optional<Interval>& interval,
                                  const QLocale& locale = QLocale());
/// "[18.5–40.8]"
[[nodiscard]] QString intervalText(const Interval& interval, const QLocale& locale = QLocale());
/// A difference of fractions in points: "+25.0 [+13.8, +36.2]", with a real minus sign.
[[nodiscard]] QString pointsText(double difference, const std::optional<Interval>& interval,
                                 const QLocale& locale = QLocale());
/// Two significant digits: "p 0.0001", below that "p < 0.0001".
[[nodiscard]] QString pValueText(double p, const QLocale& locale = QLocale());

/// "41 s", "4 min 41 s", "2 h 17 min".
[[nodiscard]] QString durationText(double seconds);
/// "0:41", "4:41", "2:17:00": for columns.
[[nodiscard]] QString clockText(double seconds);
/// "2 h ago", "now", "38 min ago"; beyond a day the date.
[[nodiscard]] QString ageText(const QDateTime& moment, const QDateTime& now);

/// Memory in GiB, one decimal: "17.4 GiB".
[[nodiscard]] QString memoryText(std::uint64_t bytes, const QLocale& locale = QLocale());
/// The same without the unit: "17.4".
[[nodiscard]] QString memoryNumber(std::uint64_t bytes, const QLocale& locale = QLocale());
/// The same for parts: below a tenth of a GiB in MiB, so that a small one is not "0.0 GiB".
[[nodiscard]] QString partMemoryText(std::uint64_t bytes, const QLocale& locale = QLocale());
/// Files in kB, MB, GB (powers of ten): "9.3 GB".
[[nodiscard]] QString fileSizeText(std::uint64_t bytes, const QLocale& locale = QLocale());

/// "28.3 percent, 95 percent interval 18.5 to 40.8": for screen readers.
[[nodiscard]] QString spokenPercent(double fraction, const std::optional<Interval>& interval);

} // namespace mesewright::ui
