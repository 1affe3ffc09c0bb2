// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/settings/settingspage.h"

namespace mesewright::ui {

class WindowSettings;

/// Theme, text size, language.
class AppearancePage final : public SettingsPage
{
    Q_OBJECT

public:
    explicit AppearancePage(WindowSettings& settings, QWidget* parent = nullptr);

private:
    void addTheme();
    void addText();
    void addLanguage();

    WindowSettings& m_settings;
};

} // namespace mesewright::ui
