// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/figuresbar.h"

#include "ui/widgets/card.h"
#include "ui/widgets/parts.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace mesewright::ui {

namespace {

constexpr qint64 announceEveryMs = 30'000;
constexpr int barHeight = 10;
constexpr const char* icons[] = {"pause", "eject", "stop", "play"};

} // namespace

FiguresBar::FiguresBar(QWidget* parent) : QWidget(parent)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card;
    card->setAccessibleName(tr("The run in numbers"));
    outer->addWidget(card);
    auto* top = new QHBoxLayout;
    top->setSpacing(spacing::s);
    m_row = new QHBoxLayout;
    m_row->setSpacing(spacing::xxl);
    top->addLayout(m_row);
    top->addStretch(1);
    for (int i = 0; i < deedCount; ++i) {
        const auto deed = static_cast<Deed>(i);
        m_buttons[i] = makeButton({}, QLatin1String(icons[i]),
                                  deed == Deed::Resume ? ButtonKind::Primary : ButtonKind::Normal);
        m_buttons[i]->hide();
        top->addWidget(m_buttons[i], 0, Qt::AlignTop);
        connect(m_buttons[i], &QPushButton::clicked, this, [this, deed] { Q_EMIT chosen(deed); });
    }
    labelButtons();
    card->body()->addLayout(top);
    m_progress = new ProgressRange;
    m_progress->setFixedHeight(barHeight);
    card->body()->addWidget(m_progress);
}

void FiguresBar::addFigure()
{
    Shown shown;
    shown.box = new QWidget;
    auto* column = new QVBoxLayout(shown.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    shown.title = makeGroupTitle({});
    shown.value = makeLabel({}, TextStyle::Headline);
    shown.note = makeLabel({}, TextStyle::Small, Tone::Secondary);
    column->addWidget(shown.title);
    auto* line = new QHBoxLayout;
    line->setSpacing(spacing::s);
    line->addWidget(shown.value);
    line->addWidget(shown.note);
    line->addStretch(1);
    column->addLayout(line);
    m_row->addWidget(shown.box);
    m_shown.append(shown);
}

void FiguresBar::setFigures(const QList<Figure>& figures)
{
    m_figures = figures;
    while (m_shown.size() < figures.size())
        addFigure();
    QStringList spoken;
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        m_shown[i].box->setVisible(i < figures.size());
        if (i >= figures.size())
            continue;
        m_shown[i].title->setText(figures[i].title.toUpper());
        m_shown[i].title->setAccessibleName(figures[i].title);
        m_shown[i].value->setText(figures[i].value);
        m_shown[i].note->setText(figures[i].note);
        spoken.append(figures[i].title + QLatin1Char(' ') + figureText(figures[i].title));
    }
    announce(spoken.join(QStringLiteral(", ")));
}

void FiguresBar::announce(const QString& text)
{
    // A screen reader hears of progress now and then, not of every step.
    if (m_sinceAnnounced.isValid() && m_sinceAnnounced.elapsed() < announceEveryMs)
        return;
    m_sinceAnnounced.start();
    setAccessibleDescription(text);
    if (!isVisible())
        return;
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void FiguresBar::setProgress(const ProgressShown& progress)
{
    m_progress->setProgress(progress);
}

void FiguresBar::setDeeds(const QList<Deed>& deeds)
{
    for (int i = 0; i < deedCount; ++i)
        m_buttons[i]->setVisible(deeds.contains(static_cast<Deed>(i)));
}

void FiguresBar::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    m_row->setSpacing(compact ? spacing::l : spacing::xxl);
    labelButtons();
}

void FiguresBar::labelButtons()
{
    const QString words[] = {tr("Hold"), tr("Release GPU"), tr("Stop"), tr("Resume")};
    for (int i = 0; i < deedCount; ++i) {
        m_buttons[i]->setText(m_compact ? QString() : words[i]);
        m_buttons[i]->setAccessibleName(words[i]);
        m_buttons[i]->setToolTip(words[i]);
    }
}

QString FiguresBar::figureText(const QString& title) const
{
    for (const Figure& figure : m_figures)
        if (figure.title == title)
            return QStringLiteral("%1 %2").arg(figure.value, figure.note).trimmed();
    return {};
}

} // namespace mesewright::ui
