// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scoring/verdict.h"

#include <QList>
#include <QWidget>

class QPainter;

namespace mesewright::ui {

/// Letter, word and colour meaning of an outcome.
[[nodiscard]] QString outcomeLetter(Outcome outcome);
[[nodiscard]] QString outcomeWord(Outcome outcome);

/// Paints one cell filling `cell`: colour, letter and shape say the same (a failed one is an
/// octagon, so that it is told apart in grey). `current` adds the focus ring outside the cell.
void paintOutcome(QPainter& painter, const QRectF& cell, Outcome outcome, bool current = false);

/// The k answers of one item as cells; more than eight become a count and a bar. A click or the
/// arrow keys choose one.
class OutcomeRow final : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeRow(QWidget* parent = nullptr);
    void setOutcomes(const QList<Outcome>& outcomes);
    [[nodiscard]] const QList<Outcome>& outcomes() const { return m_outcomes; }
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int index);
    [[nodiscard]] QSize sizeHint() const override;

    /// Cells of a row at the left of `rect`, for delegates; `current` < 0 for none.
    static void paint(QPainter& painter, const QRect& rect, const QList<Outcome>& outcomes,
                      int current = -1);
    /// The answer whose cell `paint` draws at `position`; -1: none there.
    [[nodiscard]] static int answerAt(const QRect& rect, const QPoint& position, int count);

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QList<Outcome> m_outcomes;
    int m_current = -1;
};

} // namespace mesewright::ui
