// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview/runscard.h"

#include "ui/panels/overview/comparerunsdialog.h"
#include "ui/panels/overview/runsdelegate.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/tableview.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QUrl>

namespace mesewright::ui {

namespace {

constexpr int chosenWidth = 36;
constexpr int runWidth = 190;
constexpr int startedWidth = 116;
constexpr int tookWidth = 72;

/// Space chooses a row, as in any list of boxes.
class RunsTable final : public TableView
{
public:
    using TableView::TableView;

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() != Qt::Key_Space || !currentIndex().isValid()) {
            TableView::keyPressEvent(event);
            return;
        }
        toggle(currentIndex().row());
    }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        const QModelIndex index = indexAt(event->position().toPoint());
        if (event->button() == Qt::LeftButton && index.column() == RunsModel::Chosen)
            toggle(index.row());
        TableView::mouseReleaseEvent(event);
    }

private:
    void toggle(int row)
    {
        const QModelIndex box = model()->index(row, RunsModel::Chosen);
        const bool checked = box.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        model()->setData(box, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
};

} // namespace

RunsCard::RunsCard(QWidget* parent) : Card(tr("Recent runs"), parent)
{
    setBodyMargins(false);
    m_compare = makeButton(tr("Compare"), QStringLiteral("compare"));
    m_compare->setObjectName(QStringLiteral("compareRuns"));
    addAction(m_compare);
    m_runs.setDetails(m_book);
    m_table = new RunsTable(tr("Recent runs"));
    m_table->setModel(&m_runs);
    m_table->setItemDelegate(new RunsDelegate(m_runs, *this, m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView* titles = m_table->horizontalHeader();
    titles->setMinimumSectionSize(chosenWidth);
    titles->setStretchLastSection(true);
    titles->resizeSection(RunsModel::Chosen, chosenWidth);
    titles->resizeSection(RunsModel::Run, runWidth);
    titles->resizeSection(RunsModel::Started, startedWidth);
    titles->resizeSection(RunsModel::Took, tookWidth);
    body()->addWidget(m_table);
    connect(m_compare, &QPushButton::clicked, this, &RunsCard::compare);
    connect(&m_runs, &RunsModel::chosenChanged, this, &RunsCard::refreshChosen);
    connect(&m_runs, &RunsModel::modelReset, this, &RunsCard::refreshChosen);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT runOpened(m_runs.at(index.row())); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &RunsCard::openMenu);
    refreshChosen();
}

void RunsCard::showRuns(const std::shared_ptr<const WorkspaceSnapshot>& snapshot)
{
    m_runs.setRuns(snapshot->runs);
    m_book.read(snapshot);
}

void RunsCard::refreshChosen()
{
    const int count = static_cast<int>(m_runs.chosen().size());
    setSubtitle(count == 0 ? QString() : tr("%n chosen", nullptr, count));
    m_compare->setEnabled(count >= 2);
    m_compare->setToolTip(count >= 2 ? QString() : tr("choose two runs or more first"));
}

void RunsCard::compare()
{
    QList<ComparedRun> runs;
    const QList<int> rows = m_runs.chosen();
    // Oldest first: what came later is read to the right.
    for (auto row = rows.rbegin(); row != rows.rend(); ++row)
        if (const RunDetails* details = m_runs.details(*row))
            runs.append({m_runs.at(*row), *details});
    auto* dialog = new CompareRunsDialog(runs, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void RunsCard::openMenu(const QPoint& position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    const RunSummary run = m_runs.at(index.row());
    const Theme& theme = Theme::instance();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(theme.icon(QStringLiteral("arrow-right")), tr("Show it in its panel"), this,
                    [this, run] { Q_EMIT runOpened(run); });
    if (run.resumable())
        menu->addAction(theme.icon(QStringLiteral("play")), tr("Resume"), this,
                        [this, run] { Q_EMIT runResumed(run); });
    menu->addAction(theme.icon(QStringLiteral("clone")), tr("Queue the same again"), this,
                    [this, run] { Q_EMIT runWantedAgain(run); });
    menu->addSeparator();
    menu->addAction(theme.icon(QStringLiteral("copy")), tr("Copy the run's id"), this, [run] {
        QGuiApplication::clipboard()->setText(QString::fromStdString(run.id));
    });
    menu->addAction(theme.icon(QStringLiteral("folder")), tr("Open the run's folder"), this, [run] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(run.folder.string())));
    });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

} // namespace mesewright::ui
