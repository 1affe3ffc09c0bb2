// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariant>
#include <QVariantMap>

namespace mesewright::ui {

/// One setting of the window: its key and its default are said once, where it is declared.
template <class T>
class Setting final
{
public:
    Setting(QSettings& store, QString key, T fallback)
        : m_store(store), m_key(std::move(key)), m_fallback(std::move(fallback))
    {
    }
    [[nodiscard]] T get() const
    {
        return m_store.value(m_key, QVariant::fromValue(m_fallback)).template value<T>();
    }
    void set(const T& value) { m_store.setValue(m_key, QVariant::fromValue(value)); }
    [[nodiscard]] const T& fallback() const { return m_fallback; }
    [[nodiscard]] const QString& key() const { return m_key; }

private:
    QSettings& m_store;
    QString m_key;
    T m_fallback;
};

/// What the window remembers between starts. Never anything of a workspace: that is in its files.
class WindowSettings final
{
public:
    /// An empty path: the person's own settings file.
    explicit WindowSettings(const QString& path = {});

private:
    QSettings m_store;

public:
    Setting<int> theme; ///< Theme::Mode
    Setting<int> textScale;
    Setting<QString> language; ///< "" follows the system
    Setting<QString> device;   ///< what computes: auto, cpu, cuda, cuda:N
    Setting<QVariantMap> keys; ///< of actions that have another key than by default
    Setting<QStringList> recentWorkspaces;
    Setting<QByteArray> geometry;
    Setting<QByteArray> layout;
    Setting<QByteArray> panels; ///< layout of the panels' docks
    Setting<QString> panel;     ///< the one that was shown

    void addRecent(const QString& folder);
    /// Layouts of another number are not restored.
    static constexpr int layoutVersion = 1;
    static constexpr int mostRecent = 10;
};

} // namespace mesewright::ui
