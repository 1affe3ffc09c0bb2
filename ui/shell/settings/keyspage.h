// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/settings/settingspage.h"

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;
class QKeySequenceEdit;

namespace mesewright::ui {

class ActionRegistry;
class WindowSettings;

/// Every action with its key; the chosen one's can be changed. Two actions never keep one key: the
/// other loses it, and the page says so.
class KeysPage final : public SettingsPage
{
    Q_OBJECT

public:
    KeysPage(WindowSettings& settings, ActionRegistry& actions, QWidget* parent = nullptr);

    [[nodiscard]] int differing() const override;
    void resetAll() override;
    bool narrow(const QString& words) override;

private:
    void showChosen();
    void setKey(const QKeySequence& key);
    void fill(QTreeWidgetItem* line);

    WindowSettings& m_settings;
    ActionRegistry& m_actions;
    QTreeWidget* m_list = nullptr;
    QKeySequenceEdit* m_edit = nullptr;
    QLabel* m_note = nullptr;
};

} // namespace mesewright::ui
