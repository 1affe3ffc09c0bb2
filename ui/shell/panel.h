// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/findingsmodel.h"
#include "ui/shell/theme/state.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace mesewright::ui {

/// One of the workbench's panels. The shell gives it a header, shows and hides it, and never looks
/// inside; a panel never knows another one. It speaks to the rest through its signals.
class Panel : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// "overview": names the panel in settings, pictures and jumps.
    [[nodiscard]] virtual QString id() const = 0;
    /// "Overview", in the window's language.
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QString iconName() const = 0;
    /// Tabs and choices right behind the title; the panel keeps owning them. Asked once.
    [[nodiscard]] virtual QList<QWidget*> titleWidgets() { return {}; }
    /// Buttons at the right of the header; the panel keeps owning them. Asked once.
    [[nodiscard]] virtual QList<QWidget*> headerWidgets() { return {}; }
    /// Told when the panel becomes visible or hidden. A hidden panel does nothing: what arrives
    /// meanwhile is taken up when it is shown again.
    virtual void setActive(bool /*active*/) {}
    /// A place inside the panel that a finding or the palette names, such as "item/12".
    virtual void jumpTo(const QString& /*place*/) {}

Q_SIGNALS:
    /// Quiet words after the title.
    void subtitleChanged(const QString& text);
    /// The mark on the panel's rail button; empty: none.
    void railStateChanged(std::optional<mesewright::ui::GateState> state);
    /// The person wants to be elsewhere: a panel's id and a place there.
    void jumpRequested(const QString& panel, const QString& place);
    /// An action of the registry, with an argument that it understands.
    void actionRequested(const QString& id, const QString& argument);
    /// All that the panel finds wrong now, in the name of `source` ("config", "data"); what it
    /// found before in that name is withdrawn.
    void findingsFound(const QString& source,
                       const std::vector<mesewright::ui::ShownFinding>& findings);
};

} // namespace mesewright::ui
