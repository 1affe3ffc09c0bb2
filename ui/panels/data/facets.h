// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/data/datastate.h"

#include <QHash>
#include <QScrollArea>

#include <map>

class QVBoxLayout;

namespace mesewright::ui {

class FacetRow;

/// The filter column: leak states, families, licences and sources with their counts and shares.
/// What is unchecked is hidden.
class Facets final : public QScrollArea
{
    Q_OBJECT

public:
    explicit Facets(QWidget* parent = nullptr);

    void setData(const DataState& data, bool leaksKnown);
    /// What is unchecked, added to `filter`.
    void addTo(RowFilter& filter) const;
    [[nodiscard]] bool anyHidden() const;

public Q_SLOTS:
    void clear();

Q_SIGNALS:
    void changed();

private:
    enum Group { Leaks, Families, Licences, Sources, Lengths, GroupCount };
    struct Entry
    {
        int number = 0;
        QString name;
        std::size_t count = 0;
    };
    void fill(Group group, const QList<Entry>& entries, std::size_t all);
    [[nodiscard]] QList<Entry> entriesOf(const DataNames& names, std::uint32_t RowFacts::*number,
                                         const DataState& data) const;

    QWidget* m_groups[GroupCount] = {};
    QVBoxLayout* m_columns[GroupCount] = {};
    std::map<int, FacetRow*> m_rows[GroupCount];
};

} // namespace mesewright::ui
