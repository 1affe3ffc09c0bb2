// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gates/environment.h"
#include "core/base/json.h"
#include "core/llm/inspect.h"
#include "tests/ui/panelbench.h"
#include "ui/models/findingsmodel.h"
#include "ui/panels/environment/checkpointcard.h"
#include "ui/panels/environment/environmentpanel.h"
#include "ui/panels/environment/probeheadline.h"
#include "ui/panels/environment/probetable.h"
#include "ui/panels/environment/tensorsdialog.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>

#include <nlohmann/json.hpp>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int longEnough = 120'000;

GroupedProbe probe(ProbeGroup group, const char* name, ProbeState state)
{
    return {group, {name, "wanted", "found", state, state == ProbeState::Ok ? "" : "mend it"}};
}

} // namespace

class EnvironmentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(Theme::install(*qApp).ok());
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void theModelKeepsItsPromisesWhileProbesComeIn()
    {
        ProbesModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QList<GroupedProbe> probes{probe(ProbeGroup::Machine, "disk", ProbeState::Ok)};
        model.setProbes(probes);
        QCOMPARE(model.rowCount(), 2);
        probes.append(probe(ProbeGroup::Gpu, "GPU", ProbeState::Failed));
        model.setProbes(probes);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(inserted.count(), 2);
        QVERIFY(model.index(0, 0).data(ProbesModel::TitleRole).toBool());
        QCOMPARE(model.rowOf(QStringLiteral("GPU")), 3);
        QVERIFY(model.probeAt(2) == nullptr);
        QVERIFY(model.index(3, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("mend it")));
        model.setProbes({});
        QCOMPARE(model.rowCount(), 0);
    }

    void theHeadlineCountsAndSaysWhatItMeans()
    {
        const ProbeCounts counts =
            countProbes({probe(ProbeGroup::Machine, "a", ProbeState::Ok),
                         probe(ProbeGroup::Machine, "b", ProbeState::Warning),
                         probe(ProbeGroup::Machine, "c", ProbeState::Absent),
                         probe(ProbeGroup::Machine, "d", ProbeState::Failed)});
        QCOMPARE(counts.all, 4);
        QCOMPARE(counts.passed, 1);
        QCOMPARE(counts.warnings, 1);
        QCOMPARE(counts.absent, 1);
        QCOMPARE(counts.failed, 1);
    }

    void probesRunLiveAndEqualTheGates()
    {
        const WorkspaceCopy workspace;
        WorkspaceDocument document;
        QSignalSpy opened(&document, &WorkspaceDocument::changed);
        document.open(workspace.path());
        QVERIFY(opened.wait(longEnough));
        const QByteArray before = workspace.read(QStringLiteral("env/report.json"));

        EnvironmentPanel panel(document);
        QSignalSpy findings(&panel, &Panel::findingsFound);
        QSignalSpy marks(&panel, &Panel::railStateChanged);
        QSignalSpy changes(&panel.probeRun(), &ProbeRun::probesChanged);
        QSignalSpy finished(&panel.probeRun(), &ProbeRun::finished);
        PanelBench bench(&panel);
        auto* checkpoint = panel.findChild<CheckpointCard*>();
        QSignalSpy looked(checkpoint, &CheckpointCard::looked);
        QVERIFY(finished.wait(longEnough));
        // Rows came one part after the other, not all at the end.
        QVERIFY(changes.count() > probeGroupCount);
        QCOMPARE(findings.count(), 1);
        QCOMPARE(marks.count(), 1);

        EnvironmentOptions options;
        options.base = (workspace.path() + QStringLiteral("/base-nf4")).toStdString();
        options.workspace = workspace.path().toStdString();
        SilentProgress nobody;
        const auto report = probeEnvironment(options, nobody, CancelToken());
        QVERIFY(report.ok());
        QCOMPARE(panel.probeRun().report().probes.size(), report->probes.size());
        int passed = 0;
        for (std::size_t i = 0; i < report->probes.size(); ++i) {
            const Probe& shown = panel.probeRun().report().probes[i];
            QCOMPARE(shown.name, report->probes[i].name);
            QCOMPARE(shown.state, report->probes[i].state);
            passed += shown.state == ProbeState::Ok ? 1 : 0;
        }
        const auto* headline = panel.findChild<ProbeHeadline*>();
        QVERIFY(headline->headline().startsWith(QString::number(passed)));
        QVERIFY(headline->headline().contains(QString::number(report->probes.size())));

        QTRY_VERIFY_WITH_TIMEOUT(looked.count() > 0, longEnough);
        const auto inspection = inspectPath(options.base);
        QVERIFY(inspection.ok());
        QCOMPARE(static_cast<std::int64_t>(checkpoint->facts()->tensors.size()),
                 (*inspection)["tensors"].get<std::int64_t>());
        QCOMPARE(checkpoint->facts()->bytes, (*inspection)["bytes"].get<std::uint64_t>());
        std::uint64_t shares = 0;
        for (const auto& share : checkpoint->facts()->shares)
            shares += share.bytes;
        QCOMPARE(shares, checkpoint->facts()->bytes);
        bench.picture(QStringLiteral("environment"));

        // Nothing was written.
        QCOMPARE(workspace.read(QStringLiteral("env/report.json")), before);
        QVERIFY(bench.namelessControls().isEmpty());
        keyboardAndMouse(panel, *checkpoint, options.base);
    }

private:
    void keyboardAndMouse(EnvironmentPanel& panel, CheckpointCard& checkpoint,
                          const std::string& base)
    {
        auto* table = panel.findChild<ProbeTable*>();
        panel.jumpTo(QStringLiteral("probe/disk"));
        QCOMPARE(table->currentIndex().siblingAtColumn(ProbesModel::Name).data().toString(),
                 QStringLiteral("disk"));
        // The group's title is passed over by the arrow keys.
        QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(table, Qt::Key_Down);
        QVERIFY(!table->currentIndex().data(ProbesModel::TitleRole).toBool());

        const auto button = [&panel](const QString& text) -> QPushButton* {
            for (QPushButton* candidate : panel.window()->findChildren<QPushButton*>())
                if (candidate->text() == text)
                    return candidate;
            return nullptr;
        };
        QTest::mouseClick(button(QStringLiteral("Copy as text")), Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        for (const Probe& probe : panel.probeRun().report().probes)
            QVERIFY2(copied.contains(QString::fromStdString(probe.found)), probe.name.c_str());
        QVERIFY(copied.contains(QStringLiteral("libtorch")));

        QSignalSpy actions(&panel, &Panel::actionRequested);
        QTest::mouseClick(button(QStringLiteral("Lock environment")), Qt::LeftButton);
        QCOMPARE(actions.count(), 1);
        QCOMPARE(actions[0][0].toString(), QStringLiteral("run.start"));
        const auto request = parseJson(actions[0][1].toString().toStdString(), "request");
        QVERIFY(request.ok());
        QCOMPARE((*request)["verb"].get<std::string>(), std::string("env"));
        QVERIFY((*request)["options"]["lock"].get<std::string>().ends_with("env/lock.json"));

        QSignalSpy hashed(&checkpoint, &CheckpointCard::hashed);
        QTest::mouseClick(button(QStringLiteral("Hash files")), Qt::LeftButton);
        QVERIFY(hashed.wait(longEnough));
        const auto hashes = hashCheckpoint(base, CancelToken());
        QVERIFY(hashes.ok());
        for (const auto& [name, hash] : *hashes)
            QVERIFY(checkpoint.text().contains(QString::fromStdString(hash)));

        checkpoint.showTensors();
        auto* dialog = checkpoint.findChild<TensorsDialog*>();
        QVERIFY(dialog != nullptr);
        auto* list = dialog->findChild<TableView*>();
        const int all = list->model()->rowCount();
        QCOMPARE(all, static_cast<int>(checkpoint.facts()->tensors.size()));
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("lm_head"));
        QVERIFY(list->model()->rowCount() > 0);
        QVERIFY(list->model()->rowCount() < all);
        dialog->close();
    }

private Q_SLOTS:
    void aMissingCheckpointIsARowAndASentence()
    {
        const WorkspaceCopy workspace;
        workspace.write(QStringLiteral("config.yaml"), "base: nobody/no-such-model\nlayers: [1]\n");
        ProbeRun run;
        QSignalSpy finished(&run, &ProbeRun::finished);
        run.start(workspace.path().toStdString());
        QVERIFY(finished.wait(longEnough));
        const auto& probes = run.report().probes;
        const auto base = std::find_if(probes.begin(), probes.end(),
                                       [](const Probe& probe) { return probe.name == "base"; });
        QVERIFY(base != probes.end());
        QCOMPARE(base->state, ProbeState::Failed);
        QVERIFY(!base->remedy.empty());
        CheckpointCard card;
        QSignalSpy looked(&card, &CheckpointCard::looked);
        card.setBase(run.base());
        QVERIFY(looked.wait(longEnough));
        QVERIFY(card.facts() == nullptr);
        QVERIFY(card.text().contains(QStringLiteral("no-such-model")));
    }

    void aHiddenPanelDoesNothing()
    {
        const WorkspaceCopy workspace;
        WorkspaceDocument document;
        QSignalSpy opened(&document, &WorkspaceDocument::changed);
        EnvironmentPanel panel(document);
        document.open(workspace.path());
        QVERIFY(opened.wait(longEnough));
        QVERIFY(!panel.probeRun().running());
        QVERIFY(panel.probeRun().probes().isEmpty());
        QSignalSpy finished(&panel.probeRun(), &ProbeRun::finished);
        panel.setActive(true);
        QVERIFY(panel.probeRun().running());
        QVERIFY(finished.wait(longEnough));
    }
};

QTEST_MAIN(EnvironmentTest)
#include "environmenttest.moc"
