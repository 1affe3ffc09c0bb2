// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/settings/settingrow.h"

#include <QList>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace mesewright::ui {

/// A page of the settings: groups of rows. Each row knows how to read, write and reset its setting;
/// a change applies at once.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    SettingsPage(const QString& title, const QString& iconName, QWidget* parent = nullptr);

    [[nodiscard]] const QString& title() const { return m_title; }
    [[nodiscard]] const QString& iconName() const { return m_icon; }
    /// How many settings are not as they are by default.
    [[nodiscard]] virtual int differing() const;
    virtual void resetAll();
    /// Shows what fits the words; false if nothing does.
    virtual bool narrow(const QString& words);

Q_SIGNALS:
    void changed();

protected:
    void addGroup(const QString& title);
    /// `differs` says whether the setting has another value than its default; `reset` brings that
    /// back and puts it into the control.
    SettingRow* addRow(const QString& label, QWidget* control, const QString& defaultText,
                       const QString& hint, std::function<bool()> differs,
                       std::function<void()> reset);
    void addWidget(QWidget* widget, int stretch);
    void finish();
    /// To be called after each change.
    void noteChange();

private:
    struct Row
    {
        SettingRow* widget;
        std::function<bool()> differs;
        std::function<void()> reset;
    };
    QString m_title;
    QString m_icon;
    QVBoxLayout* m_layout = nullptr;
    QList<Row> m_rows;
};

} // namespace mesewright::ui
