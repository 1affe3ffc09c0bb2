// SPDX-License-Identifier: GPL-3.0-or-later
// What changes rows or moves them between files: undo, adding, removing, import, export, dropping.
#include "ui/panels/data/datapanel.h"

#include "ui/panels/data/facets.h"
#include "ui/panels/data/rowscard.h"
#include "ui/panels/data/rowstable.h"
#include "ui/panels/data/rowtransfer.h"
#include "ui/panels/data/rowview.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

#include <algorithm>
#include <iterator>

namespace mesewright::ui {

namespace {

/// The JSON Lines files among what is dragged; empty if anything else is with them.
QStringList droppedFiles(const QMimeData& dragged)
{
    QStringList files;
    for (const QUrl& url : dragged.urls()) {
        const QString file = url.toLocalFile();
        if (!file.endsWith(QStringLiteral(".jsonl"), Qt::CaseInsensitive) &&
            !file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
            return {};
        files.append(file);
    }
    return files;
}

} // namespace

void DataPanel::undo()
{
    set().undoStack().undo();
}

void DataPanel::redo()
{
    set().undoStack().redo();
}

void DataPanel::save()
{
    m_rowView->keepTyped();
    m_files.save();
}

/// What the header's buttons do, for the palette.
void DataPanel::offerActions()
{
    const auto offer = [this](const char* name, const QString& text, QPushButton* button,
                              auto slot) {
        auto* action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        m_offers.append({action, button});
    };
    offer("import", tr("Import rows…"), m_import, &DataPanel::importRows);
    offer("export", tr("Export the rows shown…"), m_export, &DataPanel::exportRows);
    offer("add", tr("Add row"), m_add, &DataPanel::addRow);
    offer("save", tr("Save the rows"), m_save, &DataPanel::save);
    offer("split", tr("Split off leaked rows…"), m_split, &DataPanel::splitOffLeaks);
    offer("charts", tr("Show the charts"), m_export, [this] { showCharts(true); });
    offer("rows", tr("Show the rows"), m_export, [this] { showCharts(false); });
}

void DataPanel::refreshOffers()
{
    for (const auto& [action, button] : m_offers)
        action->setEnabled(button->isEnabled() && button->isVisibleTo(button->parentWidget()));
}

void DataPanel::addRow()
{
    TaskItem item;
    item.family = "scaffold";
    // A new row is most often like the one that is looked at.
    if (const auto like = set().item(m_rowView->line()); m_rowView->line() >= 0 && like)
        item.family = like->family;
    const int line = set().appendLines({taskItemLine(item)}, tr("Add a row"));
    showCharts(false);
    m_rows->setQuery({});
    m_rows->dropFirstBatch();
    m_facets->clear();
    filter();
    connect(
        this, &DataPanel::filtered, this,
        [this, line] {
            if (const int row = m_model.rowOfLine(line); row >= 0) {
                table().goToRow(row);
                m_rowView->showFields();
            }
        },
        Qt::SingleShotConnection);
}

void DataPanel::removeRows()
{
    std::vector<int> lines;
    for (const QModelIndex& index : table().selectionModel()->selectedRows())
        lines.push_back(m_model.lineAt(index.row()));
    set().removeLines(std::move(lines));
}

void DataPanel::importRows()
{
    const QStringList files = QFileDialog::getOpenFileNames(
        this, tr("Import rows"), m_files.workspace(), tr("JSON Lines (*.jsonl);;All files (*)"));
    if (!files.isEmpty())
        importFrom(files);
}

void DataPanel::importFrom(const QStringList& files)
{
    m_fileJob.start(
        [files](const CancelToken&) {
            ImportedRows all;
            for (const QString& file : files) {
                ImportedRows rows = mesewright::ui::importRows(file.toStdString());
                // All or nothing: half of what was dropped would be hard to find again.
                if (!rows.problem.isEmpty())
                    return rows;
                std::move(rows.lines.begin(), rows.lines.end(), std::back_inserter(all.lines));
            }
            return all;
        },
        [this](ImportedRows imported) {
            const int count = static_cast<int>(imported.lines.size());
            if (!imported.problem.isEmpty()) {
                complain(tr("Nothing was imported."), imported.problem);
                return;
            }
            if (count > 0)
                set().appendLines(imported.lines, tr("Import %n row(s)", nullptr, count));
            tell(
                State::Passed, QStringLiteral("check"), tr("%n row(s) added.", nullptr, count),
                tr("They are behind the last row of %1; Ctrl+Z takes them out, Ctrl+S writes them.")
                    .arg(QString::fromStdString(set().fileName())));
        });
}

void DataPanel::exportRows()
{
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Export the rows shown"), m_files.workspace(), tr("JSON Lines (*.jsonl)"));
    if (!file.isEmpty())
        exportTo(file, false);
}

void DataPanel::splitOffLeaks()
{
    const QString standard = QString::fromStdString(
        (set().path().parent_path() / (set().path().stem().string() + "-clean.jsonl")).string());
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Write the rows that are no leaks to"), standard, tr("JSON Lines (*.jsonl)"));
    if (!file.isEmpty())
        exportTo(file, true);
}

void DataPanel::exportTo(const QString& file, bool withoutLeaks)
{
    const SharedData data = set().data();
    // What is split off is judged from the whole file, whatever is shown of it.
    const std::vector<int> lines = withoutLeaks ? cleanLines(*data) : m_model.lines();
    m_fileJob.start(
        [path = file.toStdString(), data, lines](const CancelToken&) {
            return mesewright::ui::exportRows(path, *data, lines);
        },
        [this, file](ExportedRows result) {
            if (!result.written) {
                complain(tr("The rows were not written."),
                         QString::fromStdString(result.written.error().message));
                return;
            }
            tell(State::Passed, QStringLiteral("check"),
                 tr("%n row(s) written.", nullptr, result.rows), file);
            Q_EMIT exported(file, result.rows);
        });
}

void DataPanel::tell(State state, const QString& icon, const QString& what, const QString& why)
{
    m_banner->setActions(tr("Close"), {}, {});
    m_banner->show(state, icon, what, why);
}

void DataPanel::complain(const QString& what, const QString& why)
{
    tell(State::Failed, QStringLiteral("error"), what, why);
}

void DataPanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_files.workspace().isEmpty() || droppedFiles(*event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_banner->setActions({}, {}, {});
    m_banner->show(State::Running, QStringLiteral("import"),
                   tr("Drop to add the rows to %1.").arg(QString::fromStdString(set().fileName())),
                   tr("Nothing is written before Ctrl+S."));
}

void DataPanel::dragLeaveEvent(QDragLeaveEvent*)
{
    m_banner->clear();
}

void DataPanel::dropEvent(QDropEvent* event)
{
    m_banner->clear();
    event->acceptProposedAction();
    importFrom(droppedFiles(*event->mimeData()));
}

} // namespace mesewright::ui
