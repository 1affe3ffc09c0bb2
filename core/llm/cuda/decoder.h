// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm/cuda: prompts into the cache, and one token for every row in flight.
#include "core/llm/cuda/devicesampler.h"
#include "core/llm/cuda/keyvaluecache.h"

#include <map>
#include <memory>
#include <span>
#include <vector>

struct CUgraphExec_st;

namespace mesewright::cuda {

inline constexpr int prefillTokens = 4096; ///< a batch of prompts; a longer prompt goes alone

/// What a step needs to know of one row.
struct DecodeRow
{
    int id = 0;        ///< the token that is fed
    int newTokens = 0; ///< how many the row has, this one included
    int tail = 0;      ///< its place among the tails
    const CachedPrompt* prompt = nullptr;
    RowAdapter adapter;
    DrawRow draw;
};

/// A prompt to compute.
struct PromptJob
{
    const std::vector<int>* tokens = nullptr;
    RowAdapter adapter;
    const CachedPrompt* to = nullptr;
};

/// Runs the model for generation. A step is captured as a CUDA graph for each size of batch (rows
/// are filled up to the next size) when it is used a second time; with experts on the reference
/// path, which looks at the routing on the host, it is launched piece by piece.
class Decoder
{
public:
    /// `prefillTokens` and `positions` are the most that will come; graphs hold the buffers made
    /// for them.
    Decoder(CudaModel::Private& model, KeyValueCache& cache, const DrawSettings& settings,
            int prefillTokens, std::int64_t positions);
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    /// Fills the prompts' places in the cache and their logits. Jobs of one prompt with several
    /// adapters or scales compute the layers below the first adapted one together.
    void prefill(std::span<const PromptJob> jobs);
    /// First tokens: from the prompts' logits.
    [[nodiscard]] std::vector<int> drawFirst(std::span<const DecodeRow> rows);
    /// Feeds every row's token and draws the next ones.
    [[nodiscard]] std::vector<int> step(std::span<const DecodeRow> rows);

private:
    struct Input; ///< the rows' numbers, one block in page-locked and in device memory

    /// Logits of the last tokens, each into its prompt's place.
    void keepLogits(std::span<const PromptJob> jobs, const int* last);
    void fill(std::span<const DecodeRow> rows, int batch);
    void enqueue(int batch);
    void launch(int batch);
    /// Rows that the kernel left to the host are drawn here, from `logits`.
    void drawOnHost(std::span<const DecodeRow> rows, std::vector<int>& ids, const float* logits,
                    bool byPrompt);
    [[nodiscard]] int batchFor(int rows) const;
    [[nodiscard]] SplitRoom splitFor(int layer, int batch) const;

    CudaModel::Private& m;
    KeyValueCache& m_cache;
    DrawSettings m_settings;
    bool m_graphs;
    int m_maxRows;
    std::unique_ptr<Input> m_input;
    DeviceBuffer m_logits;
    DeviceBuffer m_drawRoom;
    DeviceBuffer m_parts;
    DeviceBuffer m_arrivals;
    std::map<int, int> m_uses; ///< of each batch size
    std::map<int, CUgraphExec_st*> m_graphOf;
};

} // namespace mesewright::cuda
