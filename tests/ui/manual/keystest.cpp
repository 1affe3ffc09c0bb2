// SPDX-License-Identifier: GPL-3.0-or-later
// The manual's page of keys against the program: what it names must be there, what is there it must
// name. Shortcuts are taken from the living window; keys that a widget reads by itself are found in
// its source, because no object knows them.
#include "app/window/panels.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/manual/manualpages.h"
#include "ui/shell/manual/manualwindow.h"
#include "ui/shell/panel.h"
#include "ui/shell/panelhost.h"
#include "ui/shell/theme/theme.h"
#include "ui/shell/windowsettings.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QShortcut>
#include <QTemporaryDir>
#include <QTest>

using namespace mesewright::ui;

namespace {

using Keys = QSet<QString>;

QString pageText(const QString& id)
{
    QFile file(QLatin1Char(':') + manualUrl(id).path());
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// "Return" and "Enter" are one key to a reader.
QString plainName(QString key)
{
    static const QHash<QString, QString> same{
        {QStringLiteral("Return"), QStringLiteral("Enter")},
        {QStringLiteral("Insert"), QStringLiteral("Ins")},
        {QStringLiteral("Delete"), QStringLiteral("Del")},
        {QStringLiteral("Escape"), QStringLiteral("Esc")},
        {QStringLiteral("Plus"), QStringLiteral("+")},
        {QStringLiteral("Equal"), QStringLiteral("+")},
        {QStringLiteral("="), QStringLiteral("+")},
        {QStringLiteral("Minus"), QStringLiteral("-")},
        {QStringLiteral("Underscore"), QStringLiteral("-")},
        {QStringLiteral("PageUp"), QStringLiteral("PgUp")},
        {QStringLiteral("PageDown"), QStringLiteral("PgDown")},
        {QStringLiteral("Backtab"), QStringLiteral("Tab")},
        {QStringLiteral("BracketLeft"), QStringLiteral("[")},
        {QStringLiteral("BracketRight"), QStringLiteral("]")}};
    return same.value(key, key);
}

/// Where the key begins behind what is held down with it; the key may be "+" itself.
qsizetype keyBegin(const QString& sequence)
{
    return sequence.size() < 2 ? 0
                               : sequence.lastIndexOf(QLatin1Char('+'), sequence.size() - 2) + 1;
}

/// "Ctrl+Shift+Return" -> "Ctrl+Shift+Enter".
QString sequenceName(const QString& sequence)
{
    const qsizetype cut = keyBegin(sequence);
    const QString key = sequence.mid(cut);
    return sequence.left(cut) +
           (key == QLatin1String("=") ? key : plainName(key)); // Ctrl+= stands on the page
}

/// The key without what is held down with it.
QString bareKey(const QString& sequence)
{
    return plainName(sequence.mid(keyBegin(sequence)));
}

Keys bareKeys(const Keys& sequences)
{
    Keys keys;
    for (const QString& sequence : sequences)
        keys.insert(bareKey(sequence));
    return keys;
}

/// The keys in the tables of each section of keys.md.
const QMap<QString, Keys>& writtenKeys()
{
    static const QMap<QString, Keys> sections = [] {
        QMap<QString, Keys> all;
        QString section;
        static const QRegularExpression quoted(QStringLiteral("`([^`]+)`"));
        for (const QString& line : pageText(QStringLiteral("keys")).split(QLatin1Char('\n'))) {
            if (line.startsWith(QLatin1String("## ")))
                section = line.mid(3);
            if (!line.startsWith(QLatin1Char('|')))
                continue;
            const QString cell = line.section(QLatin1String(" | "), 0, 0);
            for (auto match = quoted.globalMatch(cell); match.hasNext();)
                all[section].insert(match.next().captured(1));
        }
        return all;
    }();
    return sections;
}

void addShortcuts(Keys& keys, const QList<QKeySequence>& sequences)
{
    for (const QKeySequence& sequence : sequences)
        // Redo is the desktop's own key; the page says so.
        keys.insert(sequence == QKeySequence(QKeySequence::Redo)
                        ? QStringLiteral("Ctrl+Shift+Z")
                        : sequenceName(sequence.toString(QKeySequence::PortableText)));
}

Keys shortcutsIn(const QWidget& widget)
{
    Keys keys;
    for (const QShortcut* shortcut : widget.findChildren<QShortcut*>())
        addShortcuts(keys, {shortcut->key()});
    for (const QAction* action : widget.findChildren<QAction*>())
        addShortcuts(keys, action->shortcuts());
    return keys;
}

/// Keys that the sources below a path name, without what is held down with them.
Keys keysOfSource(const QString& path)
{
    static const QRegularExpression named(QStringLiteral("Qt::Key_(\\w+)"));
    static const QRegularExpression standard(
        QStringLiteral("QKeySequence::(Find|Save|Undo|Redo|Copy)\\b"));
    static const QRegularExpression written(QStringLiteral("add\\(\"([A-Z\\[\\]][^\" ]*)\", \\["));
    static const QHash<QString, QString> standardKeys{
        {QStringLiteral("Find"), QStringLiteral("F")},
        {QStringLiteral("Save"), QStringLiteral("S")},
        {QStringLiteral("Undo"), QStringLiteral("Z")},
        {QStringLiteral("Redo"), QStringLiteral("Z")},
        {QStringLiteral("Copy"), QStringLiteral("C")}};
    Keys keys;
    const auto read = [&](const QString& name) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return;
        const QString text = QString::fromUtf8(file.readAll());
        for (auto match = named.globalMatch(text); match.hasNext();)
            keys.insert(plainName(match.next().captured(1)));
        for (auto match = standard.globalMatch(text); match.hasNext();)
            keys.insert(standardKeys.value(match.next().captured(1)));
        for (auto match = written.globalMatch(text); match.hasNext();)
            keys.insert(bareKey(match.next().captured(1)));
    };
    const QString whole = QStringLiteral(MESEWRIGHT_SOURCE "/ui/") + path;
    if (QFileInfo(whole).isFile())
        read(whole);
    for (QDirIterator files(whole, {QStringLiteral("*.cpp")}, QDir::Files); files.hasNext();)
        read(files.next());
    keys.remove(QStringLiteral("unknown"));
    return keys;
}

QString listed(Keys keys)
{
    QStringList list(keys.begin(), keys.end());
    list.sort();
    return list.join(QLatin1Char(' '));
}

} // namespace

class KeysTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(Theme::install(*qApp));
        m_settings =
            std::make_unique<WindowSettings>(m_folder.filePath(QStringLiteral("window.ini")));
        m_window = std::make_unique<MainWindow>(*m_settings);
        m_window->setRemembering(false);
        addPanels(*m_window);
    }
    void cleanupTestCase() { m_window.reset(); }

    void actionsHaveTheKeysOfThePage()
    {
        Keys keys;
        for (const QAction* action : m_window->actions().all())
            addShortcuts(keys, ActionRegistry::defaultKeys(action));
        QVERIFY(keys.size() > 10);
        QCOMPARE(listed(writtenKeys().value(QStringLiteral("Everywhere"))), listed(keys));
    }

    void sourcesHaveTheKeysOfThePage_data()
    {
        QTest::addColumn<QString>("section");
        QTest::addColumn<QString>("path");
        const auto add = [](const char* section, const char* path) {
            QTest::newRow(section) << QString::fromLatin1(section) << QString::fromLatin1(path);
        };
        add("Command palette", "shell/commandpalette.cpp");
        add("Tables", "widgets/tableview.cpp");
        add("Charts", "charts");
        add("Code and differences", "widgets/code");
        add("Choices", "widgets/segmentedcontrol.cpp");
        add("Manual", "shell/manual");
        add("Queue", "shell/queue/queuetable.cpp");
        for (const Panel* panel : m_window->panelHost().panels()) {
            const QString path = QStringLiteral("panels/") + panel->id();
            if (!keysOfSource(path).isEmpty() || writtenKeys().contains(panel->title()))
                QTest::newRow(qPrintable(panel->id())) << panel->title() << path;
        }
    }

    void sourcesHaveTheKeysOfThePage()
    {
        QFETCH(QString, section);
        QFETCH(QString, path);
        QCOMPARE(listed(bareKeys(writtenKeys().value(section))), listed(keysOfSource(path)));
    }

    // With what is held down: each shortcut of a panel is on the page in full, and each key with
    // Ctrl, Alt or Shift on the page is one of the panel's or is read by a widget of it.
    void shortcutsOfPanelsAreOnThePageInFull()
    {
        const Keys shared = writtenKeys().value(QStringLiteral("Code and differences")) +
                            writtenKeys().value(QStringLiteral("Tables"));
        for (const Panel* panel : m_window->panelHost().panels()) {
            const Keys written = writtenKeys().value(panel->title()) + shared;
            const Keys missing = shortcutsIn(*panel) - written;
            QVERIFY2(missing.isEmpty(),
                     qPrintable(panel->id() + QStringLiteral(": ") + listed(missing)));
        }
        const ManualWindow manual(nullptr);
        const Keys missing = shortcutsIn(manual) - writtenKeys().value(QStringLiteral("Manual"));
        QVERIFY2(missing.isEmpty(), qPrintable(listed(missing)));
    }

    // Another page may mention a key; then it must be one of this page.
    void otherPagesNameNoOtherKeys()
    {
        Keys all;
        for (const Keys& keys : writtenKeys())
            all += keys;
        static const QRegularExpression key(QStringLiteral(
            "`((?:(?:Ctrl|Alt|Shift)\\+)+[^`]+|F\\d+|Ins|Del|Esc|Home|Space|Backspace|[A-Z])`"));
        int named = 0;
        for (const ManualPage& page : manualPages()) {
            if (page.id == QLatin1String("expectations") || page.id == QLatin1String("scoring"))
                continue; // their single letters are code
            const QString text = pageText(page.id);
            for (auto match = key.globalMatch(text); match.hasNext(); ++named) {
                const QString name = match.next().captured(1);
                QVERIFY2(all.contains(name) || name == QLatin1String("Shift+Tab"),
                         qPrintable(page.id + QStringLiteral(": ") + name));
            }
        }
        QVERIFY(named > 30);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(KeysTest)
#include "keystest.moc"
