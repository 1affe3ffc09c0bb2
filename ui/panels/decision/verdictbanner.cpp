// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/decision/verdictbanner.h"

#include "ui/shell/theme/icons.h"
#include "ui/widgets/parts.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace mesewright::ui {

namespace {

constexpr int discSize = 34;
constexpr int discIcon = 20;
constexpr int leftSide = 2 * spacing::l + discSize;

} // namespace

VerdictBanner::VerdictBanner(QWidget* parent) : QFrame(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(leftSide + spacing::s, spacing::m, spacing::card, spacing::m);
    row->setSpacing(spacing::l);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(spacing::xs);
    m_sentence = makeLabel({}, TextStyle::Headline);
    m_why = makeLabel({});
    m_doubt = makeLabel({}, TextStyle::Body, Tone::Secondary);
    for (QLabel* label : {m_sentence, m_why, m_doubt}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        texts->addWidget(label);
    }
    row->addLayout(texts, 1);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(spacing::s);
    m_report = makeButton(tr("Export report…"), QStringLiteral("report"), ButtonKind::Primary);
    m_numbers = makeButton(tr("Export numbers…"), QStringLiteral("export"));
    buttons->addWidget(m_report);
    buttons->addWidget(m_numbers);
    buttons->addStretch(1);
    row->addLayout(buttons);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void VerdictBanner::show(State state, const QString& icon, const QString& sentence,
                         const QString& why, const QString& doubt)
{
    const bool news = m_sentence->text() != sentence && !m_sentence->text().isEmpty();
    m_state = state;
    m_icon = icon;
    m_sentence->setText(sentence);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_doubt->setText(doubt);
    m_doubt->setVisible(!doubt.isEmpty());
    setAccessibleName(sentence);
    setAccessibleDescription(why + QLatin1Char(' ') + doubt);
    update();
    if (news) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

QString VerdictBanner::sentence() const
{
    return m_sentence->text();
}

void VerdictBanner::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const StateColors& colors = theme.colors().state(m_state);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.solid, 1));
    painter.setBrush(colors.tint);
    const double radius = theme.sizes().radiusCard;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    const QRectF disc(spacing::l + 4, (height() - discSize) / 2.0, discSize, discSize);
    painter.setPen(QPen(colors.fg, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(disc);
    painter.drawPixmap(disc.center() - QPointF(discIcon / 2.0, discIcon / 2.0),
                       iconPixmap(m_icon, colors.fg, discIcon, devicePixelRatioF()));
}

} // namespace mesewright::ui
