// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QToolButton;

namespace mesewright::ui {

/// One line of the settings: label, control, what it is by default, and a button that brings the
/// default back, which is there only while the setting differs.
class SettingRow final : public QWidget
{
    Q_OBJECT

public:
    /// `control` gets the label as its accessible name. `hint` stands below it and may be empty.
    SettingRow(const QString& label, QWidget* control, const QString& defaultText,
               const QString& hint = {}, QWidget* parent = nullptr);

    void setDiffers(bool differs);
    [[nodiscard]] bool differs() const { return m_differs; }
    /// Whether the words that a person types to find a setting fit this one.
    [[nodiscard]] bool fits(const QString& words) const;

Q_SIGNALS:
    void resetRequested();

private:
    QString m_text;
    QToolButton* m_reset = nullptr;
    bool m_differs = false;
};

} // namespace mesewright::ui
