// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <functional>

namespace mesewright::ui {

/// Everything a person can do, by name. Menus, buttons and the palette show the same QAction, so a
/// key, a reason why not and a text exist once.
struct ActionSpec
{
    QString id;   ///< "run.hold"
    QString text; ///< "Hold"; a trailing ellipsis means that a question follows
    QString icon; ///< may be empty
    QList<QKeySequence> keys;
    QString menu; ///< "run"; empty: palette only
    bool checkable = false;
    bool inPalette = true;
};

class ActionRegistry final : public QObject
{
    Q_OBJECT

public:
    explicit ActionRegistry(QObject* parent = nullptr);

    /// Adds an action that calls `run`. The id must be new.
    QAction* add(const ActionSpec& spec, std::function<void()> run);
    /// Null for an unknown id.
    [[nodiscard]] QAction* find(const QString& id) const;
    [[nodiscard]] const QList<QAction*>& all() const { return m_actions; }
    [[nodiscard]] QList<QAction*> ofMenu(const QString& menu) const;

    /// Disables an action and says why, for tooltip and palette; an empty reason enables it.
    void setBlocked(const QString& id, const QString& why);
    [[nodiscard]] static QString whyNot(const QAction* action);
    [[nodiscard]] static QString idOf(const QAction* action);
    [[nodiscard]] static bool inPalette(const QAction* action);
    /// Its icon's name; an arrow for one without.
    [[nodiscard]] static QString iconOf(const QAction* action);
    /// What it is about, in the window's language: "run", "view", "panel".
    [[nodiscard]] static QString groupOf(const QAction* action);
    /// The keys that it was added with.
    [[nodiscard]] static QList<QKeySequence> defaultKeys(const QAction* action);

    /// Gives an action another key; an empty one takes its keys away. Actions that had it lose it
    /// and are returned by id.
    QStringList setKey(const QString& id, const QKeySequence& key);
    /// Actions whose keys are not those that they were added with: id and key, for the settings.
    [[nodiscard]] QVariantMap changedKeys() const;
    /// Takes over what `changedKeys` gave; unknown ids are passed over.
    void restoreKeys(const QVariantMap& keys);
    void resetKeys();

private:
    QList<QAction*> m_actions;
    QHash<QString, QAction*> m_byId;
};

} // namespace mesewright::ui
