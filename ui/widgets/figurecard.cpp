// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figurecard.h"

#include "ui/shell/theme/icons.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLabel>

namespace mesewright::ui {

FigureCard::FigureCard(QWidget* parent) : Card(parent)
{
    body()->setSpacing(0);
    body()->setContentsMargins(spacing::card, spacing::s, spacing::card, spacing::s);
    auto* row = new QHBoxLayout;
    m_value = makeLabel({}, TextStyle::Headline);
    m_icon = new QLabel;
    row->addWidget(m_value, 1);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    body()->addLayout(row);
    m_caption = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_caption->setWordWrap(true);
    m_caption->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    body()->addWidget(m_caption);
    body()->addStretch(1);
    connect(&Theme::instance(), &Theme::changed, this, &FigureCard::refresh);
}

void FigureCard::setFigure(const CardFigure& figure)
{
    m_figure = figure;
    refresh();
}

void FigureCard::refresh()
{
    const Theme& theme = Theme::instance();
    const QColor ink =
        m_figure.state ? theme.colors().state(*m_figure.state).fg : theme.colors().text.primary;
    m_value->setText(m_figure.value);
    QPalette palette = m_value->palette();
    palette.setColor(QPalette::WindowText, ink);
    m_value->setPalette(palette);
    m_icon->setPixmap(m_figure.state && !m_figure.icon.isEmpty()
                          ? iconPixmap(m_figure.icon, ink, theme.sizes().icon, devicePixelRatioF())
                          : QPixmap());
    m_caption->setText(m_figure.caption);
    setAccessibleName(m_figure.value + QLatin1Char(' ') + m_figure.caption);
}

} // namespace mesewright::ui
