// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/state.h"

#include <QHash>
#include <QToolBar>
#include <QToolButton>

#include <optional>

class QAction;
class QButtonGroup;
class QVBoxLayout;

namespace mesewright::ui {

/// A rail button: icon above word, an accent bar when its panel is shown, a small mark for a state.
class RailButton final : public QToolButton
{
    Q_OBJECT

public:
    RailButton(const QString& iconName, const QString& text, QWidget* parent = nullptr);
    void setMark(std::optional<GateState> mark);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_iconName;
    std::optional<GateState> m_mark;
};

/// The column of panels at the left of the window.
class Rail final : public QToolBar
{
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);

    void addPanel(const QString& id, const QString& iconName, const QString& text,
                  const QString& keys);
    /// A button at the foot that triggers an action, such as Settings.
    void addFootAction(QAction* action, const QString& iconName);
    /// Without a workspace there is nothing to show; what stands at the foot still works.
    void setPanelsEnabled(bool enabled);
    void setCurrent(const QString& id);
    void setMark(const QString& id, std::optional<GateState> mark);

Q_SIGNALS:
    /// `beside`: with Ctrl held, next to what is shown.
    void panelChosen(const QString& id, bool beside);

private:
    QVBoxLayout* m_panels = nullptr;
    QVBoxLayout* m_foot = nullptr;
    QHash<QString, RailButton*> m_buttons;
};

} // namespace mesewright::ui
