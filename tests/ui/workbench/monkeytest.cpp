// SPDX-License-Identifier: GPL-3.0-or-later
// Two hundred seeded random clicks and keys on each panel of the whole window: whatever a person
// does in whatever order, the window stays up. Meant for the sanitizer build above all.
#include "tests/ui/support/workspacecopy.h"
#include "tests/ui/workbench/workbench.h"
#include "ui/shell/theme/theme.h"

#include <QDesktopServices>
#include <QDialog>
#include <QMenu>
#include <QTimer>
#include <QWheelEvent>

#include <array>
#include <random>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int deeds = 200;
constexpr std::array keys{Qt::Key_Tab,    Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Space,
                          Qt::Key_Up,     Qt::Key_Down,    Qt::Key_Left,   Qt::Key_Right,
                          Qt::Key_Escape, Qt::Key_Home,    Qt::Key_End,    Qt::Key_PageUp,
                          Qt::Key_Delete, Qt::Key_A,       Qt::Key_L,      Qt::Key_E,
                          Qt::Key_1,      Qt::Key_0,       Qt::Key_Minus,  Qt::Key_Backspace};
constexpr std::array chords{Qt::Key_A, Qt::Key_C, Qt::Key_V, Qt::Key_Z, Qt::Key_F, Qt::Key_S};

} // namespace

class MonkeyTest final : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    /// Stands in for the desktop: what would open a browser opens nothing here.
    void swallow(const QUrl&) {}

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(Theme::install(*qApp));
        for (const char* scheme : {"file", "http", "https"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "swallow");
        // Questions and menus run event loops of their own: they are answered from inside.
        connect(&m_closer, &QTimer::timeout, this, &MonkeyTest::leavePopups);
        m_closer.start(20);
        m_bench = std::make_unique<Workbench>(m_copy.path());
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->ready(), workbenchPatience);
    }

    void cleanupTestCase()
    {
        m_bench.reset();
        m_closer.stop();
    }

    void survivesAnything_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<unsigned>("seed");
        unsigned seed = 20261123;
        for (const Panel* panel : m_bench->window().panelHost().panels())
            QTest::newRow(qPrintable(panel->id())) << panel->id() << seed++;
    }

    void survivesAnything()
    {
        QFETCH(QString, id);
        QFETCH(unsigned, seed);
        m_random.seed(seed);
        Panel* panel = m_bench->show(id);
        int done = 0;
        while (done < deeds) {
            if (!panel->isVisible())
                m_bench->window().showPanel(id);
            const QList<QWidget*> widgets = targetsOf(*panel);
            if (widgets.isEmpty()) {
                Workbench::settle();
                continue;
            }
            act(*widgets[below(widgets.size())]);
            QApplication::processEvents();
            ++done;
        }
        // Work that it began is given up; the window still answers.
        m_bench->window().engine().stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->window().engine().idle(), workbenchPatience);
        Workbench::settle();
        QVERIFY(m_bench->window().isVisible());
        QVERIFY(m_bench->ready());
        m_bench->show(id);
        QVERIFY(panel->isVisible());
        QVERIFY(!m_bench->window().grab().isNull());
    }

private:
    template <class Number>
    Number below(Number limit)
    {
        return static_cast<Number>(m_random() % static_cast<std::uint64_t>(limit));
    }

    static QList<QWidget*> targetsOf(QWidget& panel)
    {
        QList<QWidget*> targets;
        for (QWidget* widget : panel.findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && !widget->isWindow() &&
                widget->width() > 1 && widget->height() > 1)
                targets.append(widget);
        return targets;
    }

    void act(QWidget& widget)
    {
        const QPoint place(below(widget.width()), below(widget.height()));
        switch (below(8)) {
        case 0:
        case 1:
        case 2:
            QTest::mouseClick(&widget, Qt::LeftButton, {}, place);
            break;
        case 3:
            QTest::mouseDClick(&widget, Qt::LeftButton, {}, place);
            break;
        case 4:
            QTest::mouseClick(&widget, Qt::RightButton, {}, place);
            break;
        case 5: {
            const int turn = below(2) == 0 ? 120 : -120;
            QWheelEvent wheel(QPointF(place), widget.mapToGlobal(QPointF(place)), {}, {0, turn},
                              Qt::NoButton, below(4) == 0 ? Qt::ControlModifier : Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(&widget, &wheel);
            break;
        }
        case 6:
            QTest::keyClick(&focused(widget), chords[below(chords.size())], Qt::ControlModifier);
            break;
        default:
            QTest::keyClick(&focused(widget), keys[below(keys.size())]);
        }
    }

    static QWidget& focused(QWidget& widget)
    {
        if (widget.focusPolicy() != Qt::NoFocus)
            widget.setFocus();
        QWidget* focus = QApplication::focusWidget();
        return focus ? *focus : widget;
    }

    /// Sometimes takes what a menu offers, else leaves it; questions are never answered with yes.
    void leavePopups()
    {
        if (QWidget* popup = QApplication::activePopupWidget()) {
            if (below(3) == 0)
                QTest::keyClick(popup, Qt::Key_Down);
            else if (below(3) == 0)
                QTest::keyClick(popup, Qt::Key_Return);
            else
                popup->close();
            return;
        }
        if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget()))
            dialog->reject();
    }

    WorkspaceCopy m_copy;
    std::unique_ptr<Workbench> m_bench;
    std::mt19937_64 m_random;
    QTimer m_closer;
};

int main(int argc, char** argv)
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication application(argc, argv);
    MonkeyTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "monkeytest.moc"
