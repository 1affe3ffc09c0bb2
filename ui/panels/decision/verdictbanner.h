// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/state.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace mesewright::ui {

/// The decision in one sentence, why in one line, what stands against it in another; green, amber
/// or red, always with its sign.
class VerdictBanner final : public QFrame
{
    Q_OBJECT

public:
    explicit VerdictBanner(QWidget* parent = nullptr);
    void show(State state, const QString& icon, const QString& sentence, const QString& why,
              const QString& doubt);
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QPushButton& reportButton() { return *m_report; }
    [[nodiscard]] QPushButton& numbersButton() { return *m_numbers; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    State m_state = State::NotRun;
    QString m_icon;
    QLabel* m_sentence = nullptr;
    QLabel* m_why = nullptr;
    QLabel* m_doubt = nullptr;
    QPushButton* m_report = nullptr;
    QPushButton* m_numbers = nullptr;
};

} // namespace mesewright::ui
