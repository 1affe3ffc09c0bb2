// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/llm/cuda/cudamodel.h"
#include "core/llm/cuda/decoder.h"
#include "core/llm/inputchecks.h"

#include <cuda_runtime_api.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <tuple>

namespace mesewright::cuda {

namespace {

constexpr double usableShare = 0.92; // of the free memory, for the cache

/// One answer in flight.
struct ActiveRow
{
    std::size_t request = 0;
    std::uint32_t sample = 0;
    std::shared_ptr<CachedPrompt> prompt;
    int tail = 0;
    std::vector<int> ids;
};

/// One request whose samples have not all started.
struct Waiting
{
    std::size_t request = 0;
    std::shared_ptr<CachedPrompt> prompt; ///< computed when the first sample starts
    std::size_t nextSample = 0;
};

std::uint64_t freeMemory()
{
    std::size_t free = 0;
    std::size_t total = 0;
    check(cudaMemGetInfo(&free, &total), "asking for the free memory");
    return free;
}

/// How many rows and prompts fit: all that are wanted, or as many as the free memory takes.
Result<CacheSize> cacheFor(const CudaModel::Private& model,
                           const std::vector<GenerationRequest>& requests,
                           const GenerationOptions& options)
{
    std::size_t samples = 0;
    std::int64_t promptTokens = 0;
    int prompts = 0;
    int longest = 1;
    for (const GenerationRequest& request : requests) {
        if (request.samples.empty())
            continue;
        samples += request.samples.size();
        ++prompts;
        promptTokens += static_cast<std::int64_t>(request.prompt.size());
        longest = std::max(longest, static_cast<int>(request.prompt.size()));
    }
    CacheSize size;
    size.rows =
        static_cast<int>(std::min<std::size_t>(samples, static_cast<std::size_t>(options.maxRows)));
    size.rows = std::max(1, std::min(size.rows, moe::maxRows));
    size.newTokens = std::max(1, options.maxNewTokens - 1);
    // Prompts of rows in flight and of the next ones; never more than there are.
    size.prompts = std::max(1, std::min(prompts, size.rows + size.rows / 4 + 1));
    size.promptTokens = static_cast<int>(std::clamp<std::int64_t>(
        promptTokens, longest,
        std::max<std::int64_t>(longest, static_cast<std::int64_t>(size.prompts) * longest)));
    const auto vocabBytes = static_cast<std::uint64_t>(model.config.vocabSize) * sizeof(float);
    const auto budget = static_cast<std::uint64_t>(static_cast<double>(freeMemory()) * usableShare);
    const auto needed = [&] {
        return KeyValueCache::bytes(model.config, model.precision, size) +
               static_cast<std::uint64_t>(size.rows) * vocabBytes;
    };
    while (needed() > budget &&
           (size.promptTokens > longest || size.prompts > 1 || size.rows > 1)) {
        size.promptTokens = std::max(longest, size.promptTokens / 4 * 3);
        size.prompts = std::max(1, size.prompts / 4 * 3);
        size.rows = std::max(1, size.rows / 4 * 3);
    }
    if (needed() > budget)
        return machineLacks(formatted("one row of %d prompt and %d new tokens needs %s on %s, %s "
                                      "are free; ask for fewer new tokens or close other programs "
                                      "on the GPU",
                                      longest, options.maxNewTokens, humanBytes(needed()).c_str(),
                                      model.device.name.c_str(), humanBytes(budget).c_str()));
    return size;
}

class Generation
{
public:
    Generation(CudaModel::Private& model, const std::vector<GenerationRequest>& requests,
               const GenerationOptions& options, const GenerationEvents& events,
               const CancelToken& cancel, const CacheSize& size)
        : m_model(model), m_requests(requests), m_options(options), m_events(events),
          m_cancel(cancel), m_cache(model, size),
          m_decoder(model, m_cache, settingsOf(model, options), longestBatch(requests),
                    longestText(requests, options)),
          m_began(std::chrono::steady_clock::now())
    {
        for (int tail = size.rows - 1; tail >= 0; --tail)
            m_freeTails.push_back(tail);
        queueRequests();
    }

    Result<void> run()
    {
        while (!m_waiting.empty() || !m_rows.empty()) {
            if (m_cancel.requested())
                return stopped();
            if (shouldRefill())
                MESEWRIGHT_CHECK(refill());
            if (!m_rows.empty())
                decode();
            report();
        }
        return {};
    }

private:
    static DrawSettings settingsOf(const CudaModel::Private& model,
                                   const GenerationOptions& options)
    {
        const int vocab = model.config.vocabSize;
        return {options.sampling, options.seed,
                options.firstForbiddenId > 0 ? std::min(vocab, options.firstForbiddenId) : vocab};
    }
    static std::size_t longestPrompt(const std::vector<GenerationRequest>& requests)
    {
        std::size_t longest = 1;
        for (const GenerationRequest& request : requests)
            longest = std::max(longest, request.prompt.size());
        return longest;
    }
    static int longestBatch(const std::vector<GenerationRequest>& requests)
    {
        std::size_t all = 0;
        for (const GenerationRequest& request : requests)
            all += request.prompt.size();
        return static_cast<int>(std::max(longestPrompt(requests),
                                         std::min(all, static_cast<std::size_t>(prefillTokens))));
    }
    static std::int64_t longestText(const std::vector<GenerationRequest>& requests,
                                    const GenerationOptions& options)
    {
        return static_cast<std::int64_t>(longestPrompt(requests)) + options.maxNewTokens;
    }

    // Requests with the same prompt stand together, so that its work can be shared.
    void queueRequests()
    {
        std::map<std::vector<int>, std::size_t> firstSeen;
        std::vector<std::pair<std::size_t, std::size_t>> order;
        for (std::size_t i = 0; i < m_requests.size(); ++i) {
            m_promptOf.push_back(firstSeen.try_emplace(m_requests[i].prompt, i).first->second);
            order.emplace_back(m_promptOf.back(), i);
            m_progress.rowsTotal += m_requests[i].samples.size();
        }
        std::sort(order.begin(), order.end());
        for (const auto& entry : order)
            if (!m_requests[entry.second].samples.empty())
                m_waiting.push_back({entry.second, nullptr, 0});
    }

    // Few large prompt batches beat many small ones: wait until an eighth of the places is free.
    [[nodiscard]] bool shouldRefill() const
    {
        const auto places = static_cast<std::size_t>(m_cache.size().rows);
        return !m_waiting.empty() && (m_rows.empty() || m_rows.size() + places / 8 < places);
    }

    Result<void> refill()
    {
        while (!m_waiting.empty() && !m_freeTails.empty()) {
            if (m_cancel.requested())
                return stopped();
            if (!m_waiting.front().prompt)
                computePrompts();
            if (!m_waiting.front().prompt) {
                if (m_rows.empty())
                    return internalError("no prompt fits into the cache");
                return {}; // rows in flight hold the places
            }
            startRows();
        }
        return {};
    }

    // Computes the prompts of the next requests, as many as free places will need.
    void computePrompts()
    {
        std::size_t free = m_freeTails.size();
        std::int64_t tokens = 0;
        std::vector<PromptJob> jobs;
        std::map<std::tuple<std::size_t, int, float>, std::shared_ptr<CachedPrompt>> made;
        for (Waiting& next : m_waiting) {
            const GenerationRequest& request = m_requests[next.request];
            const auto length = static_cast<std::int64_t>(request.prompt.size());
            if (free == 0 || (!jobs.empty() && tokens + length > prefillTokens))
                break;
            const bool plain = request.adapter.adapter < 0 || request.adapter.scale == 0.0f;
            auto& prompt = made[{m_promptOf[next.request], plain ? -1 : request.adapter.adapter,
                                 plain ? 0.0f : request.adapter.scale}];
            if (!prompt) {
                prompt = m_cache.take(static_cast<int>(length));
                if (!prompt)
                    break;
                jobs.push_back({&request.prompt, request.adapter, prompt.get()});
                tokens += length;
            }
            next.prompt = prompt;
            free -= std::min(free, request.samples.size());
        }
        if (!jobs.empty())
            m_decoder.prefill(jobs);
    }

    // Starts samples of requests whose prompts are there, and draws their first tokens together.
    void startRows()
    {
        std::vector<ActiveRow> rows;
        while (!m_waiting.empty() && m_waiting.front().prompt && !m_freeTails.empty()) {
            Waiting& next = m_waiting.front();
            ActiveRow row;
            row.request = next.request;
            row.sample = m_requests[next.request].samples[next.nextSample++];
            row.prompt = next.prompt;
            row.tail = m_freeTails.back();
            m_freeTails.pop_back();
            rows.push_back(std::move(row));
            if (next.nextSample == m_requests[next.request].samples.size())
                m_waiting.pop_front();
        }
        const std::vector<int> drawn = m_decoder.drawFirst(viewsOf(rows));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            appendToken(rows[i], drawn[i]);
            if (finished(rows[i]))
                finish(rows[i]);
            else
                m_rows.push_back(std::move(rows[i]));
        }
    }

    [[nodiscard]] std::vector<DecodeRow> viewsOf(const std::vector<ActiveRow>& rows) const
    {
        std::vector<DecodeRow> views;
        for (const ActiveRow& row : rows) {
            const auto count = static_cast<std::uint32_t>(row.ids.size());
            const GenerationRequest& request = m_requests[row.request];
            views.push_back({row.ids.empty() ? 0 : row.ids.back(),
                             static_cast<int>(count),
                             row.tail,
                             row.prompt.get(),
                             request.adapter,
                             {request.itemKey, row.sample, count}});
        }
        return views;
    }

    void appendToken(ActiveRow& row, int id)
    {
        row.ids.push_back(id);
        ++m_progress.tokens;
        if (m_events.token)
            m_events.token(row.request, row.sample, id);
    }

    [[nodiscard]] bool stops(int id) const
    {
        return std::find(m_options.stopIds.begin(), m_options.stopIds.end(), id) !=
               m_options.stopIds.end();
    }

    [[nodiscard]] bool finished(const ActiveRow& row) const
    {
        return stops(row.ids.back()) || static_cast<int>(row.ids.size()) >= m_options.maxNewTokens;
    }

    void finish(ActiveRow& row)
    {
        ++m_progress.rowsDone;
        m_finishedTokens += static_cast<std::int64_t>(row.ids.size());
        m_freeTails.push_back(row.tail);
        row.prompt.reset();
        if (m_events.finished) {
            const FinishReason reason =
                stops(row.ids.back()) ? FinishReason::Stop : FinishReason::Length;
            m_events.finished({row.request, row.sample, std::move(row.ids), reason});
        }
    }

    void decode()
    {
        const std::vector<int> drawn = m_decoder.step(viewsOf(m_rows));
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            appendToken(m_rows[i], drawn[i]);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (finished(m_rows[i]))
                finish(m_rows[i]);
            else if (kept++ != i)
                m_rows[kept - 1] = std::move(m_rows[i]);
        }
        m_rows.resize(kept);
    }

    void report()
    {
        if (!m_events.progress)
            return;
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - m_began).count();
        m_progress.tokensPerSecond =
            seconds > 0 ? static_cast<double>(m_progress.tokens) / seconds : 0;
        // The length still to come is guessed from the rows that have ended.
        const double mean = m_progress.rowsDone > 0 ? static_cast<double>(m_finishedTokens) /
                                                          static_cast<double>(m_progress.rowsDone)
                                                    : m_options.maxNewTokens;
        double left = 0;
        for (const ActiveRow& row : m_rows)
            left += std::max(1.0, mean - static_cast<double>(row.ids.size()));
        left +=
            mean * static_cast<double>(m_progress.rowsTotal - m_progress.rowsDone - m_rows.size());
        m_progress.etaSeconds =
            m_progress.tokensPerSecond > 0 ? left / m_progress.tokensPerSecond : -1;
        m_events.progress(m_progress);
    }

    CudaModel::Private& m_model;
    const std::vector<GenerationRequest>& m_requests;
    const GenerationOptions& m_options;
    const GenerationEvents& m_events;
    const CancelToken& m_cancel;
    KeyValueCache m_cache;
    Decoder m_decoder;
    std::vector<std::size_t> m_promptOf; ///< by request: the first one with the same prompt
    std::deque<Waiting> m_waiting;
    std::vector<ActiveRow> m_rows;
    std::vector<int> m_freeTails;
    GenerationProgress m_progress;
    std::int64_t m_finishedTokens = 0;
    std::chrono::steady_clock::time_point m_began;
};

} // namespace

Result<void> generate(CudaModel& model, const std::vector<GenerationRequest>& requests,
                      const GenerationOptions& options, const GenerationEvents& events,
                      const CancelToken& cancel)
{
    CudaModel::Private& d = model.internals();
    MESEWRIGHT_CHECK(checkRequests(d.config, requests, options));
    for (const GenerationRequest& request : requests)
        if (request.adapter.adapter >= static_cast<int>(d.adapters.size()))
            return internalError("a request names an adapter that the model does not have");
    return guarded([&]() -> Result<void> {
        check(cudaSetDevice(d.device.index), "choosing the GPU");
        d.stackAdapters();
        MESEWRIGHT_TRY(const CacheSize size, cacheFor(d, requests, options));
        return Generation(d, requests, options, events, cancel, size).run();
    });
}

} // namespace mesewright::cuda
