// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/config/surroundings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/memorybar.h"

#include <QList>

#include <memory>

class QGridLayout;
class QLabel;

namespace mesewright::ui {

class ChartAxis;
class FactGrid;
class LineChart;

/// The bar's numbers for these settings on this machine; `card` 0: the model is not known.
[[nodiscard]] MemoryEstimate memoryEstimate(const Settings& settings, const Surroundings& around);

/// Whether training fits into memory, part by part, and what the last run measured.
class MemoryCard final : public Card
{
    Q_OBJECT

public:
    explicit MemoryCard(QWidget* parent = nullptr);
    void show(const Settings& settings, const Surroundings& around);
    [[nodiscard]] const MemoryEstimate& estimate() const { return m_bar->estimate(); }

private:
    void showParts(const MemoryEstimate& estimate);

    QLabel* m_sentence = nullptr;
    MemoryBar* m_bar = nullptr;
    QGridLayout* m_legend = nullptr;
    QLabel* m_measured = nullptr;
};

/// The learning rate over the steps, beside that of the last run.
class ScheduleCard final : public Card
{
    Q_OBJECT

public:
    explicit ScheduleCard(QWidget* parent = nullptr);
    void show(const Settings& settings, const Surroundings& around);
    [[nodiscard]] const LineChart& chart() const { return *m_chart; }

private:
    ChartAxis* m_axis = nullptr;
    LineChart* m_chart = nullptr;
    int m_now = 0;
    int m_before = -1;
    QLabel* m_legend = nullptr;
};

/// Time, disk, rows, passes: what a start would mean.
class LaunchCard final : public Card
{
    Q_OBJECT

public:
    explicit LaunchCard(QWidget* parent = nullptr);
    void show(const Settings& settings, const Surroundings& around);

private:
    FactGrid* m_facts = nullptr;
};

/// Seconds that training would take, from the pace of earlier runs; both 0: nothing is known.
struct TimeRange
{
    double low = 0;
    double high = 0;
};
[[nodiscard]] TimeRange expectedTime(const Settings& settings, const Surroundings& around);

} // namespace mesewright::ui
