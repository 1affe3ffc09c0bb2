// SPDX-License-Identifier: Apache-2.0
// A child writes without pause and is killed at moments that differ each time: after some number of
// finished pieces and then some work of our own, whose length is drawn.
#include "core/base/json.h"
#include "core/base/philox.h"
#include "core/metrics/steps.h"
#include "core/runs/foldermove.h"
#include "core/runs/runfolder.h"
#include "core/runs/runlist.h"
#include "tests/core/base/testfolder.h"
#include "tests/core/runs/childprocess.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>

namespace mesewright {
namespace {

const Json request{{"options", Json::object()}};

/// Some work without an end that a compiler could take away, up to about a millisecond or ten.
void spin(std::uint32_t word)
{
    std::atomic<std::uint32_t> counter = 0;
    while (counter < word % 2'000'000)
        counter.fetch_add(1, std::memory_order_relaxed);
}

struct Draw
{
    int pieces;
    std::uint32_t spin;
};

Draw drawOf(std::uint32_t round, std::uint32_t purpose, std::uint32_t mostPieces)
{
    const auto words = philox4x32({round, purpose, 0, 0}, {3407, 0});
    return {static_cast<int>(words[0] % mostPieces), words[1]};
}

std::string contentOf(std::int64_t step)
{
    return std::string(20'000, static_cast<char>('a' + step % 26)) + std::to_string(step);
}

TEST(Kill, a_journal_never_loses_a_reported_piece_nor_doubles_one)
{
    const TestFolder folder;
    const auto path = folder / "answers.jsonl";
    std::size_t reported = 0;
    for (std::uint32_t round = 0; round < 30; ++round) {
        const Draw draw = drawOf(round, 1, 40);
        ForkedChild child([&](auto report) {
            auto journal = Journal::open(path);
            if (!journal.ok())
                return;
            for (std::size_t i = 0; i < 1'000'000; ++i) {
                const std::string key = "item/" + std::to_string(i);
                if (journal->contains(key))
                    continue;
                if (!journal->add(key, Json{{"text", std::string(1 + i * 37 % 3000, 'x')}}).ok())
                    return;
                report();
            }
        });
        ASSERT_TRUE(child.waitFor(1 + draw.pieces));
        spin(draw.spin);
        child.kill();
        ASSERT_TRUE(child.wasKilled());
        reported += static_cast<std::size_t>(child.reports());

        const auto journal = Journal::open(path);
        ASSERT_TRUE(journal.ok());
        // Every reported piece is there; each kill may leave one that was written, not reported.
        EXPECT_GE(journal->size(), reported);
        EXPECT_LE(journal->size(), reported + 1);
        reported = journal->size();
        const std::string text = get(path);
        EXPECT_EQ(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')), reported);
        for (std::size_t i = 0; i < reported; ++i) {
            const Json* row = journal->find("item/" + std::to_string(i));
            ASSERT_NE(row, nullptr) << i;
            ASSERT_EQ(row->at("text").get<std::string>().size(), 1 + i * 37 % 3000);
        }
    }
}

/// What must hold for both places at any moment, before any recovery.
void expectOnlyWholeCheckpoints(const std::filesystem::path& folder, bool isPublic)
{
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("."))
            continue;
        const std::int64_t step = std::stoll(name.substr(5));
        EXPECT_EQ(get(entry.path() / "adapter.bin"), contentOf(step)) << entry.path();
        EXPECT_EQ(std::filesystem::exists(entry.path() / "state.bin"), !isPublic);
        EXPECT_TRUE(std::filesystem::exists(entry.path() / "DONE"));
    }
}

TEST(Kill, a_checkpoint_is_whole_or_not_there)
{
    const TestFolder folder;
    const CheckpointPlan plan{
        folder / "checkpoints", folder / "adapters", "run-1", 2, {"state.bin"}};
    const CheckpointStore store(plan);
    std::int64_t last = 0;
    for (std::uint32_t round = 0; round < 30; ++round) {
        const Draw draw = drawOf(round, 2, 4);
        ForkedChild child([&](auto report) {
            if (!store.recover().ok())
                return;
            const auto latest = store.latest();
            // Every other round writes the newest step again, which replaces a folder.
            std::int64_t step = (latest ? latest->step : 0) + (round % 2 == 0 ? 1 : 0);
            for (step = std::max<std::int64_t>(step, 1);; ++step) {
                const auto written =
                    store.write(step, 1000, [&](const std::filesystem::path& place) {
                        put(place / "adapter.bin", contentOf(step));
                        put(place / "state.bin", "state");
                        return Result<void>();
                    });
                if (!written.ok())
                    return;
                report();
            }
        });
        ASSERT_TRUE(child.waitFor(draw.pieces)) << round;
        spin(draw.spin);
        child.kill();
        ASSERT_TRUE(child.wasKilled());

        expectOnlyWholeCheckpoints(plan.folder, false);
        expectOnlyWholeCheckpoints(plan.out, true);
        const std::int64_t atLeast = last + std::max(0, child.reports() - (round % 2 == 0 ? 0 : 1));
        ASSERT_TRUE(store.recover().ok());
        const auto latest = store.latest();
        EXPECT_GE(latest ? latest->step : 0, atLeast) << round;
        last = latest ? latest->step : 0;
        // After recovery both places hold the same, within the limit, and nothing else.
        if (latest) {
            EXPECT_EQ(folder.names("checkpoints"), folder.names("adapters"));
            EXPECT_LE(folder.names("adapters").size(), 2u);
            EXPECT_EQ(folder.names("adapters").back()[0], 'c');
        }
    }
    EXPECT_GT(last, 20);
}

TEST(Kill, a_folder_goes_as_a_whole)
{
    const TestFolder folder;
    constexpr int files = 400; // enough for a kill to fall into the removal
    const auto target = folder / "ckpt-1";
    for (std::uint32_t round = 0; round < 20; ++round) {
        std::filesystem::remove_all(target);
        ForkedChild child([&](auto report) {
            const auto making = newFolderName(target, "run-1");
            for (int i = 0; i < files; ++i)
                put(making / std::to_string(i), "x");
            if (!moveIntoPlace(making, target).ok())
                return;
            report();
            removeFolder(target, "run-1");
            ::pause();
        });
        ASSERT_TRUE(child.waitFor(1));
        spin(drawOf(round, 5, 1).spin / 4);
        child.kill();
        if (std::filesystem::exists(target)) {
            EXPECT_EQ(folder.names("ckpt-1").size(), std::size_t{files});
        }
    }
}

TEST(Kill, a_run_folder_is_whole_or_not_there)
{
    const TestFolder folder;
    const Workspace workspace = std::move(openOrMakeWorkspace(folder / "w")).value();
    std::size_t atLeast = 0;
    for (std::uint32_t round = 0; round < 15; ++round) {
        const Draw draw = drawOf(round, 3, 4);
        ForkedChild child([&](auto report) {
            while (true) {
                auto run = RunFolder::create(workspace, "train", request);
                if (!run.ok() || !run->finish().ok())
                    return;
                report();
            }
        });
        ASSERT_TRUE(child.waitFor(draw.pieces));
        spin(draw.spin);
        child.kill();
        ASSERT_TRUE(child.wasKilled());
        atLeast += static_cast<std::size_t>(child.reports());
        const auto runs = listRuns(workspace);
        ASSERT_TRUE(runs.ok());
        EXPECT_GE(runs->size(), atLeast);
        for (const RunSummary& run : *runs) {
            EXPECT_TRUE(run.status == RunStatus::Done || run.status == RunStatus::Interrupted)
                << run.problem;
            EXPECT_FALSE(run.alive);
        }
    }
}

TEST(Kill, the_joined_series_of_a_killed_run_is_unbroken)
{
    const TestFolder folder;
    const Workspace workspace = std::move(openOrMakeWorkspace(folder / "w")).value();
    const std::string id = RunFolder::create(workspace, "train", request)->id();
    constexpr std::int64_t saveEvery = 7;
    std::int64_t last = 0;
    for (std::uint32_t round = 0; round < 20; ++round) {
        const Draw draw = drawOf(round, 4, 30);
        ForkedChild child([&](auto report) {
            auto run = RunFolder::resume(workspace, id);
            if (!run.ok())
                return;
            const CheckpointStore store = run->checkpoints({}, 2, {});
            if (!store.recover().ok())
                return;
            const auto latest = store.latest();
            std::int64_t step = latest ? latest->step : 0;
            if (!run->resumeFrom(step).ok())
                return;
            while (true) {
                ++step;
                if (!run->event(StepEvent{step, 1.0 / static_cast<double>(step)}).ok() ||
                    !run->heartbeat({"training", "steps", step, 0, 0, -1}).ok())
                    return;
                report();
                const auto fill = [](const auto&) { return Result<void>(); };
                if (step % saveEvery == 0 && !store.write(step, 0, fill).ok())
                    return;
            }
        });
        ASSERT_TRUE(child.waitFor(1 + draw.pieces)) << round;
        spin(draw.spin);
        child.kill();
        ASSERT_TRUE(child.wasKilled());

        EXPECT_EQ(findRun(workspace, id)->status, RunStatus::Interrupted);
        EventReader reader(workspace.runs() / id / "events.jsonl");
        const auto steps = joinSteps(*reader.poll());
        EXPECT_EQ(reader.brokenLines(), 0);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            ASSERT_EQ(steps[i].step, static_cast<std::int64_t>(i) + 1);
            ASSERT_EQ(steps[i].loss, 1.0 / static_cast<double>(i + 1));
        }
        const auto latest = latestCheckpoint(workspace.runs() / id / "checkpoints");
        const std::int64_t saved = latest ? latest->step : 0;
        EXPECT_GE(static_cast<std::int64_t>(steps.size()), saved);
        EXPECT_GE(saved, last);
        last = saved;
    }
    EXPECT_GT(last, 0);
}

} // namespace
} // namespace mesewright
