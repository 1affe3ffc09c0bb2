// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/samplescard.h"

#include "ui/panels/training/trainingrun.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/code/codeview.h"
#include "ui/widgets/code/diffview.h"
#include "ui/widgets/code/textdiff.h"
#include "ui/widgets/outcomecell.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/tableview.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>

namespace mesewright::ui {

namespace {

constexpr int stepColumn = 46;
constexpr int rowsShown = 6;

/// A verdict's cell in the middle of its column.
class StripDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

protected:
    void paintCell(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override
    {
        const int outcome = index.data(SamplesModel::OutcomeRole).toInt();
        if (index.column() == 0 || outcome < 0) {
            TableDelegate::paintCell(painter, rect, option, index);
            return;
        }
        const int side = Theme::instance().sizes().outcomeCell;
        const QRectF cell(rect.center().x() - side / 2.0, rect.center().y() - side / 2.0, side,
                          side);
        paintOutcome(painter, cell, static_cast<Outcome>(outcome),
                     option.state.testFlag(QStyle::State_HasFocus));
    }
};

BadgeText badgeOf(const SampleCell& cell)
{
    if (!cell.outcome)
        return {State::NotRun, QStringLiteral("slash"), SamplesModel::tr("not judged")};
    static constexpr State states[] = {State::Passed, State::Failed, State::NotExtracted,
                                       State::NotRun};
    static constexpr const char* icons[] = {"check", "cross", "brackets", "slash"};
    const auto at = static_cast<std::size_t>(*cell.outcome);
    return {states[at], QLatin1String(icons[at]), outcomeWord(*cell.outcome)};
}

} // namespace

SamplesCard::SamplesCard(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_card = new Card(tr("Samples"));
    m_card->setBodyMargins(false);
    column->addWidget(m_card);
    m_pages = new QStackedLayout;
    m_card->body()->addLayout(m_pages, 1);

    auto* none = new QWidget;
    auto* noneColumn = new QVBoxLayout(none);
    noneColumn->setContentsMargins(spacing::card, spacing::m, spacing::card, spacing::card);
    m_why = makeLabel({}, TextStyle::Body, Tone::Secondary);
    m_why->setWordWrap(true);
    QPushButton* evaluate = makeButton(tr("Evaluate the checkpoints"), {}, ButtonKind::Link);
    noneColumn->addWidget(m_why);
    noneColumn->addWidget(evaluate, 0, Qt::AlignLeft);
    noneColumn->addStretch(1);
    m_pages->addWidget(none);
    connect(evaluate, &QPushButton::clicked, this, &SamplesCard::evaluationRequested);

    auto* strip = new QWidget;
    auto* stripColumn = new QVBoxLayout(strip);
    stripColumn->setContentsMargins(0, 0, 0, 0);
    stripColumn->setSpacing(0);
    m_table = new TableView(tr("Samples"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new StripDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setMinimumSectionSize(stepColumn);
    stripColumn->addWidget(m_table);
    stripColumn->addWidget(makeRule());
    stripColumn->addWidget(makeAnswer(), 1);
    m_pages->addWidget(strip);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SamplesCard::showCurrent);
    setRun(nullptr);
}

QWidget* SamplesCard::makeAnswer()
{
    auto* answer = new QWidget;
    auto* column = new QVBoxLayout(answer);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* header = new QHBoxLayout;
    header->setContentsMargins(spacing::card, spacing::xs, spacing::s, spacing::xs);
    m_answerTitle = makeLabel({});
    m_answerNote = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_diffButton = makeButton(tr("Diff"), QStringLiteral("diff"), ButtonKind::Quiet);
    m_diffButton->setCheckable(true);
    // The title is made to fit; the card may become narrower than it.
    m_answerTitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    header->addWidget(m_answerTitle, 1);
    header->addWidget(m_answerNote);
    header->addWidget(m_diffButton);
    column->addLayout(header);
    m_texts = new QStackedLayout;
    m_code = new CodeView(CodeLanguage::Lua, tr("Answer"));
    m_diff = new DiffView(CodeLanguage::Lua);
    m_diff->setDiffLayout(DiffLayout::Inline);
    m_texts->addWidget(m_code);
    m_texts->addWidget(m_diff);
    column->addLayout(m_texts, 1);
    column->addWidget(makeRule());
    auto* footer = new QHBoxLayout;
    footer->setContentsMargins(spacing::card, spacing::s, spacing::card, spacing::s);
    m_verdict = new Badge;
    footer->addWidget(m_verdict);
    footer->addStretch(1);
    column->addLayout(footer);
    connect(m_diffButton, &QPushButton::toggled, this, &SamplesCard::showDiff);
    return answer;
}

void SamplesCard::setRun(const TrainingRun* run)
{
    const QModelIndex before = m_table->currentIndex();
    const int row = before.row();
    const bool atEnd = !before.isValid() || before.column() == m_model.columnCount() - 1;
    const int column = before.column();
    m_model.setRun(run);
    m_pages->setCurrentIndex(empty() ? 0 : 1);
    if (empty()) {
        m_card->setSubtitle({});
        m_why->setText(!run || run->steps().empty()
                           ? tr("Answers to fixed prompts stand here, a column for each "
                                "checkpoint, once a run writes some.")
                           : tr("This run has written no answers to fixed prompts. What its "
                                "checkpoints answer is seen by evaluating them."));
        return;
    }
    m_model.setQuestions(run->facts().prompts);
    m_card->setSubtitle(tr("%n fixed prompt(s), each checkpoint", nullptr, m_model.rowCount()));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setDefaultSectionSize(stepColumn);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    const int rowHeight = m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rowHeight * std::min(rowsShown, m_model.rowCount()) + 2);
    const int last = m_model.columnCount() - 1;
    m_table->setCurrentIndex(m_model.index(std::clamp(row, 0, m_model.rowCount() - 1),
                                           atEnd ? last : std::clamp(column, 1, last)));
    showCurrent();
}

void SamplesCard::showCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    const SampleCell* cell = m_model.cell(current);
    if (!cell) {
        m_title = current.isValid() ? m_model.promptName(current.row()) : QString();
        showTitle();
        m_answerNote->setText(tr("no answer here"));
        m_code->setCode({});
        m_diff->editors().setTexts({}, {});
        m_verdict->hide();
        m_diffButton->setEnabled(false);
        return;
    }
    const SampleCell* before = m_model.cellBefore(current);
    m_title = QStringLiteral("%1: %2").arg(m_model.stepName(current.column()),
                                           m_model.promptName(current.row()));
    showTitle();
    m_answerNote->setText(
        before ? tr("green: new since %1").arg(m_model.stepName(m_model.columnBefore(current)))
               : QString());
    m_code->setCode(cell->text);
    m_diff->editors().setTexts(before ? before->text : QString(), cell->text);
    m_diffButton->setEnabled(before != nullptr);
    if (before)
        for (const DiffRow& row : compareTexts(before->text, cell->text).rows)
            if (!row.same && row.right >= 0)
                m_code->markLine(row.right, LineMark::Added);
    m_verdict->setText(badgeOf(*cell));
    m_verdict->show();
}

void SamplesCard::showFacts(const TrainingRun& run)
{
    m_model.setQuestions(run.facts().prompts);
    if (!empty())
        showCurrent();
}

void SamplesCard::setCompact(bool compact)
{
    m_compact = compact;
    m_answerNote->setVisible(!compact);
    showTitle();
}

void SamplesCard::showTitle()
{
    const int room = m_answerTitle->width();
    m_answerTitle->setText(m_answerTitle->fontMetrics().elidedText(m_title, Qt::ElideRight,
                                                                   std::max(room, stepColumn)));
    m_answerTitle->setToolTip(m_title);
    m_answerTitle->setAccessibleName(m_title);
}

void SamplesCard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // The label has its new width only after the layout's turn.
    QMetaObject::invokeMethod(this, &SamplesCard::showTitle, Qt::QueuedConnection);
}

void SamplesCard::showDiff(bool diff)
{
    m_texts->setCurrentIndex(diff ? 1 : 0);
}

} // namespace mesewright::ui
