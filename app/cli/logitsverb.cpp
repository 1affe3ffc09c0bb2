// SPDX-License-Identifier: Apache-2.0
#include "app/cli/logitsverb.h"

#include "app/cli/enginetools.h"
#include "core/base/text.h"
#include "core/llm/hubcache.h"
#include "core/llm/safetensorswriter.h"

namespace mesewright {

namespace {

class LogitsVerb final : public Verb
{
public:
    void options(OptionVisitor& v) override
    {
        m_model.baseOption(v);
        v.option(&m_tokens, Option("tokens", "LIST|FILE",
                                   "token ids: 1,2,3, or a file, either safetensors with a tensor "
                                   "`tokens` or a JSON list (.json)")
                                .needed());
        v.option(&m_out, Option("out", "FILE", "the safetensors file to write").needed());
        m_model.adapterOptions(v);
        v.option(&m_hidden, Option("hidden", "write the hidden states too"));
    }

    Result<int> run(Context& context) override
    {
        // The sequence is checked first: reading a model may take a minute.
        MESEWRIGHT_TRY(const std::filesystem::path folder, resolveBase(m_model.base));
        MESEWRIGHT_TRY(const ModelConfig config, readModelConfig(folder));
        MESEWRIGHT_TRY(const std::vector<int> tokens, readTokens(m_tokens, config.vocabSize));
        MESEWRIGHT_CHECK(checkLength(tokens, config));
        MESEWRIGHT_TRY(SafetensorsWriter writer, makeWriter(tokens, config));
        MESEWRIGHT_TRY(LoadedModel loaded, loadModel(m_model, context));
        MESEWRIGHT_TRY(const std::vector<RowEvaluation> rows,
                       loaded.model->evaluate({tokens}, {loaded.row}, m_hidden));
        if (context.cancel.requested())
            return stopped("stopped by the user; nothing was written");
        MESEWRIGHT_CHECK(writer.write("tokens", std::as_bytes(std::span(tokens))));
        MESEWRIGHT_CHECK(writer.write("logits", std::as_bytes(std::span(rows.front().logits))));
        if (m_hidden)
            MESEWRIGHT_CHECK(writer.write("hidden", std::as_bytes(std::span(rows.front().hidden))));
        MESEWRIGHT_CHECK(writer.finish());
        report(context, tokens.size(), *loaded.model);
        return 0;
    }

private:
    static Result<void> checkLength(const std::vector<int>& tokens, const ModelConfig& config)
    {
        if (static_cast<std::int64_t>(tokens.size()) > config.maxPositions) {
            return badInput(formatted("--tokens: %zu tokens, but the model has %lld positions; "
                                      "give fewer",
                                      tokens.size(), static_cast<long long>(config.maxPositions)));
        }
        const std::uint64_t row = static_cast<std::uint64_t>(config.vocabSize) * sizeof(float);
        return checkMemory(tokens.size() * row,
                           "a table of " + std::to_string(tokens.size()) + " rows of logits");
    }

    [[nodiscard]] Result<SafetensorsWriter> makeWriter(const std::vector<int>& tokens,
                                                       const ModelConfig& config) const
    {
        const auto count = static_cast<std::int64_t>(tokens.size());
        std::vector<TensorSpec> specs{{"tokens", Dtype::I32, {count}},
                                      {"logits", Dtype::F32, {count, config.vocabSize}}};
        if (m_hidden)
            specs.push_back({"hidden", Dtype::F32, {config.layers + 1, count, config.hiddenSize}});
        return SafetensorsWriter::create(m_out, std::move(specs), torchMetadata());
    }

    void report(Context& context, std::size_t tokens, const Model& model) const
    {
        const int vocabulary = model.config().vocabSize;
        context.print(formatted("%s: logits of %zu tokens, vocabulary %d, %s\n", m_out.c_str(),
                                tokens, vocabulary, model.mode().c_str()));
        context.result(Json{{"out", m_out},
                            {"tokens", tokens},
                            {"vocab_size", vocabulary},
                            {"hidden", m_hidden},
                            {"mode", model.mode()},
                            {"device", model.device()}});
    }

    ModelOptions m_model;
    std::string m_tokens;
    std::string m_out;
    bool m_hidden = false;
};

} // namespace

void addLogitsVerb(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<LogitsVerb>(
        "logits", "write the logits of a token sequence",
        "The file holds tokens (I32 [T]), logits (F32 [T, V]) and with --hidden also hidden\n"
        "(F32 [L+1, T, H]: after the embedding and after each layer, before the final norm)."));
}

} // namespace mesewright
