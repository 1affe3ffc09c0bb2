// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/answering.h"

#include "core/base/text.h"
#include "core/llm/generator.h"
#include "core/llm/lora.h"
#include "core/llm/tokenizer/streamdecoder.h"

#include <chrono>
#include <cmath>

namespace mesewright::ui {

namespace {

constexpr double largestScale = 1000;

/// One side while its answer grows.
struct Side
{
    StreamDecoder decoder;
    std::string shown;
};

Result<std::vector<GenerationRequest>> requestsOf(EngineSession& session, AdapterShelf& shelf,
                                                  const Question& question,
                                                  const PromptTokens& prompt)
{
    std::vector<GenerationRequest> requests;
    for (const AskedSide& side : question.sides) {
        GenerationRequest request{prompt.ids, prompt.itemKey, {0}, {}};
        if (!side.adapter.empty()) {
            if (!std::isfinite(side.scale) || std::abs(side.scale) > largestScale)
                return badInput(
                    formatted("the adapter's scale is %g; use -1000 to 1000", side.scale));
            MESEWRIGHT_TRY(const int index, shelf.indexOf(session, side.adapter));
            request.adapter = {index, static_cast<float>(side.scale)};
        }
        requests.push_back(std::move(request));
    }
    if (requests.empty())
        return internalError("a question without a side was asked");
    return requests;
}

} // namespace

Result<int> AdapterShelf::indexOf(EngineSession& session, const std::filesystem::path& folder)
{
    std::error_code problem;
    const auto written =
        std::filesystem::last_write_time(folder / "adapter_model.safetensors", problem);
    if (problem)
        return badInput((folder / "adapter_model.safetensors").string() +
                        " cannot be read: " + problem.message() + "; choose another adapter");
    if (const auto known = m_places.find(folder);
        known != m_places.end() && known->second.written == written)
        return known->second.index;
    MESEWRIGHT_TRY(const LoraAdapter adapter, readPeftAdapter(folder, session.model->config()));
    const int index = session.model->addAdapter(adapter);
    m_places[folder] = {index, written};
    return index;
}

Result<PromptTokens> promptTokens(const Question& question, const Tokenizer& tokenizer,
                                  const std::vector<int>& eosIds)
{
    PromptTokens prompt;
    if (question.raw) {
        prompt = {tokenizer.encode(question.item.instruction), eosIds,
                  itemKey(question.item.instruction)};
    } else {
        MESEWRIGHT_TRY(const Prompts prompts, Prompts::create(tokenizer, question.format, eosIds));
        MESEWRIGHT_TRY(prompt.ids, prompts.promptIds(question.item));
        prompt.stopIds = prompts.stopIds();
        prompt.itemKey = itemKey(distinctKey(question.item));
    }
    if (prompt.ids.empty())
        return badInput("the prompt is empty; write what is asked for");
    return prompt;
}

Result<void> answerQuestion(EngineSession& session, AdapterShelf& shelf, const Question& question,
                            const AnswerEvents& events, const CancelToken& cancel)
{
    MESEWRIGHT_TRY(const Tokenizer* tokenizer, neededTokenizer(session));
    const std::vector<int>& eosIds = session.model->config().eosTokenIds;
    MESEWRIGHT_TRY(const PromptTokens prompt, promptTokens(question, *tokenizer, eosIds));
    MESEWRIGHT_TRY(const std::vector<GenerationRequest> requests,
                   requestsOf(session, shelf, question, prompt));
    MESEWRIGHT_TRY(const Prompts prompts, Prompts::create(*tokenizer, question.format, eosIds));
    GenerationOptions options;
    options.sampling = question.sampling;
    if (options.sampling.temperature == 0)
        options.sampling = {true, 1.0, options.sampling.topK, options.sampling.topP};
    options.seed = question.seed;
    options.maxNewTokens = question.maxNewTokens;
    options.stopIds = prompt.stopIds;
    options.firstForbiddenId = tokenizer->vocabularySize();

    std::vector<Side> sides;
    for (std::size_t i = 0; i < requests.size(); ++i)
        sides.push_back({StreamDecoder(*tokenizer, true), {}});
    const auto began = std::chrono::steady_clock::now();
    const auto seconds = [began] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    };
    const auto show = [&](std::size_t side, const std::string& text) {
        sides[side].shown += text;
        events.text(side, text);
    };
    GenerationEvents generation;
    generation.token = [&](std::size_t side, std::uint32_t, int id) {
        show(side, sides[side].decoder.push(id));
    };
    generation.finished = [&](const Completion& done) {
        Side& side = sides[done.request];
        if (const std::string rest = side.decoder.flush(); !rest.empty())
            show(done.request, rest);
        Answer answer;
        answer.side = done.request;
        answer.shown = side.shown;
        answer.text = question.raw ? side.shown : prompts.answerText(done.ids);
        answer.tokens = done.ids.size();
        answer.stopped = done.finish == FinishReason::Stop;
        answer.seconds = seconds();
        events.ended(answer);
    };
    generation.progress = [&](const GenerationProgress& progress) {
        const auto wanted =
            static_cast<std::int64_t>(requests.size()) * std::int64_t{question.maxNewTokens};
        events.progress({formatted("%.0f tokens/s", progress.tokensPerSecond), "tokens",
                         progress.tokens, wanted, progress.tokensPerSecond, progress.etaSeconds});
    };
    return generate(*session.model, requests, options, generation, cancel);
}

} // namespace mesewright::ui
