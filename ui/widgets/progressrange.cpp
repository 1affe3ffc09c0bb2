// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progressrange.h"

#include "ui/shell/theme/theme.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

constexpr double movingShare = 0.25; // of the track, for work of unknown length
constexpr double blocksASecond = 0.5;

} // namespace

QString progressWords(const ProgressShown& progress)
{
    const auto translated = [](const char* text) {
        return QCoreApplication::translate("mesewright::ui::ProgressRange", text);
    };
    if (progress.held)
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::ProgressRange", "held"));
    if (!progress.share) {
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::ProgressRange", "%1 so far"))
            .arg(durationText(progress.elapsed));
    }
    if (!progress.leftLow || !progress.leftHigh)
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::ProgressRange", "estimating…"));
    const QString low = clockText(*progress.leftLow);
    const QString high = clockText(*progress.leftHigh);
    const QString range = low == high ? low : low + QChar(0x2013) + high;
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::ProgressRange", "%1 left")).arg(range);
}

ProgressRange::ProgressRange(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Progress"));
}

void ProgressRange::setProgress(const ProgressShown& progress)
{
    m_progress = progress;
    const QString share =
        progress.share ? QStringLiteral("%1 %, ").arg(qRound(*progress.share * 100)) : QString();
    setAccessibleDescription(share + progressWords(progress));
    update();
}

void ProgressRange::paint(QPainter& painter, const QRectF& rect, const ProgressShown& progress)
{
    const Colors& colors = Theme::instance().colors();
    const double radius = rect.height() / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.border.subtle);
    painter.drawRoundedRect(rect, radius, radius);
    painter.setBrush(colors.state(progress.held ? State::NotExtracted : State::Running).solid);
    QRectF done = rect;
    if (progress.share) {
        done.setWidth(
            std::max(rect.height(), rect.width() * std::clamp(*progress.share, 0.0, 1.0)));
    } else {
        const double phase = progress.elapsed * blocksASecond;
        const double from = (phase - std::floor(phase)) * (1.0 - movingShare);
        done = QRectF(rect.left() + from * rect.width(), rect.top(), movingShare * rect.width(),
                      rect.height());
    }
    if (!progress.share || *progress.share > 0)
        painter.drawRoundedRect(done, radius, radius);
    painter.restore();
}

void ProgressRange::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), m_progress);
}

} // namespace mesewright::ui
