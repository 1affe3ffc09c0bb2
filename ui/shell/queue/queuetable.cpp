// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/queue/queuetable.h"

#include "ui/shell/theme/icons.h"
#include "ui/shell/theme/theme.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>

namespace mesewright::ui {

namespace {

constexpr int gripRoom = 24;
constexpr int stateWidth = 170;
constexpr int timeWidth = 84;
constexpr int moreWidth = 40;
constexpr int barWidth = 84;
constexpr int barHeight = 6;

/// A grip before what can be moved, a bar for what is at work, dots where a menu is.
class QueueDelegate final : public TableDelegate
{
public:
    QueueDelegate(const RunQueue& queue, QObject* parent) : TableDelegate(parent), m_queue(queue) {}

protected:
    void paintCell(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        const Colors& colors = theme.colors();
        const bool waits = index.data(QueueModel::QueueRowRole).toInt() >= 0;
        const int icon = theme.sizes().icon;
        const auto drawIcon = [&](const QString& name, int left, const QColor& ink) {
            painter.drawPixmap(left, rect.y() + (rect.height() - icon) / 2,
                               iconPixmap(name, ink, icon, painter.device()->devicePixelRatioF()));
        };
        QStyleOptionViewItem cell = option;
        QRect text = rect;
        switch (index.column()) {
        case QueueModel::Job:
            if (waits)
                drawIcon(QStringLiteral("grip"), rect.x(), colors.text.tertiary);
            else
                drawIcon(QStringLiteral("play"), rect.x(), colors.accent.base);
            text.setLeft(rect.x() + gripRoom);
            break;
        case QueueModel::State:
            if (!waits && m_queue.running() && m_queue.running()->progress.share) {
                ProgressRange::paint(
                    painter,
                    QRectF(rect.x(), rect.center().y() - barHeight / 2.0 + 1, barWidth, barHeight),
                    m_queue.running()->progress);
                text.setLeft(rect.x() + barWidth + spacing::s);
                cell.font = theme.font(TextStyle::Figure);
            }
            break;
        case QueueModel::Time:
            cell.font = theme.font(TextStyle::Figure);
            break;
        default:
            if (waits)
                drawIcon(QStringLiteral("more"), rect.center().x() - icon / 2,
                         colors.text.secondary);
            return;
        }
        if (index.column() == QueueModel::State && index.data(QueueModel::PausedRole).toBool()) {
            painter.setFont(cell.font);
            painter.setPen(colors.state(mesewright::ui::State::NotExtracted).fg);
            painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(index.data().toString(),
                                                              Qt::ElideRight, text.width()));
            return;
        }
        TableDelegate::paintCell(painter, text, cell, index);
    }

private:
    const RunQueue& m_queue;
};

} // namespace

QueueTable::QueueTable(RunQueue& queue, QWidget* parent)
    : TableView(tr("Queue"), parent), m_queue(queue), m_rows(queue)
{
    setModel(&m_rows);
    setItemDelegate(new QueueDelegate(queue, this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDragDropOverwriteMode(false);
    setDropIndicatorShown(true);
    setDefaultDropAction(Qt::MoveAction);
    QHeaderView* titles = horizontalHeader();
    titles->setSectionResizeMode(QueueModel::Job, QHeaderView::Stretch);
    titles->resizeSection(QueueModel::State, stateWidth);
    titles->resizeSection(QueueModel::Time, timeWidth);
    titles->setMinimumSectionSize(moreWidth);
    titles->resizeSection(QueueModel::More, moreWidth);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == QueueModel::More)
            openMenu(viewport()->mapToGlobal(visualRect(index).bottomLeft()));
    });
}

int QueueTable::chosen() const
{
    return currentIndex().isValid() ? m_rows.queueRow(currentIndex().row()) : -1;
}

void QueueTable::choose(int queueRow)
{
    const QModelIndex index = m_rows.index(m_rows.rowOf(queueRow), 0);
    if (index.isValid()) {
        setCurrentIndex(index);
        selectRow(index.row());
    }
}

void QueueTable::moveChosen(int by)
{
    const int row = chosen();
    if (row < 0 || row + by < 0 || row + by >= m_queue.jobs().size())
        return;
    m_queue.move(row, by > 0 ? row + by + 1 : row + by);
    choose(row + by);
}

void QueueTable::fillMenu(QMenu& menu)
{
    const int row = chosen();
    if (row < 0)
        return;
    const bool paused = m_queue.jobs()[row].paused;
    const auto add = [&](const QString& icon, const QString& text, const char* keys,
                         auto deed) -> QAction* {
        QAction* action = menu.addAction(Theme::instance().icon(icon), text, this, deed);
        action->setShortcut(QKeySequence(QLatin1String(keys)));
        return action;
    };
    add(paused ? QStringLiteral("play") : QStringLiteral("pause"),
        paused ? tr("Let it go on") : tr("Pause"), "Space",
        [this, row, paused] { m_queue.setPaused(row, !paused); });
    add(QStringLiteral("clone"), tr("Clone"), "Ctrl+D", [this, row] { m_queue.clone(row); });
    menu.addSeparator();
    add(QStringLiteral("arrow-up"), tr("Move up"), "Alt+Up", [this] {
        moveChosen(-1);
    })->setEnabled(row > 0);
    add(QStringLiteral("arrow-down"), tr("Move down"), "Alt+Down", [this] {
        moveChosen(1);
    })->setEnabled(row + 1 < m_queue.jobs().size());
    menu.addSeparator();
    add(QStringLiteral("trash"), tr("Remove"), "Del", [this, row] { m_queue.remove(row); });
}

void QueueTable::openMenu(const QPoint& globalPosition)
{
    if (chosen() < 0)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(globalPosition);
}

void QueueTable::contextMenuEvent(QContextMenuEvent* event)
{
    openMenu(event->globalPos());
}

void QueueTable::keyPressEvent(QKeyEvent* event)
{
    const int row = chosen();
    const bool alt = event->modifiers() == Qt::AltModifier;
    const bool control = event->modifiers() == Qt::ControlModifier;
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (row >= 0) {
        event->accept();
        if (alt && event->key() == Qt::Key_Up)
            return moveChosen(-1);
        if (alt && event->key() == Qt::Key_Down)
            return moveChosen(1);
        if (control && event->key() == Qt::Key_D)
            return m_queue.clone(row);
        if (plain && event->key() == Qt::Key_Delete) {
            m_queue.remove(row);
            choose(std::min<int>(row, static_cast<int>(m_queue.jobs().size()) - 1));
            return;
        }
        if (plain && event->key() == Qt::Key_Space) {
            m_queue.setPaused(row, !m_queue.jobs()[row].paused);
            return choose(row);
        }
    }
    TableView::keyPressEvent(event);
}

// The model is replaced as a whole by the queue, so the view must not take rows out of it.
void QueueTable::dropEvent(QDropEvent* event)
{
    const int from = chosen();
    if (event->source() != this || from < 0) {
        event->ignore();
        return;
    }
    const QPoint place = event->position().toPoint();
    const QModelIndex under = indexAt(place);
    int to = static_cast<int>(m_queue.jobs().size());
    if (under.isValid()) {
        to = std::max(0, m_rows.queueRow(under.row()));
        if (m_rows.queueRow(under.row()) >= 0 && place.y() > visualRect(under).center().y())
            ++to;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_queue.move(from, to);
    choose(to > from ? to - 1 : to);
}

} // namespace mesewright::ui
