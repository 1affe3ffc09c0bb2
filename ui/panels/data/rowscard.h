// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QToolButton;
class QUndoStack;

namespace mesewright::ui {

class RowsModel;
class RowsTable;

/// The table of rows with its search line above and its count below.
class RowsCard final : public Card
{
    Q_OBJECT

public:
    explicit RowsCard(RowsModel& model, QWidget* parent = nullptr);

    [[nodiscard]] RowsTable& table() const { return *m_table; }
    [[nodiscard]] QString query() const;
    void setQuery(const QString& typed);
    void focusSearch();
    /// Whether only the rows of the first update are wanted.
    [[nodiscard]] bool firstBatch() const;
    /// The switch for it is there for training rows alone; `whyNot` empty: it can be used.
    void offerFirstBatch(bool offered, const QString& whyNot);
    void dropFirstBatch();
    /// Whether there is a button that shows the filters.
    void offerFilters(bool offered);
    void showUndo(const QUndoStack& stack);
    /// `all`: rows of the file, of which the model shows some.
    void showCounts(std::size_t all);

Q_SIGNALS:
    /// Typing has paused, or another kind of rows is wanted.
    void filterWanted();
    void filtersAsked(bool shown);
    void undoAsked();
    void redoAsked();

private:
    [[nodiscard]] QToolButton* makeColumnsButton();

    RowsModel& m_model;
    QLineEdit* m_search = nullptr;
    QToolButton* m_filters = nullptr;
    QToolButton* m_batch = nullptr;
    QToolButton* m_undo = nullptr;
    QToolButton* m_redo = nullptr;
    RowsTable* m_table = nullptr;
    QLabel* m_counts = nullptr;
    QTimer m_pause;
};

} // namespace mesewright::ui
