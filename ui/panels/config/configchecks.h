// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/config/configreading.h"
#include "ui/panels/config/surroundings.h"

#include <QHash>
#include <QString>

#include <vector>

namespace mesewright::ui {

/// A finding that needs more than the text, with the setting that it speaks of.
struct SettingFinding
{
    std::string path; ///< "" if it is about a file
    Finding finding;
};

/// What does not fit together between the settings, the model and the data: a missing base, layers
/// that the model does not have, rows that are cut, rows that are seen too often. `file` names the
/// settings' file.
[[nodiscard]] std::vector<SettingFinding>
checkAround(const ConfigReading& reading, const Surroundings& around, const std::string& file);

/// How often training sees each row.
[[nodiscard]] double epochsOf(const Settings& settings, const Surroundings& around);

/// Quiet words behind the form's fields, by path.
[[nodiscard]] QHash<QString, QString> unitsOf(const Settings& settings, const Surroundings& around);

} // namespace mesewright::ui
