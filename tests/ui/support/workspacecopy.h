// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/eventlog.h"
#include "core/metrics/steps.h"

#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace mesewright::ui {

/// A copy of the demo workspace that a test may change; the model itself is only linked to. Runs
/// and results come along unless `bare`.
class WorkspaceCopy
{
public:
    explicit WorkspaceCopy(bool bare = false)
    {
        namespace fs = std::filesystem;
        const fs::path from(MESEWRIGHT_DEMO_WORKSPACE);
        m_root = fs::path(m_folder.path().toStdString()) / "workspace";
        fs::create_directories(m_root);
        fs::create_directory_symlink(from / "base-nf4", m_root / "base-nf4");
        for (const char* name : {"config.yaml", "workspace.json"})
            fs::copy(from / name, m_root / name);
        fs::copy(from / "data", m_root / "data", fs::copy_options::recursive);
        if (bare)
            return;
        for (const char* name : {"adapters", "env", "eval", "runs"})
            fs::copy(from / name, m_root / name, fs::copy_options::recursive);
    }

    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }
    [[nodiscard]] QString path() const { return QString::fromStdString(m_root.string()); }

    /// Makes training short: so many steps of two rows.
    void shortenTraining(int steps = 12) const
    {
        const std::filesystem::path file = m_root / "config.yaml";
        std::ifstream in(file);
        std::ostringstream out;
        std::string line;
        const std::string many = std::to_string(steps);
        while (std::getline(in, line)) {
            for (const auto& [key, value] : {std::pair("  max_steps: ", many.c_str()),
                                             std::pair("  save_steps: ", many.c_str()),
                                             std::pair("  gradient_accumulation_steps: ", "1")})
                if (line.starts_with(key))
                    line = std::string(key) + value;
            out << line << '\n';
        }
        in.close();
        std::ofstream(file) << out.str();
    }

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_root;
};

[[nodiscard]] inline std::vector<StepEvent> stepsOf(const std::filesystem::path& run)
{
    const auto events = readEvents(run / "events.jsonl");
    return events ? joinSteps(*events) : std::vector<StepEvent>();
}

/// The first run of a workspace; empty while there is none.
[[nodiscard]] inline std::filesystem::path firstRun(const WorkspaceCopy& copy)
{
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(copy.root() / "runs", ignored))
        if (!entry.path().filename().string().starts_with("."))
            return entry.path();
    return {};
}

/// The short training as one unbroken run of the command line. Made once a test program.
[[nodiscard]] inline const std::vector<StepEvent>& unbrokenSeries()
{
    static const std::vector<StepEvent> steps = [] {
        const WorkspaceCopy copy(true);
        copy.shortenTraining();
        QProcess command;
        command.start(QStringLiteral(MESEWRIGHT_BIN "/mesewright-cli"),
                      {QStringLiteral("--quiet"), QStringLiteral("--workspace"), copy.path(),
                       QStringLiteral("train"), QStringLiteral("--train"),
                       copy.path() + QStringLiteral("/data/train.jsonl")});
        command.waitForFinished(-1);
        return stepsOf(firstRun(copy));
    }();
    return steps;
}

/// The run's steps are those of the unbroken one, bit for bit; how long one took is no part of it.
[[nodiscard]] inline bool isUnbroken(const std::filesystem::path& run)
{
    const auto a = stepsOf(run);
    const auto& b = unbrokenSeries();
    return !a.empty() && a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](const StepEvent& x, const StepEvent& y) {
               return x.step == y.step && x.loss == y.loss && x.lr == y.lr &&
                      x.gradNorm == y.gradNorm && x.tokens == y.tokens;
           });
}

} // namespace mesewright::ui
