// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/outcomelegend.h"

#include "ui/shell/theme/theme.h"
#include "ui/widgets/outcomecell.h"

#include <QPainter>

namespace mesewright::ui {

namespace {

constexpr int cell = 16;
constexpr Outcome outcomes[] = {Outcome::Passed, Outcome::Failed, Outcome::NotExtracted,
                                Outcome::NotRun};

} // namespace

OutcomeLegend::OutcomeLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("P passed, F failed, X could not extract, N could not run"));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize OutcomeLegend::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(TextStyle::Small));
    int width = 0;
    for (const Outcome outcome : outcomes)
        width +=
            cell + spacing::xs + 2 + metrics.horizontalAdvance(outcomeWord(outcome)) + spacing::m;
    return {width, std::max(cell, metrics.height())};
}

void OutcomeLegend::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setFont(theme.font(TextStyle::Small));
    const QFontMetrics metrics = painter.fontMetrics();
    int x = 0;
    for (const Outcome outcome : outcomes) {
        paintOutcome(painter, QRectF(x, (height() - cell) / 2.0, cell, cell), outcome);
        x += cell + spacing::xs + 2;
        painter.setFont(theme.font(TextStyle::Small));
        painter.setPen(theme.colors().text.secondary);
        const QString word = outcomeWord(outcome);
        const int wide = metrics.horizontalAdvance(word);
        painter.drawText(QRect(x, 0, wide + 2, height()), Qt::AlignVCenter, word);
        x += wide + spacing::m;
    }
}

} // namespace mesewright::ui
