// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/workspacedocument.h"
#include "ui/panels/data/datafiles.h"
#include "ui/panels/data/rowsmodel.h"
#include "ui/shell/panel.h"

#include <QTimer>

#include <array>

class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QToolButton;

namespace mesewright::ui {

class Badge;
class Banner;
class EmptyState;
class Facets;
class FigureCard;
class RowsTable;
class RowView;
class SegmentedControl;

/// The rows that are trained on and evaluated with: search, filters, leaks, each row as the model
/// sees it; changed in place, with undo.
class DataPanel final : public Panel
{
    Q_OBJECT

public:
    explicit DataPanel(WorkspaceDocument& document, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("data"); }
    [[nodiscard]] QString title() const override { return tr("Data"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("data"); }
    [[nodiscard]] QList<QWidget*> headerWidgets() override;
    void setActive(bool active) override;
    /// "eval", or "eval/12": the row of that number
    void jumpTo(const QString& place) override;

    [[nodiscard]] DataFiles& files() { return m_files; }
    [[nodiscard]] RowsModel& model() { return m_model; }
    [[nodiscard]] RowView& rowView() const { return *m_rowView; }
    [[nodiscard]] DataKind current() const { return m_current; }

public Q_SLOTS:
    void showFile(mesewright::ui::DataKind kind);
    void save();
    void addRow();
    void removeRows();
    void importRows();
    void exportRows();
    /// Writes the rows that are no leaks to a file of their own.
    void splitOffLeaks();
    void undo();
    void redo();
    /// Adds the rows of a JSON Lines file; `exportTo` writes the rows that are shown.
    void importFrom(const QString& file);
    void exportTo(const QString& file, bool withoutLeaks);

Q_SIGNALS:
    void filtered();
    void exported(const QString& file, int rows);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeHeader();
    [[nodiscard]] QWidget* makeTable();
    void addShortcuts();
    void workspaceChanged();
    void rowsChanged(DataKind kind);
    void factsChanged(DataKind kind);
    void filter();
    void showCurrentRow();
    void openRow(bool forEditing);
    void stepRow(int step);
    void stepLeak(int step);
    void refreshHeader();
    void refreshFigures();
    void refreshFoot();
    void tellFindings();
    void complain(const QString& what, const QString& why);
    [[nodiscard]] DataSet& set() const { return m_files.set(m_current); }

    WorkspaceDocument& m_document;
    bool m_active = false;
    bool m_stale = true;
    DataFiles m_files;
    DataKind m_current = DataKind::Eval;
    RowsModel m_model;

    SegmentedControl* m_choice = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_split = nullptr;
    Banner* m_banner = nullptr;
    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    std::array<FigureCard*, 5> m_figures{};
    QSplitter* m_splitter = nullptr;
    Facets* m_facets = nullptr;
    QLineEdit* m_search = nullptr;
    QToolButton* m_undo = nullptr;
    QToolButton* m_redo = nullptr;
    RowsTable* m_table = nullptr;
    QLabel* m_foot = nullptr;
    RowView* m_rowView = nullptr;
    QTimer m_filterTimer;
    JobSlot m_filterJob;
    JobSlot m_fileJob;
};

} // namespace mesewright::ui
