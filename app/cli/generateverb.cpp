// SPDX-License-Identifier: Apache-2.0
#include "app/cli/generateverb.h"

#include "app/cli/enginetools.h"
#include "app/cli/promptrows.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/llm/generator.h"
#include "core/llm/hubcache.h"
#include "core/llm/tokenizer/streamdecoder.h"

#include <map>
#include <numeric>

namespace mesewright {

namespace {

/// Puts finished answers into the order of prompts and samples, whatever order they end in.
class AnswerRows
{
public:
    AnswerRows(const std::optional<Tokenizer>& tokenizer, int samples)
        : m_tokenizer(tokenizer), m_samples(samples)
    {
    }

    void add(const Completion& done)
    {
        std::string text;
        if (m_tokenizer)
            text = m_tokenizer->decode(done.ids, true);
        m_waiting[done.request * static_cast<std::size_t>(m_samples) + done.sample] =
            Json{{"prompt_index", done.request},
                 {"sample", done.sample},
                 {"text", m_tokenizer ? Json(text) : Json(nullptr)},
                 {"ids", done.ids},
                 {"finish", finishReasonName(done.finish)}};
        ++m_count;
    }

    /// The next rows whose predecessors have all been taken.
    [[nodiscard]] std::vector<Json> takeReady()
    {
        std::vector<Json> rows;
        for (auto at = m_waiting.begin(); at != m_waiting.end() && at->first == m_next; ++m_next) {
            rows.push_back(std::move(at->second));
            at = m_waiting.erase(at);
        }
        return rows;
    }

    [[nodiscard]] std::size_t count() const { return m_count; }

private:
    const std::optional<Tokenizer>& m_tokenizer;
    int m_samples;
    std::map<std::size_t, Json> m_waiting;
    std::size_t m_next = 0;
    std::size_t m_count = 0;
};

class GenerateVerb final : public Verb
{
public:
    void options(OptionVisitor& v) override
    {
        m_model.baseOption(v);
        m_model.adapterOptions(v);
        v.option(&m_prompt, Option("prompt", "TEXT", "one prompt, taken as it is"));
        v.option(&m_prompts.file,
                 Option("prompts", "FILE",
                        "JSON Lines with {\"prompt\"}, {\"ids\"} or {\"instruction\", \"input\"}; "
                        "the last is put into the prompt format"));
        v.option(
            &m_format,
            Option("format", "NAME", "prompt format of instructions").oneOf({"iir", "harmony"}));
        v.option(&m_template,
                 Option("template", "FILE", "template of the format iir").defaultsTo("built in"));
        v.option(&m_prompts.plain, Option("plain", "special strings in prompts are plain text"));
        v.option(&m_greedy, Option("greedy", "always take the likeliest token"));
        v.option(&m_samples, Option("n", "N", "answers a prompt").within(1, 100000));
        v.option(&m_temperature,
                 Option("temperature", "T", "divides the logits; 0 is greedy").within(0, 100));
        v.option(
            &m_topP,
            Option("top_p", "P", "keep the likeliest tokens with this mass; 1: off").above(0, 1));
        v.option(&m_topK,
                 Option("top_k", "K", "keep the K likeliest tokens; 0: off").within(0, 1e9));
        v.option(&m_maxNewTokens, Option("max_new_tokens", "N", "longest answer").within(1, 1e9));
        v.option(&m_seed, Option("seed", "S", "start of the random numbers"));
        v.option(&m_out,
                 Option("out", "FILE", "write the rows there").defaultsTo("standard output"));
    }

    Result<int> run(Context& context) override
    {
        if (m_prompt.has_value() == !m_prompts.file.empty())
            return badInput("generate: give either --prompt or --prompts");
        MESEWRIGHT_TRY(const std::filesystem::path folder, resolveBase(m_model.base));
        MESEWRIGHT_TRY(const ModelConfig config, readModelConfig(folder));
        MESEWRIGHT_CHECK(readPrompts(folder, config));
        MESEWRIGHT_TRY(LoadedModel loaded, loadModel(m_model, context));
        const bool streams = m_prompt && m_samples == 1 && m_out.empty() && m_tokenizer &&
                             !context.general.json && context.out.isTerminal();
        return streams ? stream(loaded, context) : writeRows(loaded, context);
    }

private:
    Result<void> readPrompts(const std::filesystem::path& folder, const ModelConfig& config)
    {
        std::error_code ignored;
        if (std::filesystem::exists(folder / "tokenizer.json", ignored)) {
            MESEWRIGHT_TRY(m_tokenizer, Tokenizer::load(folder));
            MESEWRIGHT_CHECK(checkVocabulary(*m_tokenizer, config.vocabSize, config.eosTokenIds));
        }
        m_prompts.text = m_prompt.value_or("");
        m_prompts.format.templateFile = m_template;
        MESEWRIGHT_TRY(m_prompts.format.style, parsePromptStyle(m_format));
        MESEWRIGHT_TRY(m_rows, readPromptRows(m_prompts, m_tokenizer, folder, config));
        return {};
    }

    [[nodiscard]] std::vector<GenerationRequest> requests(RowAdapter adapter) const
    {
        std::vector<std::uint32_t> samples(static_cast<std::size_t>(m_samples));
        std::iota(samples.begin(), samples.end(), 0u);
        std::vector<GenerationRequest> result;
        for (const PromptRow& row : m_rows.rows)
            result.push_back({row.ids, row.itemKey, samples, adapter});
        return result;
    }

    [[nodiscard]] GenerationOptions generationOptions() const
    {
        GenerationOptions options;
        options.sampling = {m_greedy || m_temperature == 0, m_temperature, m_topK, m_topP};
        options.seed = m_seed;
        options.maxNewTokens = m_maxNewTokens;
        options.stopIds = m_rows.stopIds;
        options.firstForbiddenId = m_tokenizer ? m_tokenizer->vocabularySize() : 0;
        return options;
    }

    /// One answer on a terminal, as it comes.
    Result<int> stream(LoadedModel& loaded, Context& context)
    {
        StreamDecoder decoder(*m_tokenizer, true);
        GenerationEvents events;
        const CancelToken cancel = context.cancel;
        events.token = [&](std::size_t, std::uint32_t, int id) {
            context.out.write(decoder.push(id));
            if (context.out.failed())
                cancel.request();
        };
        const Result<void> done =
            generate(*loaded.model, requests(loaded.row), generationOptions(), events, cancel);
        context.out.write(decoder.flush() + "\n");
        MESEWRIGHT_CHECK(context.out.flush());
        MESEWRIGHT_CHECK(done);
        return 0;
    }

    Result<int> writeRows(LoadedModel& loaded, Context& context)
    {
        AnswerRows rows(m_tokenizer, m_samples);
        const bool toOutput = m_out.empty() && !context.general.json;
        std::string lines;
        Json kept = Json::array();
        GenerationProgress last;
        GenerationEvents events;
        const CancelToken cancel = context.cancel;
        events.finished = [&](const Completion& done) {
            rows.add(done);
            for (Json& row : rows.takeReady()) {
                if (toOutput)
                    context.out.write(jsonLine(row) + "\n");
                else if (m_out.empty())
                    kept.push_back(std::move(row));
                else
                    lines += jsonLine(row) + "\n";
            }
            // A reader at the other end of a pipe gets each answer when it is there.
            if (toOutput && !context.out.flush())
                cancel.request();
        };
        events.progress = [&](const GenerationProgress& progress) {
            last = progress;
            context.progress.progress(
                {formatted("generating, %.0f tokens/s", progress.tokensPerSecond), "answers",
                 static_cast<std::int64_t>(progress.rowsDone),
                 static_cast<std::int64_t>(progress.rowsTotal), 0, progress.etaSeconds});
        };
        const Result<void> done =
            generate(*loaded.model, requests(loaded.row), generationOptions(), events, cancel);
        MESEWRIGHT_CHECK(context.out.flush());
        if (!done && done.error().kind == ErrorKind::Stopped) {
            return stopped(formatted("stopped by the user after %zu of %zu answers%s", rows.count(),
                                     m_rows.rows.size() * static_cast<std::size_t>(m_samples),
                                     toOutput ? "" : "; nothing was written"));
        }
        MESEWRIGHT_CHECK(done);
        if (!m_out.empty())
            MESEWRIGHT_CHECK(writeFileAtomically(m_out, lines));
        Json result{{"mode", loaded.model->mode()},
                    {"device", loaded.model->device()},
                    {"answers", rows.count()},
                    {"tokens", last.tokens},
                    {"tokens_per_second", last.tokensPerSecond}};
        if (m_out.empty())
            result["rows"] = std::move(kept);
        else
            result["out"] = m_out;
        context.result(std::move(result));
        return 0;
    }

    ModelOptions m_model;
    std::optional<std::string> m_prompt;
    PromptRowOptions m_prompts;
    std::string m_format = "iir";
    std::string m_template;
    bool m_greedy = false;
    int m_samples = 1;
    double m_temperature = 0.2;
    double m_topP = 0.9;
    int m_topK = 50;
    int m_maxNewTokens = 300;
    std::uint64_t m_seed = 3407;
    std::string m_out;

    std::optional<Tokenizer> m_tokenizer;
    PromptRows m_rows;
};

} // namespace

void addGenerateVerb(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<GenerateVerb>(
        "generate", "let the model go on from prompts",
        "One prompt on a terminal streams its text. Otherwise each answer is one JSON line, in the "
        "order\nof prompts and samples: prompt_index, sample, text (null without a tokenizer), "
        "ids, "
        "finish (stop\nor length). All answers are computed together; the same prompt, sample "
        "number and seed give\nthe same answer in any file."));
}

} // namespace mesewright
