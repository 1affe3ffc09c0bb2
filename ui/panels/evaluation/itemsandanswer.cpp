// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/itemsandanswer.h"

#include "ui/shell/theme/tokens.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QBoxLayout>
#include <QStackedWidget>

namespace mesewright::ui {

ItemsAndAnswer::ItemsAndAnswer(const QList<ItemFilter>& filters, QObject* parent) : QObject(parent)
{
    m_items = new ItemsTable(filters);
    m_answer = new AnswerView;
    m_middle = new QWidget;
    auto* column = new QVBoxLayout(m_middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::s);
    m_tabs = new SegmentedControl(tr("Items or answer"));
    m_tabs->addChoice(QStringLiteral("items"), tr("Items"));
    m_tabs->addChoice(QStringLiteral("answer"), tr("Answer"));
    m_tabs->hide();
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_items);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &SegmentedControl::currentChanged, this, [this](const QString& id) {
        m_stack->setCurrentIndex(id == QStringLiteral("answer") ? 1 : 0);
    });
    connect(m_items, &ItemsTable::opened, this, [this] {
        if (m_narrow)
            m_tabs->setCurrent(QStringLiteral("answer"));
    });
    connect(m_items, &ItemsTable::currentChanged, this, &ItemsAndAnswer::showCurrent);
    connect(m_answer, &AnswerView::answerChosen, m_items, &ItemsTable::chooseAnswer);
    connect(m_answer, &AnswerView::reviewRequested, this, &ItemsAndAnswer::reviewRequested);
}

void ItemsAndAnswer::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    m_tabs->setVisible(narrow);
    if (narrow) {
        m_stack->addWidget(m_answer);
        return;
    }
    m_tabs->setCurrent(QStringLiteral("items"));
    m_stack->removeWidget(m_answer);
    Q_EMIT answerFreed(m_answer);
    m_answer->show();
}

void ItemsAndAnswer::show(const EvaluationShown& shown, const ResultsOf& left,
                          const QString& leftName, const ResultsOf& right, const QString& rightName)
{
    m_shown = shown;
    m_left = left;
    m_right = right;
    m_leftName = leftName;
    m_rightName = rightName;
    const report::ResultsEvidence* here = left(shown.results());
    const report::ResultsEvidence* there = right(shown.results());
    m_items->setSides(leftName, rightName);
    m_items->setNote(tr("%1 level").arg(shown.results().name));
    m_items->setPairs(shown.snapshot, pairItems(here ? &here->results : nullptr,
                                                there ? &there->results : nullptr));
}

void ItemsAndAnswer::showCurrent()
{
    const ItemPair* pair = m_items->currentPair();
    if (!pair || !m_shown.snapshot) {
        m_answer->clear();
        return;
    }
    AnswerSubject subject = answerSubject(m_shown, *pair, m_left, m_right);
    subject.leftName = m_leftName;
    subject.rightName = m_rightName;
    m_answer->setSubject(subject, m_items->currentSide(), m_items->currentAnswer());
}

void ItemsAndAnswer::jumpTo(const QString& place)
{
    const QStringList parts = place.split(QLatin1Char('/'));
    if (parts.size() < 2 || parts[0] != QStringLiteral("item"))
        return;
    if (m_items->chooseItem(parts[1]) && parts.size() > 2)
        m_items->chooseAnswer(m_items->currentSide(), parts[2].toInt() - 1);
}

bool ItemsAndAnswer::handleKey(int key)
{
    switch (key) {
    case Qt::Key_C:
        m_answer->setPage(AnswerView::Page::Code);
        return true;
    case Qt::Key_R:
        m_answer->setPage(AnswerView::Page::Raw);
        return true;
    case Qt::Key_P:
        m_answer->setPage(AnswerView::Page::Prompt);
        return true;
    case Qt::Key_D:
        m_answer->setPage(AnswerView::Page::Diff);
        return true;
    case Qt::Key_G:
        if (const ItemPair* pair = m_items->currentPair(); pair && pair->left && pair->right)
            Q_EMIT reviewRequested(itemName(*pair));
        return true;
    default:
        break;
    }
    if (key < Qt::Key_1 || key > Qt::Key_9)
        return false;
    m_items->chooseAnswer(m_items->currentSide(), key - Qt::Key_1);
    return true;
}

} // namespace mesewright::ui
