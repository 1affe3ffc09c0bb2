// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/state.h"
#include "ui/widgets/card.h"

#include <optional>

class QLabel;

namespace mesewright::ui {

/// A number with a line of words: one of the few figures at the top of a panel.
struct CardFigure
{
    QString value;
    QString caption;
    std::optional<State> state; ///< colour and icon only where the number means trouble
    QString icon;
};

class FigureCard final : public Card
{
    Q_OBJECT

public:
    explicit FigureCard(QWidget* parent = nullptr);
    void setFigure(const CardFigure& figure);
    [[nodiscard]] const CardFigure& figure() const { return m_figure; }

private:
    void refresh();

    CardFigure m_figure;
    QLabel* m_value = nullptr;
    QLabel* m_icon = nullptr;
    QLabel* m_caption = nullptr;
};

} // namespace mesewright::ui
