// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/panels.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/manual/manualbrowser.h"
#include "ui/shell/manual/manualpages.h"
#include "ui/shell/manual/manualwindow.h"
#include "ui/shell/panel.h"
#include "ui/shell/panelhost.h"
#include "ui/shell/settings/settingsdialog.h"
#include "ui/shell/start/demodialog.h"
#include "ui/shell/start/workspacewizard.h"
#include "ui/shell/theme/theme.h"
#include "ui/shell/windowsettings.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextTable>
#include <QTreeWidget>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int mostLines = 200; // what nobody scrolls to is not read

/// The window with all its panels, as the program makes it, remembering nothing.
struct Opened
{
    QTemporaryDir folder;
    WindowSettings settings{folder.filePath(QStringLiteral("window.ini"))};
    MainWindow window{settings};

    Opened()
    {
        window.setRemembering(false);
        addPanels(window);
        window.show();
        QApplication::setActiveWindow(&window);
    }
    ManualWindow* manual() { return window.findChild<ManualWindow*>(); }
};

QString pageText(const QString& id)
{
    QFile file(QLatin1Char(':') + manualUrl(id).path());
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Every piece of text of a page with its format.
QList<QTextFragment> fragmentsOf(const QTextDocument& document)
{
    QList<QTextFragment> all;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it)
            all.append(it.fragment());
    return all;
}

/// Takes what would go to the desktop.
class Desktop final : public QObject
{
    Q_OBJECT

public:
    Desktop() { QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "take"); }
    ~Desktop() override { QDesktopServices::unsetUrlHandler(QStringLiteral("https")); }
    QList<QUrl> taken;

public Q_SLOTS:
    void take(const QUrl& url) { taken.append(url); }
};

} // namespace

class ManualTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(Theme::install(*qApp)); }
    void cleanup() { Theme::instance().setMode(Theme::Mode::Light); }

    void everyPanelHasAPageOfSomeLength()
    {
        Opened opened;
        QVERIFY(!opened.window.panelHost().panels().isEmpty());
        QSet<QString> ids;
        for (const ManualPage& page : manualPages()) {
            ids.insert(page.id);
            const auto lines = pageText(page.id).count(QLatin1Char('\n'));
            QVERIFY2(lines >= 30 && lines <= mostLines, qPrintable(page.id));
        }
        for (const Panel* panel : opened.window.panelHost().panels())
            QVERIFY2(ids.contains(panel->id()), qPrintable(panel->id()));
    }

    void everyPageIsInTheContents()
    {
        // A page that nobody can find is no page: what lies in the folder is in the list.
        QSet<QString> listed;
        for (const ManualPage& page : manualPages())
            listed.insert(page.id + QStringLiteral(".md"));
        const QStringList files =
            QDir(QStringLiteral(":/mesewright/manual")).entryList({QStringLiteral("*.md")});
        QCOMPARE(QSet<QString>(files.begin(), files.end()), listed);
    }

    void f1OpensThePageOfThePanel_data()
    {
        QTest::addColumn<QString>("id");
        Opened opened;
        for (const Panel* panel : opened.window.panelHost().panels())
            QTest::newRow(qPrintable(panel->id())) << panel->id();
    }

    void f1OpensThePageOfThePanel()
    {
        QFETCH(QString, id);
        Opened opened;
        // Only a window with a workspace shows panels; this one stays empty.
        opened.window.openWorkspace(opened.folder.path());
        opened.window.showPanel(id);
        QTest::keyClick(&opened.window, Qt::Key_F1);
        QVERIFY(opened.manual());
        QVERIFY(opened.manual()->isVisible());
        QCOMPARE(opened.manual()->page(), id);
        QCOMPARE(opened.manual()->browser().source(), manualUrl(id));
    }

    void f1OnTheFirstPageOpensTheStart()
    {
        Opened opened;
        opened.window.showStart();
        QTest::keyClick(&opened.window, Qt::Key_F1);
        QCOMPARE(opened.manual()->page(), firstManualPage());
    }

    void f1InADialogOpensAManualThatTheDialogDoesNotBlock()
    {
        Opened opened;
        opened.window.openWorkspace(opened.folder.path());
        opened.window.showPanel(QStringLiteral("data"));
        QDialog dialog(&opened.window);
        QLineEdit field(&dialog);
        dialog.open();
        field.setFocus();
        QTest::keyClick(&field, Qt::Key_F1);
        auto* manual = dialog.findChild<ManualWindow*>();
        QVERIFY(manual);
        QVERIFY(manual->isVisible());
        QCOMPARE(manual->page(), QStringLiteral("data"));
    }

    // Each place that a dialog names is on its page.
    void dialogsHaveAPlaceOfTheirOwn()
    {
        Opened opened;
        const SettingsDialog settings(opened.settings, opened.window.actions());
        const WorkspaceWizard wizard;
        const DemoDialog demo;
        for (const QWidget* dialog :
             {static_cast<const QWidget*>(&settings), static_cast<const QWidget*>(&wizard),
              static_cast<const QWidget*>(&demo)}) {
            const QString place = manualPageOf(*dialog);
            ManualBrowser browser;
            browser.showPage(place);
            QCOMPARE(browser.page(), place.section(QLatin1Char('#'), 0, 0));
            QStringList anchors;
            for (const ManualBrowser::Heading& heading : browser.headings())
                anchors << headingAnchor(heading.text);
            QVERIFY2(anchors.contains(place.section(QLatin1Char('#'), 1)), qPrintable(place));
        }
    }

    void everyPanelsPageShowsIt_data() { addPages(); }

    void everyPanelsPageShowsIt()
    {
        QFETCH(QString, id);
        Opened opened;
        int pictures = 0;
        for (const bool dark : {false, true}) {
            Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
            ManualBrowser browser;
            browser.resize(700, 500);
            browser.showPage(id);
            for (const QTextFragment& fragment : fragmentsOf(*browser.document())) {
                if (!fragment.charFormat().isImageFormat())
                    continue;
                const QTextImageFormat format = fragment.charFormat().toImageFormat();
                const auto image = browser.document()
                                       ->resource(QTextDocument::ImageResource, format.name())
                                       .value<QImage>();
                QVERIFY2(!image.isNull(), qPrintable(format.name()));
                QVERIFY(format.width() > 100 && format.width() < browser.width());
                // A dark page shows a dark picture.
                QCOMPARE(qGray(image.pixel(2, image.height() / 2)) < 128, dark);
                ++pictures;
            }
        }
        const bool panel = opened.window.panelHost().panel(id) != nullptr;
        QCOMPARE(pictures, panel ? 2 : 0);
    }

    void linksLeadSomewhere_data() { addPages(); }

    void linksLeadSomewhere()
    {
        QFETCH(QString, id);
        ManualBrowser browser;
        browser.showPage(id);
        QVERIFY(!browser.headings().isEmpty());
        for (const QTextFragment& fragment : fragmentsOf(*browser.document())) {
            const QString href = fragment.charFormat().anchorHref();
            if (href.isEmpty())
                continue;
            const QUrl url = browser.source().resolved(QUrl(href));
            if (url.scheme() != QLatin1String("qrc")) {
                QVERIFY2(url.scheme() == QLatin1String("https"), qPrintable(href));
                continue;
            }
            const QString page = manualPageOf(url);
            QVERIFY2(!page.isEmpty(), qPrintable(href));
            if (!url.hasFragment())
                continue;
            ManualBrowser other;
            other.showPage(page);
            QStringList anchors;
            for (const ManualBrowser::Heading& heading : other.headings())
                anchors << headingAnchor(heading.text);
            QVERIFY2(anchors.contains(url.fragment()), qPrintable(href));
        }
    }

    void backForwardAndExternalLinks()
    {
        Desktop desktop;
        ManualWindow window(nullptr);
        window.show();
        QApplication::setActiveWindow(&window);
        window.showPage(QStringLiteral("index"));
        window.showPage(QStringLiteral("training"));
        QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(window.page(), QStringLiteral("index"));
        QTest::keyClick(&window, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(window.page(), QStringLiteral("training"));
        QTest::keyClick(&window, Qt::Key_Home, Qt::AltModifier);
        QCOMPARE(window.page(), firstManualPage());
        // A page that was gone back to looks as it did before.
        const auto first = fragmentsOf(*window.browser().document()).first();
        QCOMPARE(first.charFormat().font().pointSizeF(),
                 Theme::instance().font(TextStyle::Headline).pointSizeF());

        bool clicked = false;
        QTextCursor caret(window.browser().document());
        for (const QTextFragment& fragment : fragmentsOf(*window.browser().document())) {
            if (!fragment.charFormat().anchorHref().startsWith(QLatin1String("https:")))
                continue;
            caret.setPosition(fragment.position() + 1);
            window.browser().setTextCursor(caret);
            window.browser().ensureCursorVisible();
            QTest::mouseClick(window.browser().viewport(), Qt::LeftButton, {},
                              window.browser().cursorRect(caret).center());
            clicked = true;
            break;
        }
        QVERIFY(clicked);
        QTRY_COMPARE(desktop.taken.size(), 1);
        QCOMPARE(window.page(), firstManualPage());
    }

    void theContentsLeadToPagesAndHeadings()
    {
        ManualWindow window(nullptr);
        window.show();
        QApplication::setActiveWindow(&window);
        window.showPage(firstManualPage());
        auto* contents = window.findChild<QTreeWidget*>();
        QCOMPARE(contents->topLevelItemCount(), manualPages().size());
        contents->setFocus();
        contents->setCurrentItem(contents->topLevelItem(4));
        QTest::keyClick(contents, Qt::Key_Return);
        QCOMPARE(window.page(), manualPages()[4].id);
        QTreeWidgetItem* page = contents->topLevelItem(4);
        QVERIFY(page->childCount() >= 3);
        contents->setCurrentItem(page->child(page->childCount() - 1));
        QTest::keyClick(contents, Qt::Key_Return);
        QCOMPARE(window.page(), manualPages()[4].id);
        QCOMPARE(window.browser().source().fragment(),
                 headingAnchor(page->child(page->childCount() - 1)->text(0)));
    }

    void findMarksAllPlacesAndGoesRound()
    {
        ManualWindow window(nullptr);
        window.show();
        QApplication::setActiveWindow(&window);
        window.showPage(QStringLiteral("keys"));
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
        auto* field = window.findChild<QLineEdit*>();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("ctrl+"));
        const auto places =
            window.browser().toPlainText().count(QStringLiteral("ctrl+"), Qt::CaseInsensitive);
        QVERIFY(places > 5);
        QCOMPARE(window.browser().found(), places);
        QCOMPARE(window.browser().extraSelections().size(), places);
        QCOMPARE(window.browser().foundCurrent(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(window.browser().foundCurrent(), 2);
        QTest::keyClick(&window, Qt::Key_F3, Qt::ShiftModifier);
        QTest::keyClick(&window, Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(window.browser().foundCurrent(), places);
        QTest::keyClick(&window, Qt::Key_F3);
        QCOMPARE(window.browser().foundCurrent(), 1);
        QTest::keyClicks(field, QStringLiteral("zzqx"));
        QCOMPARE(window.browser().found(), 0);
        QVERIFY(window.browser().extraSelections().isEmpty());
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(field->text().isEmpty());
        QVERIFY(window.isVisible());
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(!window.isVisible());
    }

    void pagesTakeTheirColoursFromTheTheme_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("dark");
        for (const ManualPage& page : manualPages())
            for (const bool dark : {false, true})
                QTest::addRow("%s %s", qPrintable(page.id), dark ? "dark" : "light")
                    << page.id << dark;
    }

    void pagesTakeTheirColoursFromTheTheme()
    {
        QFETCH(QString, id);
        QFETCH(bool, dark);
        ManualBrowser browser;
        browser.resize(900, 700);
        browser.showPage(id); // in the theme before: a change must reach what is open
        Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        const Colors& colors = Theme::instance().colors();
        QVERIFY(!browser.toPlainText().isEmpty());
        for (const QTextFragment& fragment : fragmentsOf(*browser.document())) {
            const QTextCharFormat format = fragment.charFormat();
            if (format.isImageFormat())
                continue;
            const bool link = !format.anchorHref().isEmpty();
            QVERIFY2(format.foreground().color() == (link ? colors.text.link : colors.text.primary),
                     qPrintable(fragment.text()));
        }
        for (QTextFrame* frame : browser.document()->rootFrame()->childFrames())
            if (const auto* table = qobject_cast<QTextTable*>(frame))
                QCOMPARE(table->format().borderBrush().color(), colors.border.subtle);
    }

private:
    static void addPages()
    {
        QTest::addColumn<QString>("id");
        for (const ManualPage& page : manualPages())
            QTest::newRow(qPrintable(page.id)) << page.id;
    }
};

QTEST_MAIN(ManualTest)
#include "manualtest.moc"
