// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <array>

namespace mesewright::ui {

/// What became of the answers: a bar a family, its parts the four outcomes with letter and percent.
class OutcomeBars final : public QWidget
{
    Q_OBJECT

public:
    struct Bar
    {
        QString label;
        std::array<int, 4> counts{}; ///< by Outcome
        bool heading = false;        ///< a group's title, no bar
    };

    explicit OutcomeBars(QWidget* parent = nullptr);
    void setBars(const QList<Bar>& bars);
    [[nodiscard]] const QList<Bar>& bars() const { return m_bars; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<Bar> m_bars;
};

} // namespace mesewright::ui
