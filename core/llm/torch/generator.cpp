// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cpu/decodeattention.h"
#include "core/llm/cpu/parallel.h"
#include "core/llm/torch/engine.h"
#include "core/llm/torch/prefill.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <map>

namespace mesewright {

namespace {

constexpr int firstTailCapacity = 64;
constexpr std::int64_t prefillTokens = 1024; // a chunk small enough to stop within a second

// One answer in flight.
struct ActiveRow
{
    std::size_t request = 0;
    std::uint32_t sample = 0;
    std::shared_ptr<PromptState> prompt;
    std::vector<cpu::KvBlock> tail; ///< by layer
    std::vector<int> ids;
};

// One request whose samples have not all started.
struct Waiting
{
    std::size_t request = 0;
    std::shared_ptr<PromptState> prompt; ///< computed when the first sample starts
    std::size_t nextSample = 0;
};

class Generation
{
public:
    Generation(CpuModel& model, const std::vector<GenerationRequest>& requests,
               const GenerationOptions& options, const GenerationEvents& events,
               const CancelToken& cancel)
        : m_model(model), m_requests(requests), m_options(options), m_events(events),
          m_cancel(cancel), m_began(std::chrono::steady_clock::now())
    {
        queueRequests();
    }

    Result<void> run()
    {
        while (!m_waiting.empty() || !m_rows.empty()) {
            if (m_cancel.requested())
                return stopped();
            if (shouldRefill() && !refill())
                return stopped();
            if (!m_rows.empty())
                decode();
            report();
        }
        return {};
    }

private:
    // Requests with the same prompt stand together, so that its work is shared between adapters.
    void queueRequests()
    {
        std::map<std::vector<int>, std::size_t> firstSeen;
        std::vector<std::pair<std::size_t, std::size_t>> order;
        for (std::size_t i = 0; i < m_requests.size(); ++i) {
            order.emplace_back(firstSeen.try_emplace(m_requests[i].prompt, i).first->second, i);
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
        const auto places = static_cast<std::size_t>(m_options.maxRows);
        return !m_waiting.empty() && (m_rows.empty() || m_rows.size() + places / 8 < places);
    }

    // Starts waiting samples until the places are taken; false when cancelled.
    bool refill()
    {
        while (!m_waiting.empty() && m_rows.size() < static_cast<std::size_t>(m_options.maxRows)) {
            if (!m_waiting.front().prompt && !computePrompts())
                return false;
            Waiting& next = m_waiting.front();
            startRow(next);
            if (next.nextSample == m_requests[next.request].samples.size())
                m_waiting.pop_front();
        }
        return true;
    }

    bool computePrompts()
    {
        std::size_t free = static_cast<std::size_t>(m_options.maxRows) - m_rows.size();
        std::int64_t tokens = 0;
        std::vector<PromptVariant> variants;
        for (const Waiting& next : m_waiting) {
            const GenerationRequest& request = m_requests[next.request];
            const auto length = static_cast<std::int64_t>(request.prompt.size());
            if (!variants.empty() && (free == 0 || tokens + length > prefillTokens))
                break;
            variants.push_back({&request.prompt, request.adapter});
            free -= std::min(free, request.samples.size());
            tokens += length;
        }
        std::vector<std::shared_ptr<PromptState>> states = prefill(m_model, variants, m_cancel);
        for (std::size_t i = 0; i < states.size(); ++i)
            m_waiting[i].prompt = std::move(states[i]);
        return !m_waiting.front().prompt ? false : true;
    }

    void startRow(Waiting& waiting)
    {
        ActiveRow row;
        row.request = waiting.request;
        row.sample = m_requests[waiting.request].samples[waiting.nextSample++];
        row.prompt = waiting.prompt;
        m_model.rotary.reserve(row.prompt->length + m_options.maxNewTokens);
        const std::vector<float> logits = row.prompt->lastLogits;
        appendToken(row, sample(row, logits));
        if (finished(row)) {
            finish(row);
            return;
        }
        const int longest = std::max(1, m_options.maxNewTokens - 1);
        for (const LayerWeights& layer : m_model.layers) {
            const int limit =
                layer.sliding ? std::min(longest, m_model.config.slidingWindow) : longest;
            row.tail.emplace_back(m_model.config.kvHeads, m_model.config.headDim,
                                  std::min(limit, firstTailCapacity));
        }
        m_rows.push_back(std::move(row));
    }

    [[nodiscard]] int sample(const ActiveRow& row, std::span<const float> logits) const
    {
        const std::size_t allowed =
            m_options.firstForbiddenId > 0
                ? std::min<std::size_t>(logits.size(),
                                        static_cast<std::size_t>(m_options.firstForbiddenId))
                : logits.size();
        return sampleToken(logits.first(allowed), m_options.sampling,
                           {m_options.seed, m_requests[row.request].itemKey, row.sample,
                            static_cast<std::uint32_t>(row.ids.size())});
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
        if (m_events.finished) {
            const FinishReason reason =
                stops(row.ids.back()) ? FinishReason::Stop : FinishReason::Length;
            m_events.finished({row.request, row.sample, std::move(row.ids), reason});
        }
    }

    // Feeds each row's newest token and draws the next one.
    void decode()
    {
        const std::size_t count = m_rows.size();
        std::vector<int> ids;
        std::vector<std::int64_t> positions;
        std::vector<RowAdapter> adapters;
        for (const ActiveRow& row : m_rows) {
            ids.push_back(row.ids.back());
            positions.push_back(row.prompt->length + static_cast<std::int64_t>(row.ids.size()) - 1);
            adapters.push_back(m_requests[row.request].adapter);
        }
        const AdapterPlan plan(adapters, std::vector<std::int64_t>(count, 1), m_model.adapters);
        at::Tensor hidden = embed(m_model, ids);
        for (int layer = 0; layer < m_model.config.layers; ++layer) {
            const LayerWeights& weights = m_model.layers[static_cast<std::size_t>(layer)];
            const at::Tensor x = normed(m_model.config, hidden, weights.inputNorm);
            const at::Tensor qkv = projectQkv(m_model, layer, x, positions, plan);
            const at::Tensor attention = decodeAttention(layer, qkv);
            hidden =
                feedForward(m_model, layer, projectOutput(m_model, layer, attention, hidden, plan));
        }
        const at::Tensor logits = headLogits(m_model, hidden);
        const std::int64_t vocab = m_model.config.vocabSize;
        std::vector<int> drawn(count);
        cpu::parallelFor(
            static_cast<std::int64_t>(count), 4, [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t i = begin; i < end; ++i)
                    drawn[static_cast<std::size_t>(i)] =
                        sample(m_rows[static_cast<std::size_t>(i)],
                               {data(logits) + i * vocab, static_cast<std::size_t>(vocab)});
            });
        for (std::size_t i = 0; i < count; ++i)
            appendToken(m_rows[i], drawn[i]);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (finished(m_rows[i]))
                finish(m_rows[i]);
            else if (kept++ != i)
                m_rows[kept - 1] = std::move(m_rows[i]);
        }
        m_rows.resize(kept);
    }

    // Stores the new keys and values, then attends over the shared prompt and the own tail.
    at::Tensor decodeAttention(int layer, const at::Tensor& qkv)
    {
        const ModelConfig& config = m_model.config;
        const bool sliding = m_model.layers[static_cast<std::size_t>(layer)].sliding;
        const int window = sliding ? config.slidingWindow : 0;
        std::vector<cpu::DecodeRow> views(m_rows.size());
        cpu::parallelFor(
            static_cast<std::int64_t>(m_rows.size()), 8, [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t i = begin; i < end; ++i) {
                    ActiveRow& row = m_rows[static_cast<std::size_t>(i)];
                    const PromptState::LayerCache& prompt =
                        row.prompt->layers[static_cast<std::size_t>(layer)];
                    cpu::KvBlock& tail = row.tail[static_cast<std::size_t>(layer)];
                    const int index = static_cast<int>(row.ids.size()) - 1;
                    const int slot = sliding ? index % window : index;
                    if (slot >= tail.capacity())
                        tail.grow(std::min(2 * tail.capacity(),
                                           sliding ? window : m_options.maxNewTokens));
                    const float* token = data(qkv) + i * qkv.size(1);
                    tail.put(slot, token + config.queryWidth(),
                             token + config.queryWidth() + config.kvWidth());

                    const int position = row.prompt->length + index;
                    const int oldest = sliding ? position - window + 1 : 0;
                    cpu::DecodeRow& view = views[static_cast<std::size_t>(i)];
                    const int end0 = row.prompt->length - prompt.first;
                    view.prompt = {prompt.block.get(), std::clamp(oldest - prompt.first, 0, end0),
                                   end0};
                    view.tail = {&tail, 0, sliding ? std::min(index + 1, window) : index + 1};
                }
            });
        at::Tensor out = emptyFloats(qkv.size(0), config.queryWidth());
        cpu::attentionDecode(m_model.attentionShape(layer), views, data(qkv), qkv.size(1),
                             data(m_model.layers[static_cast<std::size_t>(layer)].sinks),
                             data(out));
        return out;
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

    CpuModel& m_model;
    const std::vector<GenerationRequest>& m_requests;
    const GenerationOptions& m_options;
    const GenerationEvents& m_events;
    const CancelToken& m_cancel;
    std::deque<Waiting> m_waiting;
    std::vector<ActiveRow> m_rows;
    GenerationProgress m_progress;
    std::int64_t m_finishedTokens = 0;
    std::chrono::steady_clock::time_point m_began;
};

} // namespace

Result<void> generateOnCpu(CpuModel& model, const std::vector<GenerationRequest>& requests,
                           const GenerationOptions& options, const GenerationEvents& events,
                           const CancelToken& cancel)
{
    return guarded([&]() -> Result<void> {
        return Generation(model, requests, options, events, cancel).run();
    });
}

} // namespace mesewright
