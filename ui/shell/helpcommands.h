// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace mesewright::ui {

class ActionRegistry;

/// The help menu: the manual at the page of what is being looked at, and what this program is.
class HelpCommands final : public QObject
{
    Q_OBJECT

public:
    /// `page` says which page of the manual fits now. Registry and window outlive this object.
    HelpCommands(ActionRegistry& actions, QWidget& window, std::function<QString()> page,
                 QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showAbout();

    ActionRegistry& m_actions;
    QWidget& m_window;
    std::function<QString()> m_page;
};

} // namespace mesewright::ui
