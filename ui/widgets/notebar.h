// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/state.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace mesewright::ui {

/// A tinted line with an icon, a sentence and buttons: what weakens the numbers beside it. Quieter
/// than a banner, and not the panel's only one.
class NoteBar final : public QFrame
{
    Q_OBJECT

public:
    NoteBar(State state, const QString& icon, QWidget* parent = nullptr);
    void setState(State state, const QString& icon);
    [[nodiscard]] QLabel* label() { return m_label; }
    QPushButton* addButton(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refreshIcon();

    State m_state;
    QString m_iconName;
    QLabel* m_icon = nullptr;
    QLabel* m_label = nullptr;
    QHBoxLayout* m_row = nullptr;
};

} // namespace mesewright::ui
