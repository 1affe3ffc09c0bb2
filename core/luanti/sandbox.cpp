// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/sandbox.h"

#include "core/luanti/sandboxbox.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <poll.h>
#include <thread>

namespace mesewright {

namespace {

/// How soon a request to stop is seen.
constexpr int mostWaitMilliseconds = 50;

ModRun died()
{
    ModRun run;
    run.state = ModRun::State::Failed;
    run.reason = "ended without a result: the sandbox died with it, twice";
    return run;
}

ModRun tooLarge()
{
    ModRun run;
    run.state = ModRun::State::Limit;
    run.reason = std::to_string(Sandbox::mostCode >> 20) + " MiB of program text";
    return run;
}

/// The boxes' descriptors, in pairs.
std::vector<pollfd> descriptors(const std::vector<std::unique_ptr<SandboxBox>>& boxes)
{
    std::vector<pollfd> wanted;
    for (const auto& box : boxes) {
        wanted.push_back({box->busy() ? box->reading() : -1, POLLIN, 0});
        wanted.push_back({box->busy() ? box->writing() : -1, POLLOUT, 0});
    }
    return wanted;
}

} // namespace

Result<SandboxFeatures> sandboxFeatures(const std::filesystem::path& program)
{
    Sandbox sandbox({program, 1, {}});
    MESEWRIGHT_TRY(SandboxFeatures features, sandbox.features());
    // The walls around a child stand only when there is one.
    const ModProgram nothing;
    MESEWRIGHT_TRY(const auto runs, sandbox.run({&nothing, 1}, {}));
    if (runs[0].state == ModRun::State::NotRun)
        return machineLacks(runs[0].reason);
    return features;
}

Sandbox::Sandbox(SandboxOptions options) : m_options(std::move(options))
{
    if (m_options.jobs <= 0)
        m_options.jobs = static_cast<int>(std::max(std::thread::hardware_concurrency(), 1U));
}

Sandbox::~Sandbox()
{
    endBoxes();
}

void Sandbox::endBoxes()
{
    // All at once first, so that they end side by side.
    for (const auto& box : m_boxes)
        box->dismiss();
    m_boxes.clear();
}

Result<void> Sandbox::startBoxes(std::size_t count)
{
    const std::size_t before = m_boxes.size();
    const auto start = [&]() -> Result<void> {
        while (m_boxes.size() < count) {
            MESEWRIGHT_TRY(auto box, SandboxBox::start(findLuabox(m_options.program)));
            m_boxes.push_back(std::move(box));
        }
        for (std::size_t i = before; i < m_boxes.size(); ++i)
            MESEWRIGHT_CHECK(m_boxes[i]->greet());
        return {};
    };
    const Result<void> started = start();
    if (!started)
        m_boxes.resize(before);
    return started;
}

Result<SandboxFeatures> Sandbox::features()
{
    MESEWRIGHT_CHECK(startBoxes(std::max<std::size_t>(m_boxes.size(), 1)));
    return m_boxes.front()->features();
}

Result<std::vector<ModRun>> Sandbox::run(std::span<const ModProgram> programs,
                                         const CancelToken& cancel)
{
    std::vector<ModRun> runs(programs.size());
    std::vector<int> deaths(programs.size());
    std::deque<std::size_t> waiting;
    for (std::size_t i = 0; i < programs.size(); ++i) {
        if (programs[i].code.size() > mostCode)
            runs[i] = tooLarge();
        else
            waiting.push_back(i);
    }
    std::size_t left = waiting.size();
    const std::size_t wanted = std::min(left, static_cast<std::size_t>(m_options.jobs));
    while (left > 0) {
        if (cancel.requested()) {
            endBoxes();
            return stopped();
        }
        if (Result<void> started = startBoxes(std::min(wanted, left)); !started) {
            endBoxes();
            return started.error();
        }
        for (const auto& box : m_boxes) {
            if (!box->busy() && !waiting.empty()) {
                box->give(waiting.front(), programs[waiting.front()], m_options.limits);
                waiting.pop_front();
            }
        }
        std::vector<pollfd> polled = descriptors(m_boxes);
        ::poll(polled.data(), polled.size(), mostWaitMilliseconds);
        const auto now = SandboxBox::Clock::now();
        for (std::size_t i = m_boxes.size(); i-- > 0;) {
            SandboxBox& box = *m_boxes[i];
            const bool ready = polled[2 * i].revents != 0 || polled[2 * i + 1].revents != 0;
            if (!box.busy() || (!ready && now <= box.deadline()))
                continue;
            Result<std::optional<ModRun>> step = box.advance();
            const std::size_t job = box.job();
            if (step && *step) {
                runs[job] = std::move(**step);
                --left;
            } else if (!step) {
                m_boxes.erase(m_boxes.begin() + static_cast<std::ptrdiff_t>(i));
                if (++deaths[job] < 2) {
                    waiting.push_front(job);
                } else {
                    runs[job] = died();
                    --left;
                }
            }
        }
    }
    return runs;
}

Result<double> benchSandbox(std::span<const ModProgram> programs, double seconds, int jobs)
{
    if (programs.empty())
        return badInput("there is no program to measure the sandbox with; give some");
    using Clock = std::chrono::steady_clock;
    SandboxOptions options;
    options.jobs = jobs;
    Sandbox sandbox(options);
    MESEWRIGHT_TRY(const auto warm, sandbox.run(programs, {}));
    if (warm.front().state == ModRun::State::NotRun)
        return machineLacks(warm.front().reason);
    const auto began = Clock::now();
    std::size_t done = 0;
    std::chrono::duration<double> passed{0};
    while (passed.count() < seconds) {
        MESEWRIGHT_TRY(const auto runs, sandbox.run(programs, {}));
        done += runs.size();
        passed = Clock::now() - began;
    }
    return static_cast<double>(done) / passed.count();
}

} // namespace mesewright
