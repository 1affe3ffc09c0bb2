// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/state.h"

#include <QWidget>

class QPainter;

namespace mesewright::ui {

/// What a badge says: a colour meaning, an icon's name (may be empty) and a word or letter.
struct BadgeText
{
    State state = State::NotRun;
    QString icon;
    QString word;
};

/// Width that `paintBadge` needs; the height is the token's.
[[nodiscard]] int badgeWidth(const BadgeText& badge);
/// Paints at the left of `rect`, vertically centred. For delegates.
void paintBadge(QPainter& painter, const QRect& rect, const BadgeText& badge);

/// A state as a small tinted label. Never a button.
class Badge final : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(BadgeText text = {}, QWidget* parent = nullptr);
    void setText(const BadgeText& text);
    [[nodiscard]] const BadgeText& text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BadgeText m_text;
};

/// A disc with a gate's state in it, 22 px on cards.
class StateDisc final : public QWidget
{
    Q_OBJECT

public:
    explicit StateDisc(GateState state = GateState::Blocked, QWidget* parent = nullptr);
    void setState(GateState state);
    [[nodiscard]] GateState state() const { return m_state; }

    static void paint(QPainter& painter, const QRectF& rect, GateState state);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    GateState m_state;
};

} // namespace mesewright::ui
