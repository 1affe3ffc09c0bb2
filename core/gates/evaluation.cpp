// SPDX-License-Identifier: Apache-2.0
#include "core/gates/evaluation.h"

#include "core/base/fanoutprogress.h"
#include "core/base/sha256.h"
#include "core/base/temporaries.h"
#include "core/base/text.h"
#include "core/data/taskfile.h"
#include "core/gates/passmetrics.h"
#include "core/gates/rescoring.h"
#include "core/gates/runwishes.h"
#include "core/gates/trainingitems.h"
#include "core/llm/generator.h"
#include "core/runs/runprogress.h"
#include "core/scoring/derivedexpectation.h"
#include "core/scoring/scorer.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <unordered_map>

namespace mesewright {

namespace {

double secondsSince(std::chrono::steady_clock::time_point began)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

// One distinct item and the rows of the file that hold it: answered once, counted in every row.
struct DistinctItem
{
    const TaskItem* item = nullptr;
    std::string fingerprint;
    std::string label; ///< how events name it
    std::vector<int> prompt;
};

struct Answer
{
    std::vector<int> ids;
    std::string text;
    std::string finish;
    Verdict verdict;
};

// An answer that is not judged yet.
struct Waiting
{
    std::size_t configuration = 0;
    std::size_t item = 0;
    std::uint32_t sample = 0;
    bool fresh = false; ///< not from the journal: its events are still to be written
    Answer answer;
};

// The work of one evaluation; lives as long as the call.
class Evaluation
{
public:
    Evaluation(EngineSession& session, const EvaluationOptions& options,
               const std::vector<EvaluationConfiguration>& configurations, RunFolder& run,
               const LeakCheck& leaks, GateContext& context, TextLog& log)
        : m_session(session), m_options(options), m_configurations(configurations), m_run(run),
          m_leaks(leaks), m_context(context), m_log(log), m_runProgress(run),
          m_progress({&context.progress, &m_runProgress})
    {
        // The wait is inside generate(). On the processor a second one may run within the first;
        // a GPU's has captured its buffers and adapters, which another would move.
        if (context.whileHeld && session.model->device() == "cpu")
            m_lend = [this] { m_context.whileHeld(m_session); };
    }

    Result<std::vector<EvalResults>> run();

private:
    Result<void> readItems();
    Result<void> takeJournalled();
    Result<void> generateMissing();
    void finished(const Completion& completion);
    Result<void> keep(std::size_t configuration, std::size_t item, std::uint32_t sample,
                      Answer answer);
    Result<void> wait(Waiting waiting);
    Result<void> judgeWaiting();
    Result<void> settle(Waiting waiting);
    void report(const GenerationProgress& generation);
    Result<EvalResults> results(std::size_t configuration) const;
    Result<void> logResults(const EvaluationConfiguration& configuration,
                            const EvalResults& results);

    [[nodiscard]] std::string key(std::size_t configuration, std::size_t item,
                                  std::uint32_t sample) const
    {
        return m_configurations[configuration].name + "/" + m_items[item].fingerprint + "/" +
               std::to_string(sample);
    }

    EngineSession& m_session;
    const EvaluationOptions& m_options;
    const std::vector<EvaluationConfiguration>& m_configurations;
    RunFolder& m_run;
    const LeakCheck& m_leaks;
    GateContext& m_context;
    TextLog& m_log;
    RunFolderProgress m_runProgress;
    FanOutProgress m_progress;
    std::function<void()> m_lend; ///< what to do while the run is held; may be empty

    std::vector<TaskItem> m_rows;
    std::vector<std::size_t> m_itemOfRow;
    std::vector<DistinctItem> m_items;
    std::optional<Prompts> m_prompts;
    std::unique_ptr<Scorer> m_scorer;
    std::optional<Journal> m_journal;
    std::string m_evalHash;
    /// [configuration][item][sample]
    std::vector<std::vector<std::vector<std::optional<Answer>>>> m_answers;
    std::vector<std::pair<std::size_t, std::size_t>> m_requests; ///< configuration and item
    std::vector<Waiting> m_waiting;
    Result<void> m_failure;
    std::int64_t m_done = 0;
    std::int64_t m_itemsDone = 0;
    std::int64_t m_itemsPassed = 0;
    double m_generateSeconds = 0;
    double m_lastAsked = 0;
};

Result<void> Evaluation::readItems()
{
    MESEWRIGHT_TRY(m_rows, readTaskItems(m_options.eval));
    if (m_options.deriveExpect)
        for (TaskItem& row : m_rows)
            if (row.expect == nullptr)
                if (auto derived = deriveExpectation(row.family, row.instruction, row.input))
                    row.expect = std::make_shared<const Json>(std::move(*derived));
    MESEWRIGHT_TRY(m_evalHash, sha256OfFile(m_options.eval));
    MESEWRIGHT_TRY(const Tokenizer* tokenizer, neededTokenizer(m_session));
    PromptOptions promptOptions;
    promptOptions.style = m_options.format;
    promptOptions.templateFile = m_options.templateFile;
    promptOptions.seedQuirk = m_options.templateQuirk;
    MESEWRIGHT_TRY(m_prompts, Prompts::create(*tokenizer, promptOptions,
                                              m_session.model->config().eosTokenIds));
    std::size_t withInput = 0;
    std::unordered_map<std::string, std::size_t> seen;
    for (const TaskItem& row : m_rows) {
        withInput += row.input.empty() ? 0 : 1;
        const std::string fingerprint = itemFingerprint(row);
        const auto [at, isNew] = seen.try_emplace(fingerprint, m_items.size());
        m_itemOfRow.push_back(at->second);
        if (!isNew)
            continue;
        DistinctItem item{
            &row, fingerprint, row.id.empty() ? "line " + std::to_string(row.line) : row.id, {}};
        MESEWRIGHT_TRY(item.prompt, m_prompts->promptIds(row));
        m_items.push_back(std::move(item));
    }
    if (m_options.format == PromptStyle::Iir)
        MESEWRIGHT_CHECK(m_prompts->promptTemplate().checkInputs(withInput));
    if (m_items.size() < m_rows.size())
        m_progress.message(formatted(
            "%s has %zu rows but %zu distinct items; each distinct item is answered once and "
            "intervals count it once",
            m_options.eval.c_str(), m_rows.size(), m_items.size()));
    m_answers.assign(m_configurations.size(), {});
    for (auto& items : m_answers)
        items.assign(m_items.size(),
                     std::vector<std::optional<Answer>>(static_cast<std::size_t>(m_options.k)));
    return {};
}

// Answers that an earlier, interrupted part of this run finished.
Result<void> Evaluation::takeJournalled()
{
    MESEWRIGHT_TRY(m_journal, m_run.journal());
    for (std::size_t c = 0; c < m_configurations.size(); ++c)
        for (std::size_t i = 0; i < m_items.size(); ++i)
            for (std::uint32_t s = 0; s < static_cast<std::uint32_t>(m_options.k); ++s) {
                const Json* row = m_journal->find(key(c, i, s));
                if (row == nullptr)
                    continue;
                const auto text = row->find("text");
                const auto ids = row->find("ids");
                if (text == row->end() || !text->is_string() || ids == row->end() ||
                    !ids->is_array())
                    return badInput((m_run.path() / "answers.jsonl").string() +
                                    " has a row without text or ids; delete "
                                    "the run folder and start again");
                Answer answer{ids->get<std::vector<int>>(),
                              text->get<std::string>(),
                              row->value("finish", "length"),
                              {}};
                MESEWRIGHT_CHECK(wait({c, i, s, false, std::move(answer)}));
            }
    MESEWRIGHT_CHECK(judgeWaiting());
    if (m_done > 0)
        m_progress.message(formatted(
            "%lld of %zu answers are in the run folder already", static_cast<long long>(m_done),
            m_configurations.size() * m_items.size() * static_cast<std::size_t>(m_options.k)));
    return {};
}

// Answers are judged several at a time: programs run side by side, and a server takes a second.
Result<void> Evaluation::wait(Waiting waiting)
{
    m_waiting.push_back(std::move(waiting));
    const bool quick = m_options.level == Level::Syntax || m_options.level == Level::Static;
    return quick || m_waiting.size() >= scoringBatch(m_options.level) ? judgeWaiting()
                                                                      : Result<void>();
}

Result<void> Evaluation::judgeWaiting()
{
    std::vector<Waiting> waiting = std::move(m_waiting);
    m_waiting.clear();
    std::vector<Candidate> candidates;
    for (const Waiting& one : waiting) {
        const TaskItem& asked = *m_items[one.item].item;
        candidates.push_back(
            {asked.family, asked.input, one.answer.text, asked.instruction, asked.expect.get()});
    }
    if (candidates.empty())
        return {};
    MESEWRIGHT_TRY(std::vector<Verdict> verdicts, m_scorer->score(candidates));
    for (std::size_t at = 0; at < waiting.size(); ++at) {
        waiting[at].answer.verdict = std::move(verdicts[at]);
        MESEWRIGHT_CHECK(settle(std::move(waiting[at])));
    }
    return {};
}

Result<void> Evaluation::settle(Waiting waiting)
{
    const auto [configuration, item] = std::pair(waiting.configuration, waiting.item);
    if (waiting.fresh)
        MESEWRIGHT_CHECK(
            m_run.event(SampleEvent{m_items[item].label, waiting.sample, waiting.answer.text,
                                    std::string(outcomeName(waiting.answer.verdict.outcome)),
                                    m_configurations[configuration].name}));
    auto& samples = m_answers[configuration][item];
    samples[waiting.sample] = std::move(waiting.answer);
    ++m_done;
    if (!waiting.fresh)
        return {};
    int passed = 0;
    for (const auto& other : samples) {
        if (!other)
            return m_runProgress.status();
        passed += other->verdict.outcome == Outcome::Passed ? 1 : 0;
    }
    ++m_itemsDone;
    m_itemsPassed += passed > 0 ? 1 : 0;
    const bool first = samples.front()->verdict.outcome == Outcome::Passed;
    MESEWRIGHT_CHECK(
        m_run.event(ItemEvent{m_items[item].label, first ? 1.0 : 0.0, passed > 0 ? 1.0 : 0.0,
                              m_configurations[configuration].name}));
    return m_log.info(formatted(
        "%s, item %s (%s): %d of %d passed", m_configurations[configuration].name.c_str(),
        m_items[item].label.c_str(), m_items[item].item->family.c_str(), passed, m_options.k));
}

Result<void> Evaluation::keep(std::size_t configuration, std::size_t item, std::uint32_t sample,
                              Answer answer)
{
    MESEWRIGHT_CHECK(m_journal->add(
        key(configuration, item, sample),
        Json{{"text", answer.text}, {"ids", answer.ids}, {"finish", answer.finish}}));
    return wait({configuration, item, sample, true, std::move(answer)});
}

void Evaluation::finished(const Completion& completion)
{
    if (!m_failure)
        return;
    const auto [configuration, item] = m_requests[completion.request];
    Answer answer{completion.ids,
                  m_prompts->answerText(completion.ids),
                  finishReasonName(completion.finish),
                  {}};
    m_failure = keep(configuration, item, completion.sample, std::move(answer));
    if (!m_failure)
        m_context.cancel.request();
}

void Evaluation::report(const GenerationProgress& generation)
{
    std::string what = formatted("%.0f tokens/s", generation.tokensPerSecond);
    if (m_itemsDone > 0)
        what =
            formatted("pass@%d %.1f %% of %lld, ", m_options.k,
                      100.0 * static_cast<double>(m_itemsPassed) / static_cast<double>(m_itemsDone),
                      static_cast<long long>(m_itemsDone)) +
            what;
    const auto total =
        static_cast<std::int64_t>(m_configurations.size() * m_items.size()) * m_options.k;
    const double seconds = generation.tokensPerSecond > 0
                               ? static_cast<double>(generation.tokens) / generation.tokensPerSecond
                               : 0;
    const double rate = seconds > 0 ? static_cast<double>(generation.rowsDone) / seconds : 0;
    m_progress.progress({what, "answers", m_done, total, rate, generation.etaSeconds});
    if (const double now = secondsNow(); now - m_lastAsked >= 0.5) {
        m_lastAsked = now;
        if (Result<void> heeded = heedWishes(m_run, m_context.cancel, m_progress, m_lend);
            !heeded && m_failure) {
            m_failure = std::move(heeded);
            m_context.cancel.request();
        }
    }
}

Result<void> Evaluation::generateMissing()
{
    std::vector<GenerationRequest> requests;
    for (std::size_t c = 0; c < m_configurations.size(); ++c)
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            GenerationRequest request{m_items[i].prompt,
                                      itemKey(distinctKey(*m_items[i].item)),
                                      {},
                                      m_configurations[c].adapter};
            for (std::uint32_t s = 0; s < static_cast<std::uint32_t>(m_options.k); ++s)
                if (!m_answers[c][i][s])
                    request.samples.push_back(s);
            if (request.samples.empty())
                continue;
            requests.push_back(std::move(request));
            m_requests.emplace_back(c, i);
        }
    GenerationOptions options;
    options.sampling = {m_options.temperature == 0,
                        m_options.temperature == 0 ? 1.0 : m_options.temperature, m_options.topK,
                        m_options.topP};
    options.seed = m_options.seed;
    options.maxNewTokens = m_options.maxNewTokens;
    options.stopIds = m_prompts->stopIds();
    options.firstForbiddenId = m_session.tokenizer->vocabularySize();
    GenerationEvents events;
    events.finished = [this](const Completion& completion) { finished(completion); };
    events.progress = [this](const GenerationProgress& generation) { report(generation); };
    const auto began = std::chrono::steady_clock::now();
    const Result<void> generated =
        generate(*m_session.model, requests, options, events, m_context.cancel);
    m_generateSeconds = secondsSince(began);
    MESEWRIGHT_CHECK(m_failure);
    MESEWRIGHT_CHECK(generated);
    return judgeWaiting();
}

Result<EvalResults> Evaluation::results(std::size_t number) const
{
    const EvaluationConfiguration& configuration = m_configurations[number];
    EvalResults r;
    if (configuration.adapterPath.empty()) {
        r.modelName = m_options.base;
    } else {
        r.baseModel = m_options.base;
        r.adapterPath = configuration.adapterPath.string();
        r.scale = configuration.adapter.scale;
    }
    r.evalFile = m_options.eval.string();
    r.generationParams = {m_options.temperature, m_options.topP, m_options.topK,
                          m_options.maxNewTokens, nullptr};
    r.seed = m_options.seed;
    r.k = m_options.k;
    r.timestamp = utcNow();
    r.level = std::string(levelName(m_options.level));
    r.format = promptStyleName(m_options.format);
    r.extraction =
        extractionName(m_options.extraction.value_or(defaultExtraction(m_options.level)));
    r.leaks = m_leaks.recorded;
    if (m_options.templateQuirk)
        r.generationParams.extra = std::make_shared<const Json>(Json{{"template_quirk", true}});
    r.distinctItems = static_cast<std::int64_t>(m_items.size());
    r.versions = engineVersionMap(m_session.model.get());
    r.hashes = m_session.hashes;
    r.hashes["eval"] = m_evalHash;
    r.hashes["template"] = sha256Hex(m_prompts->promptTemplate().text());
    if (!configuration.adapterHash.empty())
        r.hashes["adapter"] = configuration.adapterHash;

    const auto trained = configuration.adapterPath.empty()
                             ? Result<TrainingItems>(TrainingItems{})
                             : readTrainingItems(configuration.adapterPath);
    if (!trained)
        return trained.error();
    std::int64_t leaked = 0;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const TaskItem& item = m_rows[row];
        const std::size_t distinct = m_itemOfRow[row];
        ItemResult result{item.id,
                          m_items[distinct].fingerprint,
                          item.instruction,
                          item.input,
                          item.family,
                          item.expect,
                          {},
                          0,
                          0,
                          nullptr};
        int id = 0;
        for (const auto& answer : m_answers[number][distinct]) {
            const bool valid = answer->verdict.outcome == Outcome::Passed;
            CandidateResult candidate;
            candidate.candidateId = id++;
            candidate.output = answer->text;
            candidate.finish = answer->finish;
            candidate.ids = answer->ids;
            applyVerdict(answer->verdict, candidate);
            result.candidates.push_back(std::move(candidate));
            ++r.finishReasons[answer->finish];
            r.tokens["generated"] += static_cast<std::int64_t>(answer->ids.size());
            result.passAtK = valid ? 1 : result.passAtK;
        }
        result.passAt1 = result.candidates.front().valid ? 1 : 0;
        r.tokens["prompt"] += static_cast<std::int64_t>(m_items[distinct].prompt.size());
        const MatchKind match = m_leaks.check ? m_leaks.check->kinds[row] : MatchKind::None;
        Json marks = Json::object();
        if (isLeak(match) || trained->fingerprints.contains(m_items[distinct].fingerprint)) {
            ++leaked;
            marks["leaked"] = true;
        }
        if (match != MatchKind::None)
            marks["training_match"] = matchKindName(match);
        if (!marks.empty())
            result.extra = std::make_shared<const Json>(std::move(marks));
        r.items.push_back(std::move(result));
    }
    if (trained->known || m_leaks.check)
        r.extra = std::make_shared<const Json>(Json{{"leaked_items", leaked}});
    fillMetrics(r);
    r.seconds = {{"load", m_session.loadSeconds},
                 {"generate_all_configurations", m_generateSeconds}};
    return r;
}

Result<void> Evaluation::logResults(const EvaluationConfiguration& configuration,
                                    const EvalResults& results)
{
    std::string text = configuration.name + "\n" + resultsText(results, "overall");
    for (const auto& [family, metrics] : results.families)
        text += "\n" + metricsText(metrics, family, results.k);
    m_progress.message(text);
    MESEWRIGHT_CHECK(m_log.info(text));
    return m_log.info("results saved to " + configuration.out.string());
}

Result<std::vector<EvalResults>> Evaluation::run()
{
    ScorerOptions scorerOptions;
    scorerOptions.level = m_options.level;
    scorerOptions.extraction = m_options.extraction;
    scorerOptions.families = m_options.families;
    scorerOptions.cancel = m_context.cancel;
    MESEWRIGHT_TRY(m_scorer, makeScorer(scorerOptions));
    for (const Finding& finding : m_scorer->findings())
        m_progress.message(sentence(finding));
    MESEWRIGHT_CHECK(readItems());
    MESEWRIGHT_CHECK(takeJournalled());
    MESEWRIGHT_CHECK(generateMissing());
    std::vector<EvalResults> all;
    for (std::size_t c = 0; c < m_configurations.size(); ++c) {
        MESEWRIGHT_TRY(EvalResults measured, results(c));
        removeDeadTemporaries(m_configurations[c].out);
        MESEWRIGHT_CHECK(writeResults(m_configurations[c].out, measured));
        MESEWRIGHT_CHECK(logResults(m_configurations[c], measured));
        all.push_back(std::move(measured));
    }
    MESEWRIGHT_CHECK(m_runProgress.status());
    return all;
}

} // namespace

Result<std::vector<EvalResults>>
evaluateConfigurations(EngineSession& session, const EvaluationOptions& options,
                       const std::vector<EvaluationConfiguration>& configurations, RunFolder& run,
                       const LeakCheck& leaks, GateContext& context, TextLog& log)
{
    return Evaluation(session, options, configurations, run, leaks, context, log).run();
}

} // namespace mesewright
