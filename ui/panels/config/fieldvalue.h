// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/settingsfile.h"

#include <QString>

#include <map>
#include <optional>
#include <string>

namespace mesewright::ui {

/// What a field of the form is.
enum class FieldKind { WholeNumber, Number, Text, Choice, TrueOrFalse, Names, WholeNumbers };
[[nodiscard]] FieldKind kindOf(const FieldDescription& field);

/// Every setting's value as it stands in a file: "16", "[5, 6, 7]".
[[nodiscard]] std::map<std::string, std::string> settingTexts(const Settings& settings);

/// A value of a file as the form shows it: lists without brackets, runs of numbers as "19–23",
/// quotes gone. C locale.
[[nodiscard]] QString shownValue(FieldKind kind, const std::string& yaml);

/// What was typed, as it goes into the file; nothing if it is no value of that kind. Numbers stay
/// as they were typed where every reader of YAML takes them for numbers.
[[nodiscard]] std::optional<std::string> typedValue(FieldKind kind, const QString& typed);

} // namespace mesewright::ui
