// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mesewright {

// Plain YAML scalars to values and back. Reading takes the forms of YAML 1.1 and 1.2 that mean the
// same in both; writing uses forms that every reader takes alike. Independent of the locale.

/// "12", "-3", "+7", "1_000", "0x1F". Not "012" (octal in YAML 1.1, decimal in 1.2), not "3.0".
[[nodiscard]] std::optional<std::int64_t> yamlInteger(std::string_view text);

/// An integer, or "0.5", ".5", "5.", "5e-5", "1E+3", ".inf", ".nan".
[[nodiscard]] std::optional<double> yamlNumber(std::string_view text);

/// true/false, yes/no, on/off, in lower case, capitalised or in capitals.
[[nodiscard]] std::optional<bool> yamlBool(std::string_view text);

/// "", "~", "null", "Null", "NULL".
[[nodiscard]] bool isYamlNull(std::string_view text);

/// The shortest form that reads back as the same number, always with a point: "5.0e-05".
[[nodiscard]] std::string yamlFromNumber(double value);

/// Plain where that is safe, otherwise in double quotes.
[[nodiscard]] std::string yamlFromText(const std::string& text);

} // namespace mesewright
