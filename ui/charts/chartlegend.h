// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace mesewright::ui {

/// A short piece of a line, or of its band, as legends show it.
class LineSample final : public QWidget
{
    Q_OBJECT

public:
    LineSample(const ChartLineSpec& spec, bool band, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

    static void paint(QPainter& painter, const QRectF& rect, const ChartLineSpec& spec, bool band);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ChartLineSpec m_spec;
    bool m_band = false;
};

/// The names of a chart's lines, each behind a sample of it.
class ChartLegend final : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        ChartLineSpec spec;
        bool band = false; ///< a sample of the band in place of the line
        QString id;        ///< given back by `removeRequested`; empty: cannot be removed
    };

    explicit ChartLegend(QWidget* parent = nullptr);
    void setEntries(const QList<Entry>& entries);

Q_SIGNALS:
    void removeRequested(const QString& id);

private:
    QHBoxLayout* m_row = nullptr;
};

} // namespace mesewright::ui
