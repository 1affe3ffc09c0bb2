// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/outcomecell.h"

#include "ui/shell/theme/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int gap = 3;
constexpr int ring = 4; // room for the focus ring around a row
constexpr int mostCells = 8;
constexpr double radius = 3.0;

State stateOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return State::Passed;
    case Outcome::Failed:
        return State::Failed;
    case Outcome::NotExtracted:
        return State::NotExtracted;
    case Outcome::NotRun:
        break;
    }
    return State::NotRun;
}

QPainterPath octagon(const QRectF& r)
{
    const double cut = r.width() * 0.29;
    QPainterPath path(QPointF(r.left() + cut, r.top()));
    path.lineTo(r.right() - cut, r.top());
    path.lineTo(r.right(), r.top() + cut);
    path.lineTo(r.right(), r.bottom() - cut);
    path.lineTo(r.right() - cut, r.bottom());
    path.lineTo(r.left() + cut, r.bottom());
    path.lineTo(r.left(), r.bottom() - cut);
    path.lineTo(r.left(), r.top() + cut);
    path.closeSubpath();
    return path;
}

int cellSize()
{
    return Theme::instance().sizes().outcomeCell;
}

qsizetype passedIn(const QList<Outcome>& outcomes)
{
    return std::count(outcomes.begin(), outcomes.end(), Outcome::Passed);
}

QString countText(const QList<Outcome>& outcomes)
{
    return QStringLiteral("%1/%2 P").arg(passedIn(outcomes)).arg(outcomes.size());
}

void paintCount(QPainter& painter, const QRect& rect, const QList<Outcome>& outcomes)
{
    const Colors& colors = Theme::instance().colors();
    painter.setFont(Theme::instance().font(TextStyle::Figure));
    painter.setPen(colors.text.primary);
    const QString text = countText(outcomes);
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, text);
    constexpr int barHeight = 6;
    const int left = rect.x() + painter.fontMetrics().horizontalAdvance(text) + 8;
    const QRectF track(left, rect.center().y() - barHeight / 2.0, std::max(0, rect.right() - left),
                       barHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.border.subtle);
    painter.drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
    QRectF filled = track;
    filled.setWidth(track.width() * static_cast<double>(passedIn(outcomes)) /
                    static_cast<double>(outcomes.size()));
    painter.setBrush(colors.state(State::Passed).solid);
    painter.drawRoundedRect(filled, barHeight / 2.0, barHeight / 2.0);
}

} // namespace

QString outcomeLetter(Outcome outcome)
{
    static const char letters[] = "PFXN";
    return QString(QLatin1Char(letters[static_cast<int>(outcome)]));
}

QString outcomeWord(Outcome outcome)
{
    const auto translated = [](const char* text) {
        return QCoreApplication::translate("mesewright::ui::Outcome", text);
    };
    switch (outcome) {
    case Outcome::Passed:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Outcome", "passed"));
    case Outcome::Failed:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Outcome", "failed"));
    case Outcome::NotExtracted:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Outcome", "could not extract"));
    case Outcome::NotRun:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::Outcome", "could not run"));
}

void paintOutcome(QPainter& painter, const QRectF& cell, Outcome outcome, bool current)
{
    const Colors& colors = Theme::instance().colors();
    const StateColors& state = colors.state(stateOf(outcome));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor letter = colors.bg.surface;
    const QRectF inner = cell.adjusted(0.5, 0.5, -0.5, -0.5);
    switch (outcome) {
    case Outcome::Passed:
        painter.setPen(Qt::NoPen);
        painter.setBrush(state.solid);
        painter.drawRoundedRect(cell, radius, radius);
        break;
    case Outcome::Failed:
        painter.setPen(Qt::NoPen);
        painter.setBrush(state.solid);
        painter.drawPath(octagon(cell));
        break;
    case Outcome::NotExtracted:
        // Solid amber is too close to solid red for deutan sight: tint, border and letter only.
        painter.setPen(QPen(state.solid, 1));
        painter.setBrush(state.tint);
        painter.drawRoundedRect(inner, radius, radius);
        letter = state.fg;
        break;
    case Outcome::NotRun:
        painter.setPen(QPen(state.solid, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(inner, radius, radius);
        letter = state.fg;
        break;
    }
    QFont font = Theme::instance().font(TextStyle::Figure);
    font.setPixelSize(std::max(8, qRound(cell.height() * 0.55)));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(letter);
    painter.drawText(cell, Qt::AlignCenter, outcomeLetter(outcome));
    if (current) {
        painter.setPen(QPen(colors.border.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(cell.adjusted(-3, -3, 3, 3), radius + 2, radius + 2);
    }
    painter.restore();
}

OutcomeRow::OutcomeRow(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Answers"));
}

void OutcomeRow::setOutcomes(const QList<Outcome>& outcomes)
{
    m_outcomes = outcomes;
    m_current = outcomes.isEmpty() ? -1 : std::clamp(m_current, 0, int(outcomes.size()) - 1);
    QStringList words;
    for (const Outcome outcome : outcomes)
        words.append(outcomeWord(outcome));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

void OutcomeRow::setCurrent(int index)
{
    if (index < 0 || index >= m_outcomes.size() || index == m_current)
        return;
    m_current = index;
    update();
    Q_EMIT currentChanged(index);
}

QSize OutcomeRow::sizeHint() const
{
    const int cells = std::min(int(m_outcomes.size()), mostCells);
    return {cells * (cellSize() + gap) + 2 * ring, cellSize() + 2 * ring};
}

void OutcomeRow::paint(QPainter& painter, const QRect& rect, const QList<Outcome>& outcomes,
                       int current)
{
    if (outcomes.size() > mostCells) {
        paintCount(painter, rect, outcomes);
        return;
    }
    const int size = std::min(cellSize(), rect.height());
    QRectF cell(rect.x(), rect.y() + (rect.height() - size) / 2.0, size, size);
    for (int i = 0; i < outcomes.size(); ++i) {
        paintOutcome(painter, cell, outcomes[i], i == current);
        cell.translate(size + gap, 0);
    }
}

int OutcomeRow::answerAt(const QRect& rect, const QPoint& position, int count)
{
    if (count > mostCells || !rect.contains(position))
        return -1;
    const int step = std::min(cellSize(), rect.height()) + gap;
    const int answer = (position.x() - rect.x()) / step;
    return answer < count ? answer : -1;
}

void OutcomeRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect().adjusted(ring, 0, -ring, 0), m_outcomes, m_current);
}

void OutcomeRow::mousePressEvent(QMouseEvent* event)
{
    setCurrent(static_cast<int>(event->position().x() - ring) / (cellSize() + gap));
}

void OutcomeRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left)
        setCurrent(m_current - 1);
    else if (event->key() == Qt::Key_Right)
        setCurrent(m_current + 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace mesewright::ui
