// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/data/datastate.h"

#include <QScrollArea>

namespace mesewright::ui {

class Card;
class CountBars;

/// What a file is made of, as charts: families, licences, lengths, leak states. A bar leads to its
/// rows.
class DataCharts final : public QScrollArea
{
    Q_OBJECT

public:
    explicit DataCharts(QWidget* parent = nullptr);
    void setData(const DataState& data);
    [[nodiscard]] CountBars& families() const { return *m_bars[Families]; }
    [[nodiscard]] CountBars& licences() const { return *m_bars[Licences]; }
    [[nodiscard]] CountBars& lengths() const { return *m_bars[Lengths]; }
    [[nodiscard]] CountBars& leaks() const { return *m_bars[Leaks]; }

Q_SIGNALS:
    void rowsWanted(const QString& query);

private:
    enum Chart { Families, Licences, Lengths, Leaks, ChartCount };
    Card* m_cards[ChartCount] = {};
    CountBars* m_bars[ChartCount] = {};
};

} // namespace mesewright::ui
