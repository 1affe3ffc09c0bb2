// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/parts.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace mesewright::ui {

namespace {

constexpr char kindNames[][8] = {"normal", "primary", "quiet", "danger", "link"};

/// Calls `update` now and whenever the theme changes, as long as `owner` lives.
template <class Update>
void followTheme(QObject* owner, Update update)
{
    update();
    QObject::connect(&Theme::instance(), &Theme::changed, owner, update);
}

QIcon iconFor(const QString& name, ButtonKind kind)
{
    const Theme& theme = Theme::instance();
    switch (kind) {
    case ButtonKind::Primary:
        return theme.iconOnAccent(name);
    case ButtonKind::Danger:
        return theme.icon(name, theme.colors().state(State::Failed).fg);
    case ButtonKind::Link:
        return theme.icon(name, theme.colors().text.link);
    case ButtonKind::Normal:
    case ButtonKind::Quiet:
        break;
    }
    return theme.icon(name);
}

} // namespace

QLabel* makeLabel(const QString& text, TextStyle style, Tone tone, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    if (tone == Tone::Secondary)
        label->setProperty("tone", QStringLiteral("secondary"));
    if (tone == Tone::Tertiary)
        label->setProperty("tone", QStringLiteral("tertiary"));
    followFont(label, style);
    return label;
}

QLabel* makeGroupTitle(const QString& text, QWidget* parent)
{
    QLabel* label = makeLabel(text.toUpper(), TextStyle::Caption, Tone::Secondary, parent);
    label->setAccessibleName(text);
    return label;
}

QPushButton* makeButton(const QString& text, const QString& iconName, ButtonKind kind,
                        QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setProperty("kind", QLatin1String(kindNames[static_cast<int>(kind)]));
    button->setAutoDefault(false);
    if (kind == ButtonKind::Link)
        button->setCursor(Qt::PointingHandCursor);
    if (!iconName.isEmpty())
        setThemedIcon(button, iconName, kind);
    return button;
}

QToolButton* makeIconButton(const QString& iconName, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    const int side = Theme::instance().sizes().control;
    button->setFixedSize(side, side);
    setThemedIcon(button, iconName, ButtonKind::Quiet);
    return button;
}

void setThemedIcon(QAbstractButton* button, const QString& iconName, ButtonKind kind)
{
    // Replacing an icon must not leave the old one's follower behind.
    delete button->findChild<QObject*>(QStringLiteral("iconFollower"), Qt::FindDirectChildrenOnly);
    auto* follower = new QObject(button);
    follower->setObjectName(QStringLiteral("iconFollower"));
    followTheme(follower, [button, iconName, kind] { button->setIcon(iconFor(iconName, kind)); });
}

QFrame* makeRule(QWidget* parent)
{
    auto* rule = new QFrame(parent);
    rule->setProperty("rule", true);
    rule->setFixedHeight(1);
    return rule;
}

void followFont(QWidget* widget, TextStyle style)
{
    followTheme(widget, [widget, style] { widget->setFont(Theme::instance().font(style)); });
}

void followFont(QWidget* widget, TextStyle style, QFont::Weight weight)
{
    followTheme(widget, [widget, style, weight] {
        QFont font = Theme::instance().font(style);
        font.setWeight(weight);
        widget->setFont(font);
    });
}

} // namespace mesewright::ui
