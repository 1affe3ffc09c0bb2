// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

namespace mesewright::ui {

/// The window's table: whole rows, no grid, a 3 px accent bar on the chosen row, copy as
/// tab-separated text with the header, widths that a person drags and that are kept by name.
class TableView : public QTableView
{
    Q_OBJECT

public:
    /// `name` is for screen readers and for keeping the widths.
    explicit TableView(const QString& name, QWidget* parent = nullptr);

    /// The selected rows (all, if none is) as tab-separated text.
    [[nodiscard]] QString selectionText() const;

public Q_SLOTS:
    void copySelection() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

/// Paints plain cells in the theme's way and leaves `paintCell` to those that draw their own.
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const final;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

protected:
    /// Paints the content inside `rect`, on the background that is there already. The default
    /// draws the display text; Qt::FontRole, ForegroundRole and TextAlignmentRole are honoured.
    virtual void paintCell(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const;
};

} // namespace mesewright::ui
