// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/training/logmodel.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QLineEdit;
class QListView;

namespace mesewright::ui {

/// The log of the run on screen, with a search and a button that copies it. It stays at the end
/// while it grows, unless a person has scrolled away.
class LogCard final : public QWidget
{
    Q_OBJECT

public:
    explicit LogCard(QWidget* parent = nullptr);

    void setLines(const QList<LogLine>& lines);
    /// Shows the search field and goes there.
    void openSearch();
    /// What the list shows now, a line each.
    [[nodiscard]] QString shownText() const;

private:
    void copyShown() const;

    LogModel m_model;
    QSortFilterProxyModel m_shown;
    QLineEdit* m_search = nullptr;
    QListView* m_list = nullptr;
};

} // namespace mesewright::ui
