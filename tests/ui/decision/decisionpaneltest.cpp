// SPDX-License-Identifier: GPL-3.0-or-later
// The panel on a real workspace: every number must be the one that gate E wrote.
#include "ui/panels/decision/decisionpanel.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/report/collect.h"
#include "core/report/gatecards.h"
#include "core/report/render.h"
#include "tests/ui/support/workspacecopy.h"
#include "ui/panels/decision/rulecard.h"
#include "ui/panels/decision/thresholdslider.h"
#include "ui/panels/decision/verdictbanner.h"
#include "ui/shell/theme/theme.h"
#include "ui/widgets/intervalchart.h"
#include "ui/widgets/words.h"

#include <nlohmann/json.hpp>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int patience = 60000;

Json jsonOf(const std::filesystem::path& file)
{
    const Result<std::string> text = readFile(file);
    return text ? Json::parse(*text, nullptr, false) : Json();
}

/// A configuration in the file by the label that the panel shows.
Json configurationOf(const Json& comparison, const QString& label)
{
    for (const Json& one : comparison["configurations"]) {
        QString name = QString::fromStdString(one["adapter_file"].get<std::string>());
        name.replace(QStringLiteral("__scale-"), QStringLiteral(" × "));
        if (name == label + QStringLiteral(".json"))
            return one;
    }
    return {};
}

} // namespace

class DecisionPanelTest final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceDocument> m_document;
    std::unique_ptr<DecisionPanel> m_panel;

    void openPanel(const QString& folder)
    {
        m_panel.reset();
        m_document = std::make_unique<WorkspaceDocument>();
        m_panel = std::make_unique<DecisionPanel>(*m_document);
        m_panel->resize(1500, 860);
        m_panel->show();
        m_panel->setActive(true);
        QSignalSpy refreshed(m_panel.get(), &DecisionPanel::refreshed);
        m_document->open(folder);
        QVERIFY(refreshed.wait(patience));
    }
    static QString demo() { return QStringLiteral(MESEWRIGHT_DEMO_WORKSPACE); }
    static Json comparison()
    {
        return jsonOf(std::string(MESEWRIGHT_DEMO_WORKSPACE) +
                      "/eval/results/comparison_results.json");
    }

private Q_SLOTS:
    void cleanup()
    {
        m_panel.reset();
        m_document.reset();
    }

    void everyNumberIsTheFiles()
    {
        openPanel(demo());
        const Json file = comparison();
        const DecisionShown& shown = m_panel->shown();
        QCOMPARE(shown.decision.toStdString(), file["decision"].get<std::string>());
        QCOMPARE(shown.rule.toStdString(), file["rule"].get<std::string>());
        QCOMPARE(static_cast<std::size_t>(shown.selection.size()), file["configurations"].size());
        for (const GainRow& row : shown.selection) {
            const Json one = configurationOf(file, row.label);
            QVERIFY2(one.is_object(), qPrintable(row.label));
            QCOMPARE(row.gain, one["delta_pass_at_k"].get<double>());
            QCOMPARE(row.interval.low, one["interval_low"].get<double>());
            QCOMPARE(row.interval.high, one["interval_high"].get<double>());
            QCOMPARE(row.won, one["gained"].get<std::int64_t>());
            QCOMPARE(row.lost, one["lost"].get<std::int64_t>());
            QCOMPARE(row.holm.value_or(-1), one["p_holm"].get<double>());
        }
        QVERIFY(shown.selection.front().picked);
        if (file.contains("confirmation")) {
            QCOMPARE(shown.confirmation.size(), 1);
            QCOMPARE(shown.confirmation[0].gain,
                     file["confirmation"]["delta_pass_at_k"].get<double>());
        }
        // The chart shows them all, the confirmation first.
        int marks = 0;
        for (const IntervalChartRow& row : m_panel->gains().data().rows)
            marks += static_cast<int>(row.marks.size());
        QCOMPARE(marks, static_cast<int>(shown.selection.size() + shown.confirmation.size() +
                                         shown.clean.size()));
    }

    void theConditionsAgreeWithTheDecision()
    {
        openPanel(demo());
        const bool anyFails =
            std::any_of(m_panel->shown().checks.begin(), m_panel->shown().checks.end(),
                        [](const RuleCheck& check) { return check.state == State::Failed; });
        QCOMPARE(!anyFails, m_panel->shown().decision == QStringLiteral("PROCEED"));
        const bool proceed = m_panel->shown().decision == QStringLiteral("PROCEED");
        QCOMPARE(m_panel->verdict().sentence().startsWith(QStringLiteral("Proceed")), proceed);
        // The panel's words are its own, so that they can be translated; what they say is the
        // report's.
        const report::Evidence& evidence = m_document->snapshot()->evidence;
        QCOMPARE(m_panel->verdict().sentence().toStdString(), report::headline(evidence) + ".");
        const DecisionShown& shown = m_panel->shown();
        if (proceed && !shown.confirmation.isEmpty())
            QVERIFY(m_panel->verdict().accessibleDescription().contains(
                pointsText(shown.confirmation[0].gain, shown.confirmation[0].interval)));
    }

    void familiesAreComputedAsTheGatesDo()
    {
        openPanel(demo());
        const Json base =
            jsonOf(std::string(MESEWRIGHT_DEMO_WORKSPACE) + "/eval/confirmation/baseline.json");
        QVERIFY(base.is_object());
        QVERIFY(m_panel->shown().familiesConfirmed);
        QCOMPARE(static_cast<std::size_t>(m_panel->shown().families.size()),
                 base["family_metrics"].size());
        for (const FamilyGain& family : m_panel->shown().families) {
            QCOMPARE(
                family.base.passAtK,
                base["family_metrics"][family.family.toStdString()]["pass_at_k"].get<double>());
            QVERIFY(family.interval);
            QVERIFY(family.interval->low <= family.gain + 1e-9);
            QVERIFY(family.interval->high >= family.gain - 1e-9);
        }
    }

    void aWhatIfChangesNothingThatIsRecorded()
    {
        openPanel(demo());
        const Json before = comparison();
        const QString sentence = m_panel->verdict().sentence();
        double gain = m_panel->shown().selection.front().gain;
        for (const GainRow& confirmed : m_panel->shown().confirmation)
            gain = std::min(gain, confirmed.gain);
        QVERIFY(m_panel->rule().slider().isRecorded());
        QVERIFY(m_panel->gains().data().threshold);
        QVERIFY(!m_panel->gains().data().thresholdIsWhatIf);
        // A threshold that the gain does not reach, by the keyboard.
        ThresholdSlider& slider = m_panel->rule().slider();
        slider.setFocus();
        QSignalSpy asked(m_panel.get(), &DecisionPanel::whatIfShown);
        QTest::keyClick(&slider, Qt::Key_End);
        QVERIFY(asked.wait(patience));
        QCOMPARE(slider.threshold(), 0.4);
        QVERIFY(m_panel->gains().data().thresholdIsWhatIf);
        const QString expected = gain >= 0.4 ? QStringLiteral("PROCEED") : QStringLiteral("ADJUST");
        QVERIFY2(m_panel->rule().whatIfText().startsWith(expected),
                 qPrintable(m_panel->rule().whatIfText()));
        QTest::keyClick(&slider, Qt::Key_Home);
        QCOMPARE(slider.threshold(), 0.0);
        QVERIFY(asked.wait(patience));
        QCOMPARE(m_panel->verdict().sentence(), sentence);
        QVERIFY(comparison() == before);
        // Back at the recorded place nothing is "what if" any more.
        asked.clear();
        slider.setThreshold(recordedThreshold);
        QTRY_VERIFY(asked.count() > 0);
        QVERIFY(slider.isRecorded());
        QVERIFY(!m_panel->gains().data().thresholdIsWhatIf);
    }

    void theSeedRuleIsAWhatIfToo()
    {
        openPanel(demo());
        QSignalSpy asked(m_panel.get(), &DecisionPanel::whatIfShown);
        m_panel->rule().setRule(QStringLiteral("seed"));
        Q_EMIT m_panel->rule().ruleChanged(QStringLiteral("seed"));
        QVERIFY(asked.wait(patience));
        QVERIFY(m_panel->rule().whatIfText().startsWith(QStringLiteral("PROCEED")) ||
                m_panel->rule().whatIfText().startsWith(QStringLiteral("ADJUST")));
    }

    void theReportIsTheCommandLines()
    {
        openPanel(demo());
        QTemporaryDir folder;
        QSignalSpy exported(m_panel.get(), &DecisionPanel::exported);
        const auto evidence = report::collectEvidence(std::string(MESEWRIGHT_DEMO_WORKSPACE));
        QVERIFY(evidence);
        for (const auto& [name, expected] :
             {std::pair(QStringLiteral("report.html"), report::htmlReport(*evidence)),
              std::pair(QStringLiteral("report.md"), report::markdownReport(*evidence))}) {
            m_panel->exportReportTo(folder.filePath(name));
            QVERIFY(exported.wait(patience));
            QCOMPARE(exported.takeFirst()[0].toString(), QString());
            const Result<std::string> written = readFile(folder.filePath(name).toStdString());
            QVERIFY(written);
            QCOMPARE(*written, expected);
        }
        m_panel->exportNumbersTo(folder.filePath(QStringLiteral("numbers")));
        QVERIFY(exported.wait(patience));
        QCOMPARE(exported.takeFirst()[0].toString(), QString());
        for (const auto& [name, content] : report::csvTables(*evidence)) {
            const Result<std::string> written =
                readFile(folder.filePath(QStringLiteral("numbers")).toStdString() + "/" + name);
            QVERIFY(written);
            QCOMPARE(*written, content);
        }
        m_panel->exportReportTo(QStringLiteral("/proc/no/report.html"));
        QVERIFY(exported.wait(patience));
        QVERIFY(!exported.takeFirst()[0].toString().isEmpty());
    }

    void withoutADecisionTheNextStepIsGateE()
    {
        const WorkspaceCopy copy;
        std::filesystem::remove(copy.root() / "eval/results/comparison_results.json");
        std::filesystem::remove(copy.root() / "eval/results/deltas.txt");
        openPanel(copy.path());
        QCOMPARE(m_panel->shown().decision, QString());
        QVERIFY(!m_panel->shown().selection.isEmpty()); // computed, and the same as recorded
        const GainRow& first = m_panel->shown().selection.front();
        const Json one = configurationOf(comparison(), first.label);
        QCOMPARE(qRound(first.gain * 1e6), qRound(one["delta_pass_at_k"].get<double>() * 1e6));
        QSignalSpy asked(m_panel.get(), &Panel::actionRequested);
        auto* button = qobject_cast<QPushButton*>(m_panel->headerWidgets().front());
        QVERIFY(button);
        QCOMPARE(button->text(), QStringLiteral("Run gate E"));
        button->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(Json::parse(asked[0][1].toString().toStdString())["verb"].get<std::string>(),
                 std::string("compare"));
    }

    void leakedItemsAreShownAndNotUsed()
    {
        const WorkspaceCopy copy;
        // Mark the first item of every adapter's results as standing in training.
        for (const auto& entry :
             std::filesystem::directory_iterator(copy.root() / "eval/results")) {
            if (entry.path().filename().string().find("__scale-") == std::string::npos)
                continue;
            Json file = jsonOf(entry.path());
            file["detailed_results"][0]["leaked"] = true;
            QVERIFY(writeFileAtomically(entry.path(), file.dump()));
        }
        openPanel(copy.path());
        QCOMPARE(m_panel->shown().leakedItems, std::int64_t{1});
        QCOMPARE(m_panel->shown().clean.size(), m_panel->shown().selection.size());
        QCOMPARE(m_panel->shown().clean.front().items, m_panel->shown().selectionItems - 1);
        const auto& checks = m_panel->shown().checks;
        QVERIFY(std::any_of(checks.begin(), checks.end(), [](const RuleCheck& check) {
            return check.state == State::Failed && check.detail.contains(QStringLiteral("1 of"));
        }));
        for (const IntervalChartRow& row : m_panel->gains().data().rows)
            for (const IntervalChartMark& mark : row.marks)
                if (!m_panel->shown().confirmation.isEmpty() && row.strong)
                    QVERIFY(!mark.text.isEmpty());
    }

    void anEmptyWorkspaceSaysWhatIsNeeded()
    {
        const WorkspaceCopy copy(true);
        openPanel(copy.path());
        QCOMPARE(m_panel->shown().decision, QString());
        QVERIFY(m_panel->shown().selection.isEmpty());
        QVERIFY(m_panel->shown().checks.isEmpty());
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (const auto installed = Theme::install(application); !installed)
        qFatal("%s", installed.error().message.c_str());
    DecisionPanelTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "decisionpaneltest.moc"
