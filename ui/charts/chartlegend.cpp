// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlegend.h"

#include "ui/charts/chartframe.h"
#include "ui/widgets/marker.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLayoutItem>
#include <QPainter>
#include <QToolButton>

namespace mesewright::ui {

namespace {

constexpr QSize lineSize(26, 14);
constexpr QSize bandSize(14, 14);
constexpr double sampleMarker = 7;

} // namespace

LineSample::LineSample(const ChartLineSpec& spec, bool band, QWidget* parent)
    : QWidget(parent), m_spec(spec), m_band(band)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LineSample::sizeHint() const
{
    return m_band ? bandSize : lineSize;
}

void LineSample::paint(QPainter& painter, const QRectF& rect, const ChartLineSpec& spec, bool band)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen pen = linePen(spec, 2);
    if (band) {
        painter.fillRect(rect.adjusted(1, 2, -1, -2), bandColor(spec));
    } else {
        painter.setPen(pen);
        painter.drawLine(QPointF(rect.left(), rect.center().y()),
                         QPointF(rect.right(), rect.center().y()));
        if (spec.told)
            paintMarker(painter, rect.center(), sampleMarker, spec.look, pen.color());
    }
    painter.restore();
}

void LineSample::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, QRectF(rect()), m_spec, m_band);
}

ChartLegend::ChartLegend(QWidget* parent) : QWidget(parent)
{
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(spacing::s);
}

void ChartLegend::setEntries(const QList<Entry>& entries)
{
    while (QLayoutItem* item = m_row->takeAt(0)) {
        // One of them may be the button whose click led here.
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (const Entry& entry : entries) {
        m_row->addWidget(new LineSample(entry.spec, entry.band, this), 0, Qt::AlignVCenter);
        m_row->addWidget(makeLabel(entry.spec.name, TextStyle::Small, Tone::Primary, this));
        if (!entry.id.isEmpty()) {
            QToolButton* remove = makeIconButton(
                QStringLiteral("cross"), tr("Take %1 out of the chart").arg(entry.spec.name), this);
            connect(remove, &QToolButton::clicked, this,
                    [this, id = entry.id] { Q_EMIT removeRequested(id); });
            m_row->addWidget(remove);
        }
        m_row->addSpacing(spacing::xs);
    }
    m_row->addStretch(1);
}

} // namespace mesewright::ui
