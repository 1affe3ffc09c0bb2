// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/workspacedocument.h"
#include "ui/panels/data/datafiles.h"
#include "ui/panels/data/rowsmodel.h"
#include "ui/shell/panel.h"
#include "ui/shell/theme/state.h"

#include <array>

class QPushButton;
class QStackedLayout;

namespace mesewright::ui {

class Banner;
class DataCharts;
class EmptyState;
class Facets;
class FigureCard;
class FoldingSplitter;
class RowsCard;
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
    [[nodiscard]] QList<QWidget*> titleWidgets() override;
    [[nodiscard]] QList<QWidget*> headerWidgets() override;
    void setActive(bool active) override;
    /// "eval", or "eval/12": the row of that number
    void jumpTo(const QString& place) override;

    [[nodiscard]] DataFiles& files() { return m_files; }
    [[nodiscard]] RowsModel& model() { return m_model; }
    [[nodiscard]] RowView& rowView() const { return *m_rowView; }
    [[nodiscard]] DataCharts& charts() const { return *m_charts; }
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
    /// Rows as a table, or what the file is made of.
    void showCharts(bool charts);
    /// Adds the rows of JSON Lines files; `exportTo` writes the rows that are shown.
    void importFrom(const QStringList& files);
    void exportTo(const QString& file, bool withoutLeaks);

Q_SIGNALS:
    void filtered();
    void exported(const QString& file, int rows);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeHeader();
    void makePages();
    void connectRows();
    void connectFiles();
    void addShortcuts();
    void offerActions();
    void refreshOffers();
    void workspaceChanged();
    void rowsChanged(DataKind kind);
    void factsChanged(DataKind kind);
    void filter();
    [[nodiscard]] RowFilter wantedRows() const;
    void showCurrentRow();
    void openRow(bool forEditing);
    void stepRow(int step);
    void stepLeak(int step);
    void refreshHeader();
    void refreshFigures();
    void refreshFoot();
    void tellFindings();
    void tell(State state, const QString& icon, const QString& what, const QString& why);
    void complain(const QString& what, const QString& why);
    [[nodiscard]] RowsTable& table() const;
    [[nodiscard]] DataSet& set() const { return m_files.set(m_current); }

    WorkspaceDocument& m_document;
    bool m_active = false;
    bool m_stale = true;
    DataFiles m_files;
    DataKind m_current = DataKind::Eval;
    RowsModel m_model;

    SegmentedControl* m_view = nullptr;
    SegmentedControl* m_choice = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_split = nullptr;
    QList<std::pair<QAction*, QPushButton*>> m_offers; ///< palette entries and their buttons
    Banner* m_banner = nullptr;
    QWidget* m_filled = nullptr;
    QStackedLayout* m_pages = nullptr;
    QStackedLayout* m_views = nullptr;
    EmptyState* m_empty = nullptr;
    std::array<FigureCard*, 5> m_figures{};
    FoldingSplitter* m_splitter = nullptr;
    Facets* m_facets = nullptr;
    RowsCard* m_rows = nullptr;
    RowView* m_rowView = nullptr;
    DataCharts* m_charts = nullptr;
    JobSlot m_filterJob;
    JobSlot m_fileJob;
};

} // namespace mesewright::ui
