// SPDX-License-Identifier: Apache-2.0
#include "core/gates/checkpointsamples.h"

#include "core/base/text.h"
#include "core/data/taskfile.h"
#include "core/llm/generator.h"

#include <algorithm>
#include <map>
#include <set>

namespace mesewright {

namespace {

constexpr std::size_t mostPrompts = 5;
constexpr int mostNewTokens = 300;

} // namespace

std::string itemLabel(const TaskItem& item)
{
    return item.id.empty() ? "line " + std::to_string(item.line) : item.id;
}

std::vector<TaskItem> fixedPrompts(const std::vector<TaskItem>& items)
{
    std::vector<std::string> order; // families as they come
    std::map<std::string, std::vector<const TaskItem*>> families;
    std::set<std::string> seen;
    for (const TaskItem& item : items) {
        if (!seen.insert(item.family + '\n' + item.instruction + '\n' + item.input).second)
            continue;
        if (families[item.family].empty())
            order.push_back(item.family);
        families[item.family].push_back(&item);
    }
    std::vector<TaskItem> chosen;
    const std::size_t wanted = std::min(mostPrompts, seen.size());
    for (std::size_t round = 0; chosen.size() < wanted; ++round)
        for (const std::string& family : order)
            if (round < families[family].size() && chosen.size() < wanted)
                chosen.push_back(*families[family][round]);
    return chosen;
}

std::size_t samplesAfter(const std::vector<Event>& events, std::int64_t step)
{
    std::int64_t now = 0;
    std::size_t found = 0;
    for (const Event& event : events) {
        if (const auto* taken = std::get_if<StepEvent>(&event.body))
            now = taken->step;
        else if (const auto* resume = std::get_if<ResumeEvent>(&event.body))
            now = resume->step;
        else if (std::holds_alternative<SampleEvent>(event.body) && now == step)
            ++found;
    }
    return found;
}

Result<CheckpointSamples> CheckpointSamples::create(const std::filesystem::path& items,
                                                    const Settings& settings,
                                                    const std::filesystem::path& folder,
                                                    EngineSession& session,
                                                    const CancelToken& cancel)
{
    MESEWRIGHT_TRY(const std::vector<TaskItem> all, readTaskItems(items));
    MESEWRIGHT_TRY(const Tokenizer* tokenizer, neededTokenizer(session));
    PromptOptions options;
    options.style = settings.format == Settings::PromptFormat::Harmony ? PromptStyle::Harmony
                                                                       : PromptStyle::Iir;
    if (!settings.promptTemplate.empty())
        options.templateFile = folder / settings.promptTemplate;
    options.seedQuirk = settings.templateQuirk;
    MESEWRIGHT_TRY(Prompts prompts,
                   Prompts::create(*tokenizer, options, session.model->config().eosTokenIds));
    CheckpointSamples samples(session, std::move(prompts));
    samples.m_items = fixedPrompts(all);
    for (const TaskItem& item : samples.m_items) {
        MESEWRIGHT_TRY(std::vector<int> ids, samples.m_prompts.promptIds(item));
        samples.m_promptIds.push_back(std::move(ids));
    }
    ScorerOptions scoring;
    scoring.cancel = cancel;
    MESEWRIGHT_TRY(samples.m_scorer, makeScorer(scoring));
    return samples;
}

Result<std::vector<std::string>> CheckpointSamples::answers(const LoraAdapter* adapter,
                                                            const CancelToken& cancel)
{
    RowAdapter use;
    if (adapter != nullptr)
        use.adapter = m_session->model->addAdapter(*adapter);
    std::vector<GenerationRequest> requests;
    for (std::size_t i = 0; i < m_items.size(); ++i)
        requests.push_back({m_promptIds[i], itemKey(distinctKey(m_items[i])), {0}, use});
    GenerationOptions options;
    options.sampling.greedy = true; // what changes from one checkpoint to the next is the model
    options.maxNewTokens = mostNewTokens;
    options.stopIds = m_prompts.stopIds();
    options.firstForbiddenId = m_session->tokenizer->vocabularySize();
    std::vector<std::string> texts(m_items.size());
    GenerationEvents events;
    events.finished = [&](const Completion& done) {
        texts[done.request] = m_prompts.answerText(done.ids);
    };
    MESEWRIGHT_CHECK(generate(*m_session->model, requests, options, events, cancel));
    return texts;
}

Result<int> CheckpointSamples::judge(const std::vector<std::string>& texts, RunFolder& run)
{
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < texts.size(); ++i)
        candidates.push_back({m_items[i].family, m_items[i].input, texts[i], m_items[i].instruction,
                              m_items[i].expect.get()});
    MESEWRIGHT_TRY(const std::vector<Verdict> verdicts, m_scorer->score(candidates));
    int passed = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        passed += verdicts[i].outcome == Outcome::Passed ? 1 : 0;
        MESEWRIGHT_CHECK(run.event(SampleEvent{itemLabel(m_items[i]), 0, texts[i],
                                               std::string(outcomeName(verdicts[i].outcome))}));
    }
    return passed;
}

Result<void> CheckpointSamples::ask(const LoraAdapter* adapter, int step, RunFolder& run,
                                    ProgressSink& progress, const CancelToken& cancel)
{
    if (m_failed)
        return {};
    const auto asked = answers(adapter, cancel);
    const Result<int> passed = asked ? judge(*asked, run) : Result<int>(asked.error());
    if (passed) {
        progress.message(
            formatted("%zu samples after step %d, %d passed", m_items.size(), step, *passed));
        return {};
    }
    if (passed.error().kind == ErrorKind::Stopped)
        return passed.error();
    m_failed = true;
    progress.message("no samples from here on: " + passed.error().message);
    return {};
}

} // namespace mesewright
