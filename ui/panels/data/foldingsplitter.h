// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace mesewright::ui {

/// Filters, list and detail beside each other. With less room the filters are put away until they
/// are asked for; with still less the detail lies below.
class FoldingSplitter final : public QSplitter
{
    Q_OBJECT

public:
    enum class Fold { None, Filters, Stacked };

    FoldingSplitter(QWidget* filters, QWidget* list, QWidget* detail, QWidget* parent = nullptr);

    void setFold(Fold fold);
    [[nodiscard]] Fold fold() const { return m_fold; }
    /// Whether the filters are seen while they are folded.
    void showFilters(bool shown);

private:
    void arrange();

    QWidget* m_filters;
    QWidget* m_list;
    QWidget* m_detail;
    Fold m_fold = Fold::None;
    bool m_filtersShown = false;
    QSplitter* m_upper; ///< filters and list
};

} // namespace mesewright::ui
