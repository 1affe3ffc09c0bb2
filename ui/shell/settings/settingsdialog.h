// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QLabel;
class QLineEdit;
class QListWidget;
class QStackedWidget;

namespace mesewright::ui {

class ActionRegistry;
class SettingsPage;
class WindowSettings;

/// All that can be set, by page, with what it is by default; changes apply at once, so there is
/// nothing to confirm.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Both outlive the dialog.
    SettingsDialog(WindowSettings& settings, ActionRegistry& actions, QWidget* parent = nullptr);

    /// Opens on what is named so, as if it had been typed into the search.
    void search(const QString& words);

private:
    void addPage(SettingsPage* page);
    void find(const QString& words);
    void showCount();

    QLineEdit* m_find = nullptr;
    QListWidget* m_names = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_count = nullptr;
    QList<SettingsPage*> m_pages;
};

} // namespace mesewright::ui
