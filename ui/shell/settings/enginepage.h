// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/settings/settingspage.h"

namespace mesewright::ui {

class WindowSettings;

/// What computes.
class EnginePage final : public SettingsPage
{
    Q_OBJECT

public:
    explicit EnginePage(WindowSettings& settings, QWidget* parent = nullptr);

private:
    WindowSettings& m_settings;
};

} // namespace mesewright::ui
