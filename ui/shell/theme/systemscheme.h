// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDBusVariant;

namespace mesewright::ui {

/// What the desktop asks for. Qt 6.4 does not say, so the settings portal is asked over D-Bus
/// (`org.freedesktop.appearance color-scheme`), without waiting: until its answer comes, and where
/// there is no portal, the lightness of the palette at the start decides.
class SystemScheme final : public QObject
{
    Q_OBJECT

public:
    explicit SystemScheme(QObject* parent = nullptr);

    [[nodiscard]] bool dark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void askPortal();
    void take(const QVariant& scheme);

    bool m_dark = false;
};

} // namespace mesewright::ui
