// SPDX-License-Identifier: GPL-3.0-or-later
// The frame around the panels: docks, rail, palette, findings, notices, keys and drops.
#include "tests/ui/support/workspacecopy.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/findingspane.h"
#include "ui/shell/logpane.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/notices.h"
#include "ui/shell/panel.h"
#include "ui/shell/panelhost.h"
#include "ui/shell/theme/theme.h"
#include "ui/shell/windowsettings.h"

#include <QApplication>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int patience = 300000;

/// A panel that only remembers where it was sent.
class PlacePanel final : public Panel
{
public:
    explicit PlacePanel(QString id) : m_id(std::move(id))
    {
        auto* column = new QVBoxLayout(this);
        m_field = new QLineEdit;
        column->addWidget(m_field);
    }
    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] QString title() const override { return m_id; }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("overview"); }
    void jumpTo(const QString& place) override { m_place = place; }

    QString m_id;
    QString m_place;
    QLineEdit* m_field = nullptr;
};

struct Shell
{
    QTemporaryDir folder;
    WindowSettings settings{folder.filePath(QStringLiteral("window.ini"))};
    MainWindow window{settings};
    QHash<QString, PlacePanel*> panels;

    Shell()
    {
        window.setRemembering(false);
        for (const char* id :
             {"overview", "data", "config", "training", "evaluation", "decision"}) {
            auto* panel = new PlacePanel(QLatin1String(id));
            panels.insert(panel->id(), panel);
            window.addPanel(panel);
        }
        window.finish();
        window.resize(1600, 1000);
        window.show();
        window.activateWindow();
        // Shortcuts belong to the active window.
        if (!QTest::qWaitForWindowActive(&window))
            qWarning("the window does not become active");
    }
    [[nodiscard]] QDockWidget* dock(const char* id)
    {
        return window.findChild<QDockWidget*>(QStringLiteral("bottom.") + QLatin1String(id));
    }
};

Finding findingAt(const char* file, int line)
{
    Finding finding;
    finding.text = "something is wrong";
    finding.file = file;
    finding.line = line;
    return finding;
}

void drop(QWidget& window, const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent dropped(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &dropped);
}

} // namespace

class ShellTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(Theme::install(*qApp)); }

    void keysOpenTheDocksAtTheFoot()
    {
        const WorkspaceCopy copy(true);
        Shell shell;
        shell.window.openWorkspace(copy.path());
        const std::pair<const char*, Qt::Key> docks[] = {
            {"findings", Qt::Key_1}, {"log", Qt::Key_2}, {"queue", Qt::Key_3}};
        for (const auto& [id, key] : docks) {
            shell.dock(id)->hide();
            QTest::keyClick(&shell.window, key, Qt::AltModifier);
            QTRY_VERIFY2(shell.dock(id)->isVisible(), id);
            QTRY_VERIFY2(!shell.dock(id)->visibleRegion().isEmpty(), id);
        }
        QTest::keyClick(&shell.window, Qt::Key_3, Qt::AltModifier);
        QTRY_VERIFY(!shell.dock("queue")->isVisible());
    }

    void resettingTheLayoutBringsTheFirstOneBack()
    {
        const WorkspaceCopy copy(true);
        Shell shell;
        shell.window.openWorkspace(copy.path());
        shell.window.panelHost().showPanel(QStringLiteral("training"), false);
        shell.window.panelHost().showPanel(QStringLiteral("data"), true);
        QVERIFY(shell.panels[QStringLiteral("training")]->isVisible());
        shell.dock("queue")->show();
        shell.window.actions().find(QStringLiteral("view.reset_layout"))->trigger();
        QTRY_VERIFY(shell.panels[QStringLiteral("overview")]->isVisible());
        QVERIFY(!shell.panels[QStringLiteral("data")]->isVisible());
        QVERIFY(!shell.dock("queue")->isVisible());
        QVERIFY(shell.dock("findings")->isVisible());
    }

    void theLayoutComesBackWithTheNextStart()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        const auto makePanels = [](MainWindow& window) {
            for (const char* id : {"overview", "data"})
                window.addPanel(new PlacePanel(QLatin1String(id)));
            window.finish();
        };
        {
            WindowSettings settings(file);
            MainWindow window(settings);
            makePanels(window);
            window.show();
            window.showPanel(QStringLiteral("data"));
            QVERIFY(window.close());
        }
        WindowSettings settings(file);
        MainWindow window(settings);
        makePanels(window);
        QCOMPARE(window.panelHost().current(), QStringLiteral("data"));
    }

    void aFindingLeadsToItsPlace_data()
    {
        QTest::addColumn<QString>("panel");
        QTest::addColumn<QString>("place");
        QTest::newRow("config") << "config"
                                << "line/14";
        QTest::newRow("data") << "data"
                              << "eval/3";
        QTest::newRow("run") << "training"
                             << "a-run";
        QTest::newRow("results") << "evaluation"
                                 << "grid";
        QTest::newRow("decision") << "decision"
                                  << "";
    }

    void aFindingLeadsToItsPlace()
    {
        QFETCH(QString, panel);
        QFETCH(QString, place);
        Shell shell;
        auto* pane = shell.window.findChild<FindingsPane*>();
        auto* table = pane->findChild<QTableView*>();
        shell.dock("findings")->show();
        shell.window.findings().setFindings(
            QStringLiteral("test"), {{findingAt("x", 1), QStringLiteral("test"), panel, place}});
        QCOMPARE(table->model()->rowCount(), 1);
        const QPoint where = table->visualRect(table->model()->index(0, 0)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, where);
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, where);
        QTRY_COMPARE(shell.window.panelHost().current(), panel);
        QCOMPARE(shell.panels[panel]->m_place, place);
    }

    void thePaletteHasEveryActionAndRunsIt()
    {
        Shell shell;
        auto* palette = shell.window.findChild<CommandPalette*>();
        QTest::keyClick(&shell.window, Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(palette->isVisible());
        auto* field = palette->findChild<QLineEdit*>();
        const auto* list = palette->findChild<QListView*>();
        for (const QAction* action : shell.window.actions().all()) {
            if (!ActionRegistry::inPalette(action))
                continue;
            field->setText(QStringLiteral("> ") + action->text());
            bool found = false;
            for (int row = 0; row < list->model()->rowCount(); ++row)
                found = found || list->model()->index(row, 0).data().toString() == action->text();
            QVERIFY2(found, qPrintable(action->text()));
        }
        field->setText(QStringLiteral(", Size"));
        QVERIFY(list->model()->rowCount() > 0);
        field->setText(QStringLiteral("> Log"));
        const bool before = shell.dock("log")->isVisible();
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(!palette->isVisible());
        QTRY_COMPARE(shell.dock("log")->isVisible(), !before);
    }

    void theRailHasSettingsAlsoWithoutAWorkspace()
    {
        Shell shell;
        shell.window.showStart();
        const auto* settings =
            shell.window.findChild<QToolButton*>(QStringLiteral("rail.view.settings"));
        const auto* panel = shell.window.findChild<QToolButton*>(QStringLiteral("rail.data"));
        QVERIFY(settings && panel);
        QVERIFY(settings->isEnabled());
        QVERIFY(!panel->isEnabled());
        QVERIFY(!settings->accessibleName().isEmpty());
    }

    void f6GoesRoundTheWindow()
    {
        const WorkspaceCopy copy(true);
        Shell shell;
        shell.window.openWorkspace(copy.path());
        shell.window.activateWindow();
        shell.panels[QStringLiteral("overview")]->m_field->setFocus();
        shell.dock("log")->show();
        QTest::keyClick(&shell.window, Qt::Key_F6);
        const QWidget* first = shell.window.focusWidget();
        QVERIFY(first && !shell.panels[QStringLiteral("overview")]->isAncestorOf(first));
        QTest::keyClick(&shell.window, Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(shell.panels[QStringLiteral("overview")]->isAncestorOf(shell.window.focusWidget()));
    }

    void aDroppedFolderOrItsFileOpensTheWorkspace()
    {
        const WorkspaceCopy copy(true);
        for (const QString& path : {copy.path(), copy.path() + QStringLiteral("/config.yaml")}) {
            Shell shell;
            drop(shell.window, path);
            QCOMPARE(shell.window.document().folder(), copy.path());
        }
        Shell shell;
        drop(shell.window, copy.path() + QStringLiteral("/data/eval.jsonl"));
        QVERIFY(shell.window.document().folder().isEmpty());
    }

    void theLogTellsWhatTheEngineDoes()
    {
        const WorkspaceCopy copy(true);
        Shell shell;
        shell.window.openWorkspace(copy.path());
        QTRY_VERIFY_WITH_TIMEOUT(shell.window.document().snapshot(), patience);
        auto* log = shell.window.findChild<LogPane*>();
        shell.window.runAction(QStringLiteral("run.start"), QStringLiteral("{\"verb\": \"env\"}"));
        QTRY_VERIFY_WITH_TIMEOUT(log->text().contains(QStringLiteral("env: begun")), patience);
        QTRY_VERIFY_WITH_TIMEOUT(log->text().contains(QStringLiteral("env: done in")), patience);
        auto* lines = log->findChild<QPlainTextEdit*>();
        QVERIFY(lines->isReadOnly());
    }

    void theBellCountsUntilItIsLookedAt()
    {
        Shell shell;
        auto* bell = shell.window.findChild<NoticeBell*>();
        QVERIFY(bell);
        bell->add(QStringLiteral("done: Training"));
        bell->add(QStringLiteral("done: Baseline"));
        QCOMPARE(bell->unseen(), 2);
        QVERIFY(bell->accessibleName().contains(QStringLiteral("2")));
        QVERIFY(bell->notices().first().contains(QStringLiteral("Baseline")));
    }
};

QTEST_MAIN(ShellTest)
#include "shelltest.moc"
