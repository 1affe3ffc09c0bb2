// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/state.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace mesewright::ui {

/// The one thing that matters most on a panel: what, why in one line, a quiet action and the
/// primary one. Hidden while it has nothing to say. At most one a panel.
class Banner final : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    void show(State state, const QString& icon, const QString& what, const QString& why);
    void clear();
    /// Empty texts hide the buttons.
    void setActions(const QString& quiet, const QString& quietIcon, const QString& primary);

Q_SIGNALS:
    void quietChosen();
    void primaryChosen();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refreshIcon();

    State m_state = State::NotExtracted;
    QString m_iconName;
    QLabel* m_icon = nullptr;
    QLabel* m_what = nullptr;
    QLabel* m_why = nullptr;
    QPushButton* m_quiet = nullptr;
    QPushButton* m_primary = nullptr;
};

} // namespace mesewright::ui
