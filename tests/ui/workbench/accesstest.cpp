// SPDX-License-Identifier: GPL-3.0-or-later
// Every control of every panel has a name for a screen reader and is reached with Tab alone, and
// every action has a key or a line in the palette.
#include "tests/ui/support/workspacecopy.h"
#include "tests/ui/workbench/workbench.h"
#include "ui/shell/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QLabel>
#include <QSet>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

QString nameOf(QWidget& widget)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&widget);
    const QString told = interface ? interface->text(QAccessible::Name) : QString();
    // A row of tabs tells the name of the tab that is chosen, and there may be none.
    return told.isEmpty() ? widget.accessibleName() : told;
}

/// What a person works with: takes the focus by Tab, on its own behalf.
bool isControl(const QWidget& widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) &&
           !widget.focusProxy();
}

/// A label or an empty scroll area that takes the focus for its keys only.
bool isControlToName(const QWidget& widget)
{
    return isControl(widget) && !widget.inherits("QScrollArea");
}

QList<QWidget*> controlsOf(QWidget& parent)
{
    QList<QWidget*> controls;
    for (QWidget* widget : parent.findChildren<QWidget*>())
        if (isControl(*widget))
            controls.append(widget);
    return controls;
}

} // namespace

class AccessTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(Theme::install(*qApp));
        m_bench = std::make_unique<Workbench>(m_copy.path());
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->ready(), workbenchPatience);
    }

    void cleanupTestCase() { m_bench.reset(); }

    void everyControlHasAName_data() { addPanelRows(); }
    void everyControlHasAName()
    {
        QFETCH(QString, id);
        Panel* panel = m_bench->show(id);
        QVERIFY(panel);
        QStringList nameless;
        for (QWidget* control : controlsOf(m_bench->window()))
            if (isControlToName(*control) && nameOf(*control).isEmpty())
                nameless.append(describeWidget(*control));
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
        QVERIFY(controlsOf(*panel).size() >= 1);
    }

    void tabReachesEveryControl_data() { addPanelRows(); }
    void tabReachesEveryControl()
    {
        QFETCH(QString, id);
        Panel* panel = m_bench->show(id);
        QVERIFY(panel);
        MainWindow& window = m_bench->window();
        QSet<QWidget*> left;
        for (QWidget* control : controlsOf(*panel))
            left.insert(control);
        panel->setFocus();
        QTRY_VERIFY(QApplication::focusWidget());
        // A whole round of the window; editors take Tab as a character, so that Ctrl+Tab leaves
        // them, as everywhere.
        const qsizetype most = 3 * window.findChildren<QWidget*>().size();
        QString trap;
        for (qsizetype i = 0; i < most && !left.isEmpty() && trap.isEmpty(); ++i) {
            QWidget* before = QApplication::focusWidget();
            left.remove(before);
            QTest::keyClick(before, Qt::Key_Tab);
            if (QApplication::focusWidget() == before)
                QTest::keyClick(before, Qt::Key_Tab, Qt::ControlModifier);
            if (QApplication::focusWidget() == before)
                trap = describeWidget(*before);
            if (!QApplication::focusWidget())
                window.setFocus();
        }
        QVERIFY2(trap.isEmpty(), qPrintable(trap));
        // One button of a group that excludes its others is reached, the arrow keys lead on; and
        // what was hidden by the way is nothing to reach.
        QStringList missed;
        for (QWidget* control : left) {
            const auto* button = qobject_cast<QAbstractButton*>(control);
            const bool grouped = button && button->isCheckable() && button->autoExclusive();
            if (isControl(*control) && !grouped)
                missed.append(describeWidget(*control));
        }
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QStringLiteral("; "))));
    }

    void everyActionHasAKeyOrALineInThePalette()
    {
        for (const QAction* action : m_bench->window().actions().all()) {
            const QString id = ActionRegistry::idOf(action);
            QVERIFY2(ActionRegistry::inPalette(action) || !action->shortcuts().isEmpty(),
                     qPrintable(id));
            QVERIFY2(!action->text().isEmpty(), qPrintable(id));
        }
    }

private:
    void addPanelRows()
    {
        QTest::addColumn<QString>("id");
        for (const Panel* panel : m_bench->window().panelHost().panels())
            QTest::newRow(qPrintable(panel->id())) << panel->id();
    }

    WorkspaceCopy m_copy;
    std::unique_ptr<Workbench> m_bench;
};

QTEST_MAIN(AccessTest)
#include "accesstest.moc"
