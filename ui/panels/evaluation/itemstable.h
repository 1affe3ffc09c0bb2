// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/evaluation/itemsmodel.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace mesewright::ui {

class SegmentedControl;
class TableView;

enum class ShownSide { Left, Right };

/// The items with their outcomes: filters with counts above, the legend below. One answer is always
/// current; a click on a cell, the arrow keys or `chooseAnswer` change it.
class ItemsTable final : public QFrame
{
    Q_OBJECT

public:
    explicit ItemsTable(const QList<ItemFilter>& filters, QWidget* parent = nullptr);

    [[nodiscard]] ItemsModel& model() { return m_model; }
    [[nodiscard]] TableView& view() { return *m_view; }
    void setPairs(std::shared_ptr<const void> owner, std::vector<ItemPair> pairs);
    void setSides(const QString& left, const QString& right);
    /// What the filters are called, in the order given to the constructor; counts are added.
    void setFilterNames(const QStringList& names);
    /// Words at the right of the legend: "static level".
    void setNote(const QString& note);
    void setFamilyShown(bool shown);
    void setCleanOnly(bool cleanOnly);

    /// Null while nothing is shown.
    [[nodiscard]] const ItemPair* currentPair() const;
    [[nodiscard]] ShownSide currentSide() const { return m_side; }
    [[nodiscard]] int currentAnswer() const { return m_answer; }
    void chooseAnswer(ShownSide side, int answer);
    /// False when no item has that name; filters that hide it are taken off.
    bool chooseItem(const QString& name);

public Q_SLOTS:
    /// Puts the focus into the line that narrows the list.
    void find();

Q_SIGNALS:
    /// Another item or answer.
    void currentChanged();
    /// Enter or double click.
    void opened();

private:
    void buildTop();
    void buildView();
    void showCounts();
    void takeRow(int row);
    void keepRow();

    ItemsModel m_model;
    QList<ItemFilter> m_filters;
    QStringList m_names;
    SegmentedControl* m_control = nullptr;
    QLineEdit* m_search = nullptr;
    TableView* m_view = nullptr;
    QLabel* m_note = nullptr;
    QString m_currentName; ///< kept over new results and filters
    ShownSide m_side = ShownSide::Right;
    int m_answer = 0;
};

} // namespace mesewright::ui
