// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "ui/shell/theme/theme.h"

namespace mesewright::ui {

namespace {

constexpr char menuProperty[] = "menu";
constexpr char whyProperty[] = "whyNot";
constexpr char paletteProperty[] = "inPalette";
constexpr char keysProperty[] = "defaultKeys";
constexpr char iconProperty[] = "iconName";

} // namespace

ActionRegistry::ActionRegistry(QObject* parent) : QObject(parent) {}

QAction* ActionRegistry::add(const ActionSpec& spec, std::function<void()> run)
{
    Q_ASSERT(!m_byId.contains(spec.id));
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setShortcuts(spec.keys);
    action->setProperty(keysProperty, QVariant::fromValue(spec.keys));
    action->setShortcutContext(Qt::WindowShortcut);
    action->setCheckable(spec.checkable);
    action->setProperty(menuProperty, spec.menu);
    action->setProperty(paletteProperty, spec.inPalette);
    action->setProperty(iconProperty, spec.icon);
    if (!spec.icon.isEmpty()) {
        const auto setIcon = [action, name = spec.icon] {
            action->setIcon(Theme::instance().icon(name));
        };
        setIcon();
        connect(&Theme::instance(), &Theme::changed, action, setIcon);
    }
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_actions.append(action);
    m_byId.insert(spec.id, action);
    return action;
}

QAction* ActionRegistry::find(const QString& id) const
{
    return m_byId.value(id);
}

QList<QAction*> ActionRegistry::ofMenu(const QString& menu) const
{
    QList<QAction*> actions;
    for (QAction* action : m_actions)
        if (action->property(menuProperty).toString() == menu)
            actions.append(action);
    return actions;
}

void ActionRegistry::setBlocked(const QString& id, const QString& why)
{
    QAction* action = find(id);
    if (!action)
        return;
    action->setEnabled(why.isEmpty());
    action->setProperty(whyProperty, why);
    action->setToolTip(why.isEmpty() ? action->text() : why);
}

QString ActionRegistry::whyNot(const QAction* action)
{
    return action->property(whyProperty).toString();
}

QString ActionRegistry::idOf(const QAction* action)
{
    return action->objectName();
}

bool ActionRegistry::inPalette(const QAction* action)
{
    return action->property(paletteProperty).toBool();
}

QString ActionRegistry::iconOf(const QAction* action)
{
    const QString name = action->property(iconProperty).toString();
    return name.isEmpty() ? QStringLiteral("arrow-right") : name;
}

QString ActionRegistry::groupOf(const QAction* action)
{
    const QString group = idOf(action).section(QLatin1Char('.'), 0, 0);
    if (group == QLatin1String("file"))
        return tr("workspace");
    if (group == QLatin1String("view"))
        return tr("window");
    if (group == QLatin1String("panel"))
        return tr("panel");
    if (group == QLatin1String("queue"))
        return tr("queue");
    return group == QLatin1String("gate") || group == QLatin1String("run") ? tr("run") : QString();
}

QList<QKeySequence> ActionRegistry::defaultKeys(const QAction* action)
{
    return action->property(keysProperty).value<QList<QKeySequence>>();
}

QStringList ActionRegistry::setKey(const QString& id, const QKeySequence& key)
{
    QStringList losers;
    for (QAction* other : m_actions) {
        QList<QKeySequence> keys = other->shortcuts();
        if (idOf(other) != id && !key.isEmpty() && keys.removeAll(key) > 0) {
            other->setShortcuts(keys);
            losers << idOf(other);
        }
    }
    if (QAction* action = find(id)) {
        // An action's other standard keys come back with its first.
        const QList<QKeySequence> standard = defaultKeys(action);
        if (key.isEmpty())
            action->setShortcuts(QList<QKeySequence>{});
        else
            action->setShortcuts(key == standard.value(0) ? standard : QList<QKeySequence>{key});
    }
    return losers;
}

QVariantMap ActionRegistry::changedKeys() const
{
    QVariantMap changed;
    for (const QAction* action : m_actions)
        if (action->shortcuts() != defaultKeys(action))
            changed.insert(idOf(action),
                           action->shortcuts().value(0).toString(QKeySequence::PortableText));
    return changed;
}

void ActionRegistry::restoreKeys(const QVariantMap& keys)
{
    for (auto key = keys.begin(); key != keys.end(); ++key)
        if (QAction* action = find(key.key()))
            action->setShortcut(QKeySequence(key.value().toString(), QKeySequence::PortableText));
}

void ActionRegistry::resetKeys()
{
    for (QAction* action : m_actions)
        action->setShortcuts(defaultKeys(action));
}

} // namespace mesewright::ui
