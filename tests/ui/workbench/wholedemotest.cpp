// SPDX-License-Identifier: GPL-3.0-or-later
// The whole demo from the window alone, with mouse and keys, on a workspace that holds a model,
// data and settings and nothing else; then once more with the command line: same numbers.
#include "core/report/collect.h"
#include "tests/ui/support/workspacecopy.h"
#include "tests/ui/workbench/workbench.h"
#include "ui/shell/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QTabBar>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int steps = 40;
constexpr int patience = 60000;

QString allWords(const QWidget& widget)
{
    QStringList words;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (label->isVisible())
            words.append(label->text());
    return words.join(QLatin1Char('\n'));
}

/// What a screen reader would say of the widgets that paint their own words.
QString spokenBy(const QWidget& widget)
{
    QStringList words{allWords(widget)};
    for (const QWidget* child : widget.findChildren<QWidget*>())
        if (child->isVisible())
            words << child->accessibleName() << child->accessibleDescription();
    return words.join(QLatin1Char('\n'));
}

/// The visible button that says `text`; null while there is none that can be pressed.
QAbstractButton* buttonOf(const QWidget& widget, const QString& text)
{
    for (QAbstractButton* button : widget.findChildren<QAbstractButton*>())
        if (button->isVisible() && button->isEnabled() && button->text() == text)
            return button;
    return nullptr;
}

report::Evidence evidenceOf(const WorkspaceCopy& copy)
{
    auto evidence = report::collectEvidence(copy.root());
    if (!evidence)
        qFatal("%s", evidence.error().message.c_str());
    return std::move(*evidence);
}

std::filesystem::path trainingRunOf(const WorkspaceCopy& copy)
{
    for (const auto& entry : std::filesystem::directory_iterator(copy.root() / "runs"))
        if (entry.path().filename().string().find("-train-") != std::string::npos)
            return entry.path();
    return {};
}

} // namespace

class WholeDemoTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(Theme::install(*qApp));
        m_copy.shortenTraining(steps);
        m_bench = std::make_unique<Workbench>(m_copy.path());
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->ready(), patience);
    }

    void cleanupTestCase() { m_bench.reset(); }

    void readTheEnvironment()
    {
        Panel* panel = m_bench->show(QStringLiteral("environment"));
        press(QStringLiteral("Lock environment"));
        const auto checked = [&] {
            return std::filesystem::exists(m_copy.root() / "env/report.json");
        };
        QTRY_VERIFY_WITH_TIMEOUT(checked(), patience);
        waitUntilIdle();
        QTRY_VERIFY_WITH_TIMEOUT(allWords(*panel).contains(QStringLiteral("probe")), patience);
    }

    void lookAtTheData()
    {
        Panel* panel = m_bench->show(QStringLiteral("data"));
        const report::Evidence evidence = evidenceOf(m_copy);
        const auto rows = [&] {
            for (const auto* view : panel->findChildren<QAbstractItemView*>())
                if (view->isVisible() && view->model() && view->model()->columnCount() > 3)
                    return view->model()->rowCount();
            return 0;
        };
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 12, patience);
        press(QStringLiteral("Train  480"));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 480, patience);
    }

    void changeTheRankInTheFormAndSeeItInTheText()
    {
        Panel* panel = m_bench->show(QStringLiteral("config"));
        auto* rank = panel->findChild<QLineEdit*>(QStringLiteral("field.lora.r"));
        QVERIFY(rank);
        QTRY_VERIFY_WITH_TIMEOUT(!rank->text().isEmpty(), patience);
        rank->setFocus();
        rank->selectAll();
        QTest::keyClicks(rank, QStringLiteral("4"));
        QTest::keyClick(rank, Qt::Key_Return);
        press(QStringLiteral("Save"));
        const auto saved = [&] {
            std::ifstream in(m_copy.root() / "config.yaml");
            const std::string text{std::istreambuf_iterator<char>(in), {}};
            return text.find("\n  r: 4\n") != std::string::npos &&
                   text.find("# rank of the adapter") != std::string::npos;
        };
        QTRY_VERIFY_WITH_TIMEOUT(saved(), patience);
    }

    void measureTheBase()
    {
        m_bench->show(QStringLiteral("evaluation"));
        press(QStringLiteral("Run gate B…"));
        acceptDialog();
        QTRY_VERIFY_WITH_TIMEOUT(evidenceOf(m_copy).baseline, patience);
        waitUntilIdle();
    }

    void trainStopAndResume()
    {
        m_bench->show(QStringLiteral("config"));
        press(QStringLiteral("Start training"));
        Panel* panel = m_bench->show(QStringLiteral("training"));
        const auto stepsDone = [&] { return stepsOf(trainingRunOf(m_copy)).size(); };
        QTRY_VERIFY_WITH_TIMEOUT(!trainingRunOf(m_copy).empty() && stepsDone() >= 3, patience);
        press(QStringLiteral("Stop"), panel);
        waitUntilIdle();
        const std::size_t stopped = stepsDone();
        QVERIFY(stopped < steps);
        press(QStringLiteral("Resume"), panel);
        QTRY_COMPARE_WITH_TIMEOUT(stepsDone(), std::size_t{steps}, patience);
        waitUntilIdle();
        QVERIFY(std::filesystem::exists(m_copy.root() / "adapters/ckpt-40/adapter_config.json"));
    }

    void evaluateThreeScales()
    {
        m_bench->show(QStringLiteral("evaluation"));
        auto* tabs = m_bench->window().findChild<QTabBar*>(QStringLiteral("evaluation.tabs"));
        QVERIFY(tabs);
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
        press(QStringLiteral("Run gate D…"));
        acceptDialog();
        QTRY_COMPARE_WITH_TIMEOUT(evidenceOf(m_copy).adapters.size(), std::size_t{3}, patience);
        waitUntilIdle();
    }

    void compareAndReadTheDecision()
    {
        Panel* panel = m_bench->show(QStringLiteral("decision"));
        press(QStringLiteral("Run gate E"));
        QTRY_VERIFY_WITH_TIMEOUT(evidenceOf(m_copy).comparison, patience);
        waitUntilIdle();
        const std::string decided = evidenceOf(m_copy).comparison->decision;
        const auto said = [&] {
            return spokenBy(*panel).toUpper().contains(QString::fromStdString(decided));
        };
        QTRY_VERIFY_WITH_TIMEOUT(said(), patience);
    }

    void compareAnswers()
    {
        Panel* panel = m_bench->show(QStringLiteral("review"));
        QTRY_VERIFY_WITH_TIMEOUT(!allWords(*panel).isEmpty(), patience);
    }

    void everyNumberIsTheCommandLines()
    {
        const WorkspaceCopy other(true);
        std::filesystem::copy_file(m_copy.root() / "config.yaml", other.root() / "config.yaml",
                                   std::filesystem::copy_options::overwrite_existing);
        const QString eval = other.path() + QStringLiteral("/data/eval.jsonl");
        const QString base = other.path() + QStringLiteral("/base-nf4");
        command(other, {QStringLiteral("env"), QStringLiteral("--base"), base});
        command(other, {QStringLiteral("baseline"), QStringLiteral("--base"), base,
                        QStringLiteral("--eval"), eval});
        command(other, {QStringLiteral("train"), QStringLiteral("--train"),
                        other.path() + QStringLiteral("/data/train.jsonl")});
        command(other, {QStringLiteral("adapters"), QStringLiteral("--base"), base,
                        QStringLiteral("--eval"), eval});
        command(other, {QStringLiteral("compare")});
        const auto mine = stepsOf(trainingRunOf(m_copy));
        const auto theirs = stepsOf(trainingRunOf(other));
        QCOMPARE(mine.size(), theirs.size());
        for (std::size_t i = 0; i < mine.size(); ++i)
            QCOMPARE(mine[i].loss, theirs[i].loss);
        const report::Evidence shown = evidenceOf(m_copy);
        const report::Evidence said = evidenceOf(other);
        QCOMPARE(shown.gates.size(), said.gates.size());
        Panel* overview = m_bench->show(QStringLiteral("overview"));
        for (std::size_t i = 0; i < said.gates.size(); ++i) {
            QCOMPARE(QString::fromStdString(shown.gates[i].figure),
                     QString::fromStdString(said.gates[i].figure));
            QCOMPARE(QString::fromStdString(shown.gates[i].stateWord),
                     QString::fromStdString(said.gates[i].stateWord));
        }
        const double points = 100 * said.baseline->results.overall.passAtK;
        const QString figure = QLocale().toString(points, 'f', 1);
        QTRY_VERIFY_WITH_TIMEOUT(allWords(*overview).contains(figure), patience);
    }

private:
    /// Presses the button that says `text` with the mouse, in the window or in a part of it.
    void press(const QString& text, const QWidget* in = nullptr)
    {
        const QWidget& where = in ? *in : m_bench->window();
        QTRY_VERIFY2_WITH_TIMEOUT(buttonOf(where, text), qPrintable(text), patience);
        QTest::mouseClick(buttonOf(where, text), Qt::LeftButton);
    }

    void acceptDialog()
    {
        const auto dialog = [] {
            return qobject_cast<QDialog*>(QApplication::activeModalWidget());
        };
        QTRY_VERIFY_WITH_TIMEOUT(dialog(), patience);
        QTest::keyClick(dialog(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog(), patience);
    }

    void waitUntilIdle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->window().engine().idle(), patience);
        Workbench::settle();
    }

    static void command(const WorkspaceCopy& workspace, const QStringList& arguments)
    {
        QProcess process;
        process.start(QStringLiteral(MESEWRIGHT_BIN "/mesewright-cli"),
                      QStringList{QStringLiteral("--quiet"), QStringLiteral("--workspace"),
                                  workspace.path()} +
                          arguments);
        QVERIFY(process.waitForFinished(patience));
        QVERIFY2(process.exitCode() == 0 || process.exitCode() == 1,
                 process.readAllStandardError().constData());
    }

    WorkspaceCopy m_copy{true};
    std::unique_ptr<Workbench> m_bench;
};

QTEST_MAIN(WholeDemoTest)
#include "wholedemotest.moc"
