// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/baselinepage.h"

#include "ui/panels/evaluation/figurecharts.h"
#include "ui/panels/evaluation/itemsandanswer.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSplitter>

namespace mesewright::ui {

namespace {

constexpr int narrowBelow = 1200; // the answer becomes a tab
constexpr int stackBelow = 1000;  // the cards stand one above the other
constexpr int itemsHeight = 340;
constexpr int answerWidth = 520;
constexpr int mostReasons = 3;

QString formatName(bool chat)
{
    return chat ? BaselinePage::tr("Harmony") : QStringLiteral("IIR");
}

} // namespace

BaselinePage::BaselinePage(QWidget* parent) : QWidget(parent), m_job(this)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    outer->addWidget(scroll);
    auto* page = new QWidget;
    scroll->setWidget(page);
    page->setAutoFillBackground(false); // setWidget turns it on
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    column->setSpacing(spacing::cardGap);
    m_banner = new Banner;
    m_banner->setActions({}, {}, {});
    column->addWidget(m_banner);
    buildCards();
    column->addLayout(m_cards);
    buildItems();
    column->addWidget(m_lower, 1);
}

void BaselinePage::buildCards()
{
    m_cards = new QHBoxLayout;
    m_cards->setSpacing(spacing::cardGap);
    m_levelCard = new Card(tr("pass@k by level"));
    m_levels = new IntervalChart(tr("Pass rates by level"));
    m_levelCard->body()->addWidget(m_levels);
    m_levelCard->body()->addStretch(1);
    m_setCard = new Card(tr("On which items"));
    m_itemSets = new IntervalChart(tr("Pass rates by set of items"));
    m_setNote = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_setNote->setWordWrap(true);
    m_setCard->body()->addWidget(m_itemSets);
    m_setCard->body()->addStretch(1);
    m_setCard->body()->addWidget(m_setNote);
    m_outcomeCard = new Card(tr("What became of the answers"));
    m_outcomes = new OutcomeBars;
    m_outcomeCard->body()->addWidget(m_outcomes);
    m_outcomeCard->body()->addStretch(1);
    for (Card* card : {m_levelCard, m_setCard, m_outcomeCard}) {
        card->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        m_cards->addWidget(card, 1);
    }
}

void BaselinePage::buildItems()
{
    m_items = new ItemsAndAnswer({ItemFilter::All, ItemFilter::Differ, ItemFilter::Neither}, this);
    m_items->items().setFilterNames({tr("All"), tr("Formats differ"), tr("Neither passes")});
    m_lower = new QSplitter(Qt::Horizontal);
    m_lower->setChildrenCollapsible(false);
    m_lower->setHandleWidth(spacing::cardGap);
    // Takes what the cards leave; an editor's own wish would make every window scroll.
    m_lower->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_lower->addWidget(m_items->middle());
    m_items->middle()->setMinimumHeight(itemsHeight);
    m_items->answer().setCompact(true);
    m_right = new QWidget;
    auto* right = new QVBoxLayout(m_right);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(spacing::cardGap);
    auto* reasons = new Card;
    m_reasons = reasons;
    m_reasonGrid = new QGridLayout;
    m_reasonGrid->setColumnStretch(0, 1);
    m_reasonGrid->setHorizontalSpacing(spacing::l);
    m_reasonGrid->setVerticalSpacing(spacing::xs);
    reasons->body()->addLayout(m_reasonGrid);
    m_limitNote = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_limitNote->setWordWrap(true);
    reasons->body()->addWidget(m_limitNote);
    reasons->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    right->addWidget(m_reasons);
    right->addWidget(&m_items->answer(), 1);
    m_lower->addWidget(m_right);
    m_lower->setSizes({880, answerWidth});
    m_lower->setStretchFactor(0, 1);
    m_lower->setStretchFactor(1, 0);
    connect(m_items, &ItemsAndAnswer::reviewRequested, this, &BaselinePage::reviewRequested);
    connect(m_items, &ItemsAndAnswer::answerFreed, this,
            [right](QWidget* answer) { right->addWidget(answer, 1); });
}

void BaselinePage::setShown(const EvaluationShown& shown)
{
    m_shown = shown;
    const LevelResults& level = shown.results();
    const report::ResultsEvidence* any = level.baseline ? level.baseline : level.baselineChat;
    const QString pass = any ? passName(any->results, PassKind::AtK) : QStringLiteral("pass@k");
    m_levels->setData(levelFigures(shown.levels));
    m_levelCard->setSubtitle(
        any ? tr("%1, %n item(s)", nullptr, static_cast<int>(any->results.overall.count)).arg(pass)
            : QString());
    QList<FigureSeries> series;
    if (level.baseline)
        series.append({tr("IIR, as in training"), &level.baseline->results, 0, false});
    if (level.baselineChat)
        series.append({tr("harmony chat format"), &level.baselineChat->results, 1, false});
    m_itemSets->setData(series.isEmpty() ? IntervalChartData{}
                                         : itemSetFigures(series, PassKind::AtK));
    m_setCard->setSubtitle(tr("%1 level").arg(level.name));
    const std::int64_t leaked = any ? any->leaked : 0;
    m_setNote->setText(leaked > 0 ? tr("%n row(s) stand in the training data: they say nothing "
                                       "about items that training did not show.",
                                       nullptr, static_cast<int>(leaked))
                                  : QString());
    m_setNote->setVisible(leaked > 0);
    m_outcomes->setBars(outcomeBars(level));
    m_outcomeCard->setSubtitle(
        any ? tr("per cent of %1 answers, %2").arg(any->answers).arg(level.name) : QString());
    fillReasons();
    m_items->show(shown, baseResults(), formatName(false), chatResults(), formatName(true));
    m_job.start(
        [level, snapshot = shown.snapshot](const CancelToken&) { return formatGain(level); },
        [this](const std::optional<FormatGain>& gain) { showGain(gain); });
}

void BaselinePage::fillReasons()
{
    while (QLayoutItem* item = m_reasonGrid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const LevelResults& level = m_shown.results();
    const QList<ExtractionReason> reasons = extractionReasons(level);
    const QString note = limitNote(level);
    m_reasons->setVisible(!reasons.isEmpty() || !note.isEmpty());
    m_limitNote->setText(note);
    m_limitNote->setVisible(!note.isEmpty());
    if (reasons.isEmpty())
        return;
    const bool chat = level.baselineChat != nullptr;
    m_reasonGrid->addWidget(makeLabel(tr("Why not extracted"), TextStyle::Small, Tone::Secondary),
                            0, 0);
    m_reasonGrid->addWidget(makeLabel(formatName(false), TextStyle::Small, Tone::Secondary), 0, 1,
                            Qt::AlignRight);
    if (chat)
        m_reasonGrid->addWidget(makeLabel(formatName(true), TextStyle::Small, Tone::Secondary), 0,
                                2, Qt::AlignRight);
    ExtractionReason others{tr("other reasons"), 0, 0};
    int row = 1;
    const auto add = [&](const ExtractionReason& reason) {
        QLabel* text = makeLabel(reason.reason);
        text->setWordWrap(true);
        m_reasonGrid->addWidget(text, row, 0);
        m_reasonGrid->addWidget(makeLabel(QString::number(reason.plain), TextStyle::Figure), row, 1,
                                Qt::AlignRight);
        if (chat)
            m_reasonGrid->addWidget(makeLabel(QString::number(reason.chat), TextStyle::Figure), row,
                                    2, Qt::AlignRight);
        ++row;
    };
    for (int i = 0; i < reasons.size(); ++i) {
        if (i < mostReasons) {
            add(reasons[i]);
        } else {
            others.plain += reasons[i].plain;
            others.chat += reasons[i].chat;
        }
    }
    if (others.plain + others.chat > 0)
        add(others);
}

void BaselinePage::showGain(const std::optional<FormatGain>& gain)
{
    if (!gain) {
        m_banner->clear();
        return;
    }
    const QString points = pointsText(gain->points, gain->interval);
    if (gain->interval.low > 0) {
        m_banner->show(
            State::NotExtracted, QStringLiteral("warning"), tr("Part of the low score is format."),
            tr("In its own chat format the untouched model passes more than in the training "
               "template: %1 points.")
                .arg(points));
    } else if (gain->interval.high < 0) {
        m_banner->show(
            State::Running, QStringLiteral("info"), tr("The training template costs nothing."),
            tr("In its own chat format the untouched model passes less: %1 points.").arg(points));
    } else {
        m_banner->show(State::Running, QStringLiteral("info"),
                       tr("The two formats cannot be told apart."),
                       tr("Chat format against training template: %1 points.").arg(points));
    }
}

void BaselinePage::resizeEvent(QResizeEvent* event)
{
    const int width = event->size().width();
    m_items->setNarrow(width < narrowBelow);
    m_lower->setOrientation(width < narrowBelow ? Qt::Vertical : Qt::Horizontal);
    m_cards->setDirection(width < stackBelow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QWidget::resizeEvent(event);
}

} // namespace mesewright::ui
