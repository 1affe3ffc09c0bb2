// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/logcard.h"

#include "ui/widgets/card.h"
#include "ui/widgets/parts.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QToolButton>

namespace mesewright::ui {

LogCard::LogCard(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(tr("Log"));
    card->setBodyMargins(false);
    column->addWidget(card);
    QToolButton* search = makeIconButton(QStringLiteral("search"), tr("Find in the log"));
    QToolButton* copy = makeIconButton(QStringLiteral("copy"), tr("Copy the log"));
    card->addAction(search);
    card->addAction(copy);

    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Find in the log"));
    m_search->setAccessibleName(tr("Find in the log"));
    m_search->setClearButtonEnabled(true);
    m_search->hide();
    card->body()->addWidget(m_search);
    m_shown.setSourceModel(&m_model);
    m_shown.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list = new QListView;
    m_list->setModel(&m_shown);
    m_list->setAccessibleName(tr("Log"));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    followFont(m_list, TextStyle::Figure);
    card->body()->addWidget(m_list, 1);

    connect(search, &QToolButton::clicked, this, &LogCard::openSearch);
    connect(copy, &QToolButton::clicked, this, &LogCard::copyShown);
    connect(m_search, &QLineEdit::textChanged, &m_shown,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(&Theme::instance(), &Theme::changed, m_list->viewport(), qOverload<>(&QWidget::update));
}

void LogCard::setLines(const QList<LogLine>& lines)
{
    const QScrollBar* bar = m_list->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum() - bar->singleStep();
    m_model.setLines(lines);
    if (atEnd)
        m_list->scrollToBottom();
}

void LogCard::openSearch()
{
    m_search->show();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QString LogCard::shownText() const
{
    QStringList lines;
    for (int row = 0; row < m_shown.rowCount(); ++row)
        lines.append(m_shown.index(row, 0).data().toString());
    return lines.join(QLatin1Char('\n'));
}

void LogCard::copyShown() const
{
    QApplication::clipboard()->setText(shownText());
}

} // namespace mesewright::ui
