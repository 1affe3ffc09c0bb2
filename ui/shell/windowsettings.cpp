// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowsettings.h"

namespace mesewright::ui {

WindowSettings::WindowSettings(const QString& path)
    : m_store(path.isEmpty() ? QSettings(QSettings::IniFormat, QSettings::UserScope,
                                         QStringLiteral("mesewright"), QStringLiteral("window"))
                                   .fileName()
                             : path,
              QSettings::IniFormat),
      theme(m_store, QStringLiteral("view/theme"), static_cast<int>(Theme::Mode::FollowSystem)),
      textScale(m_store, QStringLiteral("view/text_scale"), 100),
      language(m_store, QStringLiteral("view/language"), {}),
      device(m_store, QStringLiteral("engine/device"), QStringLiteral("auto")),
      keys(m_store, QStringLiteral("view/keys"), {}),
      recentWorkspaces(m_store, QStringLiteral("workspaces/recent"), {}),
      geometry(m_store, QStringLiteral("window/geometry"), {}),
      layout(m_store, QStringLiteral("window/layout"), {}),
      panels(m_store, QStringLiteral("window/panels"), {}),
      panel(m_store, QStringLiteral("window/panel"), QStringLiteral("overview"))
{
}

void WindowSettings::addRecent(const QString& folder)
{
    QStringList recent = recentWorkspaces.get();
    recent.removeAll(folder);
    recent.prepend(folder);
    while (recent.size() > mostRecent)
        recent.removeLast();
    recentWorkspaces.set(recent);
}

} // namespace mesewright::ui
