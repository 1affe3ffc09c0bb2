// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/resultsfile.h"

#include <cstdint>
#include <string>
#include <string_view>

/// Numbers as words. The decimal mark is always a point, whatever locale the process has, and minus
/// zero is zero. A value that is not finite gives "not a number".
namespace mesewright::report {

/// A fixed number of decimals: "0.0281".
[[nodiscard]] std::string fixed(double value, int decimals);
/// As many decimals as four significant digits need, at most six: "2.209", "0.02813".
[[nodiscard]] std::string fourDigits(double value);
/// "5.0e-5".
[[nodiscard]] std::string scientific(double value);
/// As short as it can be and still be the same number: "0.25".
[[nodiscard]] std::string shortest(double value);
/// With commas between thousands.
[[nodiscard]] std::string count(std::int64_t value);
/// A scale as the file names have it, at least one decimal: "1.0", "0.25".
[[nodiscard]] std::string scaleText(double scale);

/// "28.3 %" of a fraction, with a narrow no-break space.
[[nodiscard]] std::string percent(double fraction);
/// "[18.5–40.8]", in percent.
[[nodiscard]] std::string percentInterval(const Interval& interval);
/// A difference of fractions in points: "+25.0", with a true minus sign.
[[nodiscard]] std::string points(double difference);
/// "[+13.8, +36.2]".
[[nodiscard]] std::string pointsInterval(const Interval& interval);
/// Two significant digits: "0.0023"; "< 0.0001" below that.
[[nodiscard]] std::string pValue(double p);

/// "12 s", "3 min 20 s", "2 h 05 min"; below ten seconds with a decimal.
[[nodiscard]] std::string duration(double seconds);
/// "13.4 MB" (powers of 1000).
[[nodiscard]] std::string fileSize(std::uint64_t bytes);
/// "1 item", "3 items".
[[nodiscard]] std::string counted(std::int64_t value, std::string_view one, std::string_view many);

} // namespace mesewright::report
