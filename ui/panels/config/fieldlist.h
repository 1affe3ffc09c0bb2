// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace mesewright::ui {

/// How a setting stands in the form.
struct FieldPlace
{
    std::string path;
    QString label;
    bool usual = true; ///< shown without "show all"
};

struct FieldGroup
{
    QString title;
    QList<FieldPlace> fields;
};

/// All settings in the form's groups. A setting that nobody has placed stands in the last group.
[[nodiscard]] QList<FieldGroup> fieldGroups();

/// Settings for a purpose, as changes to what the text says.
struct SettingsPreset
{
    QString name;
    QString sentence;                                        ///< what it is for
    std::vector<std::pair<std::string, std::string>> values; ///< path, value as in a file
};
[[nodiscard]] QList<SettingsPreset> configPresets();

} // namespace mesewright::ui
