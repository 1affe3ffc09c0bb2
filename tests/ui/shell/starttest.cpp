// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/settingsfile.h"
#include "ui/shell/singleinstance.h"
#include "ui/shell/start/demodialog.h"
#include "ui/shell/start/recentworkspaces.h"
#include "ui/shell/start/startpage.h"
#include "ui/shell/start/workspacewizard.h"
#include "ui/shell/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int patience = 60000;

QLineEdit* field(QWidget* parent, const char* name)
{
    for (QLineEdit* line : parent->findChildren<QLineEdit*>())
        if (line->isVisible() && line->accessibleName() == QLatin1String(name))
            return line;
    return nullptr;
}

QPushButton* button(QWidget* parent, const char* text)
{
    for (QPushButton* one : parent->findChildren<QPushButton*>())
        if (one->text().startsWith(QLatin1String(text)))
            return one;
    return nullptr;
}

QString demoFile(const char* name)
{
    return QStringLiteral(MESEWRIGHT_SOURCE "/resources/demo/") + QLatin1String(name);
}

} // namespace

class StartTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(Theme::install(*qApp)); }

    void choicesAreButtonsWithKeys()
    {
        StartPage page;
        page.show();
        QSignalSpy demo(&page, &StartPage::demoRequested);
        QSignalSpy made(&page, &StartPage::newRequested);
        QSignalSpy open(&page, &StartPage::openRequested);
        for (const char* text : {"Try the demo", "New workspace", "Open"}) {
            QPushButton* one = button(&page, text);
            QVERIFY(one);
            one->setFocus();
            QTest::keyClick(one, Qt::Key_Space);
        }
        QCOMPARE(demo.count(), 1);
        QCOMPARE(made.count(), 1);
        QCOMPARE(open.count(), 1);
    }

    void recentWorkspacesAreLookedAtAndOpenedWithEnter()
    {
        QTemporaryDir folder;
        const QString good = folder.filePath(QStringLiteral("good"));
        QVERIFY(openOrMakeWorkspace(good.toStdString(), "lamps"));
        StartPage page;
        page.resize(1400, 900);
        page.show();
        page.setRecent({good, folder.filePath(QStringLiteral("gone"))});
        auto* table = page.findChild<QTableView*>();
        QAbstractItemModelTester tester(table->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("lamps"));
        QCOMPARE(table->model()->index(1, RecentWorkspaces::LastRun).data().toString(),
                 QStringLiteral("folder not found"));
        QSignalSpy chosen(&page, &StartPage::workspaceChosen);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(chosen.count(), 0);
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toString(), good);
    }

    void theDemoIsTheCommandLinesDemo()
    {
        DemoDialog dialog;
        dialog.show();
        field(&dialog, "Folder")->setText(QStringLiteral("/tmp/x/../demo"));
        QCOMPARE(dialog.folder(), QStringLiteral("/tmp/demo"));
        QCOMPARE(dialog.work().options.seed, std::optional<std::uint64_t>(3407));
        QVERIFY(!dialog.work().options.quick);
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        field(&dialog, "Folder")->clear();
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(accepted.count(), 0);
        field(&dialog, "Folder")->setText(QStringLiteral("/tmp/demo"));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(accepted.count(), 1);
    }

    void theWizardMakesAWorkspaceFromFiveAnswers()
    {
        QTemporaryDir folder;
        const QString wanted = folder.filePath(QStringLiteral("new"));
        WorkspaceWizard wizard;
        wizard.show();
        QSignalSpy created(&wizard, &WorkspaceWizard::created);
        QAbstractButton* next = wizard.button(QWizard::NextButton);
        QVERIFY(!next->isEnabled());
        field(&wizard, "Folder")->setText(wanted);
        QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), patience);
        next->click();

        field(&wizard, "Base")->setText(folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(!next->isEnabled(), patience);
        field(&wizard, "Base")->setText(demoFile("base-nf4"));
        QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), patience);
        next->click();

        field(&wizard, "Training")->setText(demoFile("train.jsonl"));
        field(&wizard, "Evaluation")->setText(demoFile("config.yaml"));
        field(&wizard, "Evaluation")->setText(demoFile("eval.jsonl"));
        QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), patience);
        next->click();
        QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), patience);
        next->click();
        QAbstractButton* finish = wizard.button(QWizard::FinishButton);
        QTRY_VERIFY_WITH_TIMEOUT(finish->isVisible() && finish->isEnabled(), patience);
        QVERIFY(!QFile::exists(wanted));
        finish->click();
        QTRY_COMPARE_WITH_TIMEOUT(created.count(), 1, patience);
        QCOMPARE(created.first().first().toString(), wanted);

        const std::filesystem::path root(wanted.toStdString());
        QVERIFY(openWorkspace(root));
        const auto settings = readSettings(root / "config.yaml");
        QVERIFY2(settings, settings ? "" : settings.error().message.c_str());
        QCOMPARE(settings->base, demoFile("base-nf4").toStdString());
        QCOMPARE(settings->trainFile, std::string("data/train.jsonl"));
        QCOMPARE(settings->trainer.maxSteps, 3000);
        QVERIFY(!settings->layers.empty() && settings->layers.back() == 7);
        const auto train = countItems(root / "data/train.jsonl");
        const auto source = countItems(demoFile("train.jsonl").toStdString());
        QVERIFY(train && source);
        QCOMPARE(*train, *source);
        // A second one on the same folder is refused on the first page.
        WorkspaceWizard again;
        again.show();
        field(&again, "Folder")->setText(wanted);
        QTRY_VERIFY_WITH_TIMEOUT(!again.button(QWizard::NextButton)->isEnabled(), patience);
    }

    void aWorkspaceHasOneListener()
    {
        QTemporaryDir folder;
        SingleInstance first;
        QVERIFY(!SingleInstance::raiseOther(folder.path()));
        first.claim(folder.path());
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        QVERIFY(SingleInstance::raiseOther(folder.path() + QStringLiteral("/../") +
                                           folder.path().section(QLatin1Char('/'), -1)));
        QTRY_COMPARE(raised.count(), 1);
        first.claim({});
        QVERIFY(!SingleInstance::raiseOther(folder.path()));
    }
};

QTEST_MAIN(StartTest)
#include "starttest.moc"
