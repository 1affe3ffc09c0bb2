// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verifycheck.h"

#include "core/base/text.h"
#include "core/llm/generator.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

namespace mesewright {

namespace {

/// The largest |a - b|; infinite as soon as either is not a number.
double largestDifference(std::span<const float> a, std::span<const float> b)
{
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = std::abs(double{a[i]} - double{b[i]});
        if (!(difference <= std::numeric_limits<double>::max()))
            return std::numeric_limits<double>::infinity();
        largest = std::max(largest, difference);
    }
    return largest;
}

double negativeLogLikelihood(std::span<const float> logits, int target)
{
    const float highest = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const float logit : logits)
        sum += std::exp(double{logit} - highest);
    return std::log(sum) + highest - logits[static_cast<std::size_t>(target)];
}

class Comparison
{
public:
    Comparison(Model& model, const SafetensorsFile& reference, std::optional<int> adapter,
               ProgressSink& progress, const CancelToken& cancel)
        : m_model(model), m_bounds(model.device() == "cpu" ? onProcessor : onGpu),
          m_reference(reference), m_adapter(adapter), m_progress(progress), m_cancel(cancel)
    {
    }

    Result<std::vector<Difference>> run()
    {
        MESEWRIGHT_CHECK(compareSequence());
        MESEWRIGHT_CHECK(compareScales());
        MESEWRIGHT_CHECK(compareBatches());
        if (m_rows.empty()) {
            return badInput(where("") + "holds nothing to compare with " +
                            (m_adapter
                                 ? "this adapter; expected tokens and logits@1.0 and so on"
                                 : "the base; expected tokens with logits, or batch0.tokens with "
                                   "batch0.last_logits (logits@S needs --adapter)"));
        }
        return std::move(m_rows);
    }

private:
    [[nodiscard]] std::string where(const std::string& tensor) const
    {
        return m_reference.path().string() + (tensor.empty() ? ": " : ": tensor " + tensor + " ");
    }

    [[nodiscard]] bool has(const std::string& name) const
    {
        return m_reference.find(name) != nullptr;
    }

    [[nodiscard]] Result<std::vector<float>> floats(const std::string& name,
                                                    std::size_t count) const
    {
        MESEWRIGHT_TRY(std::vector<float> values, m_reference.readFloats(name));
        if (values.size() != count) {
            return badInput(where(name) + "has " + std::to_string(values.size()) +
                            " numbers, but the model gives " + std::to_string(count) +
                            "; was it recorded from another model?");
        }
        return values;
    }

    [[nodiscard]] Result<std::vector<int>> tokens(const std::string& name) const
    {
        MESEWRIGHT_TRY(const std::vector<std::int64_t> wide, m_reference.readIntegers(name));
        const int vocabulary = m_model.config().vocabSize;
        std::vector<int> ids;
        for (const std::int64_t id : wide) {
            if (id < 0 || id >= vocabulary) {
                return badInput(where(name) + "holds the token " + std::to_string(id) +
                                ", but the model's vocabulary ends at " +
                                std::to_string(vocabulary - 1));
            }
            ids.push_back(static_cast<int>(id));
        }
        return ids;
    }

    void add(const std::string& name, std::size_t compared, double largest, double bound,
             std::string note = {})
    {
        m_rows.push_back({name, compared, largest, bound, largest <= bound, std::move(note)});
        m_progress.message(formatted("compared %s", name.c_str()));
    }

    Result<void> compareTensor(const std::string& name, std::span<const float> ours, double bound)
    {
        if (!has(name))
            return {};
        MESEWRIGHT_TRY(const std::vector<float> recorded, floats(name, ours.size()));
        add(name, ours.size(), largestDifference(ours, recorded), bound);
        return {};
    }

    Result<RowEvaluation> evaluate(const std::vector<int>& ids, RowAdapter row, bool hidden)
    {
        if (m_cancel.requested())
            return stopped();
        MESEWRIGHT_TRY(std::vector<RowEvaluation> rows, m_model.evaluate({ids}, {row}, hidden));
        return std::move(rows.front());
    }

    Result<void> compareSequence()
    {
        const bool any = has("logits") || has("hidden") || has("nll");
        if (!has("tokens") || !any)
            return {};
        MESEWRIGHT_TRY(const std::vector<int> ids, tokens("tokens"));
        MESEWRIGHT_TRY(const RowEvaluation row, evaluate(ids, {}, has("hidden")));
        MESEWRIGHT_CHECK(compareTensor("logits", row.logits, m_bounds.logits));
        MESEWRIGHT_CHECK(compareTensor("hidden", row.hidden, m_bounds.logits));
        return compareLosses(ids, row);
    }

    Result<void> compareLosses(const std::vector<int>& ids, const RowEvaluation& row)
    {
        const auto vocabulary = static_cast<std::size_t>(m_model.config().vocabSize);
        std::vector<float> nll;
        double full = 0;
        double masked = 0;
        // From position T / 3 on: its token is predicted one place before.
        const std::size_t from = std::max<std::size_t>(ids.size() / 3, 1) - 1;
        for (std::size_t t = 0; t + 1 < ids.size(); ++t) {
            const std::span<const float> logits(row.logits.data() + t * vocabulary, vocabulary);
            const double value = negativeLogLikelihood(logits, ids[t + 1]);
            nll.push_back(static_cast<float>(value));
            full += value;
            masked += t >= from ? value : 0;
        }
        if (nll.empty())
            return {};
        MESEWRIGHT_CHECK(compareTensor("nll", nll, m_bounds.nll));
        const auto count = static_cast<double>(nll.size());
        const float mean = static_cast<float>(full / count);
        const float late = static_cast<float>(masked / (count - static_cast<double>(from)));
        MESEWRIGHT_CHECK(compareTensor("loss_full", {&mean, 1}, m_bounds.loss));
        return compareTensor("loss_masked", {&late, 1}, m_bounds.loss);
    }

    Result<void> compareScales()
    {
        if (!m_adapter || !has("tokens"))
            return {};
        const std::string prefix = "logits@";
        for (const TensorInfo& info : m_reference.tensors()) {
            if (!info.name.starts_with(prefix))
                continue;
            const std::string word = info.name.substr(prefix.size());
            float scale = 0;
            const auto [stop, code] =
                std::from_chars(word.data(), word.data() + word.size(), scale);
            if (code != std::errc() || stop != word.data() + word.size() || !std::isfinite(scale))
                return badInput(where(info.name) + "has no number behind the @");
            MESEWRIGHT_TRY(const std::vector<int> ids, tokens("tokens"));
            MESEWRIGHT_TRY(const RowEvaluation row, evaluate(ids, {*m_adapter, scale}, false));
            MESEWRIGHT_CHECK(compareTensor(info.name, row.logits, m_bounds.logits));
        }
        return {};
    }

    /// Rows together in one packed batch, then decoded token by token: both must give what the
    /// reference gave for each row alone.
    Result<void> compareBatches()
    {
        std::vector<std::string> names;
        std::vector<std::vector<int>> rows;
        for (int i = 0; has("batch" + std::to_string(i) + ".tokens"); ++i) {
            names.push_back("batch" + std::to_string(i));
            MESEWRIGHT_TRY(std::vector<int> ids, tokens(names.back() + ".tokens"));
            rows.push_back(std::move(ids));
        }
        if (rows.empty())
            return {};
        if (m_cancel.requested())
            return stopped();
        MESEWRIGHT_TRY(const std::vector<RowEvaluation> evaluated,
                       m_model.evaluate(rows, std::vector<RowAdapter>(rows.size())));
        const auto vocabulary = static_cast<std::size_t>(m_model.config().vocabSize);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::span<const float> all = evaluated[i].logits;
            MESEWRIGHT_CHECK(
                compareTensor(names[i] + ".last_logits", all.last(vocabulary), m_bounds.logits));
        }
        return compareGreedy(names, rows);
    }

    Result<void> compareGreedy(const std::vector<std::string>& names,
                               const std::vector<std::vector<int>>& rows)
    {
        std::map<std::size_t, std::vector<int>> recorded;
        std::vector<GenerationRequest> requests;
        std::vector<std::size_t> rowOf;
        GenerationOptions options;
        options.sampling.greedy = true;
        options.maxNewTokens = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!has(names[i] + ".greedy"))
                continue;
            MESEWRIGHT_TRY(recorded[i], tokens(names[i] + ".greedy"));
            options.maxNewTokens =
                std::max(options.maxNewTokens, static_cast<int>(recorded[i].size()));
            requests.push_back({rows[i], i, {0}, {}});
            rowOf.push_back(i);
        }
        if (options.maxNewTokens == 0)
            return {};
        std::map<std::size_t, std::vector<int>> ours;
        GenerationEvents events;
        events.finished = [&](const Completion& done) { ours[rowOf[done.request]] = done.ids; };
        MESEWRIGHT_CHECK(generate(m_model, requests, options, events, m_cancel));
        for (const auto& [row, ids] : recorded)
            MESEWRIGHT_CHECK(compareTokens(names[row], ids, ours[row]));
        return {};
    }

    Result<void> compareTokens(const std::string& name, const std::vector<int>& recorded,
                               const std::vector<int>& ours)
    {
        std::size_t until = recorded.size();
        if (has(name + ".margins")) {
            MESEWRIGHT_TRY(const std::vector<float> margins,
                           floats(name + ".margins", recorded.size()));
            const auto close = std::find_if(margins.begin(), margins.end(), [this](float margin) {
                return !(margin >= m_bounds.margin);
            });
            until = static_cast<std::size_t>(close - margins.begin());
        }
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < until; ++i)
            wrong += i >= ours.size() || ours[i] != recorded[i] ? 1 : 0;
        add(name + ".greedy", until, static_cast<double>(wrong), 0,
            until < recorded.size()
                ? formatted("a near tie at step %zu ends the comparison", until + 1)
                : "");
        return {};
    }

    Model& m_model;
    const VerifyBounds m_bounds;
    const SafetensorsFile& m_reference;
    std::optional<int> m_adapter;
    ProgressSink& m_progress;
    const CancelToken& m_cancel;
    std::vector<Difference> m_rows;
};

} // namespace

Result<std::vector<Difference>> compareWithReference(Model& model, const SafetensorsFile& reference,
                                                     std::optional<int> adapter,
                                                     ProgressSink& progress,
                                                     const CancelToken& cancel)
{
    return Comparison(model, reference, adapter, progress, cancel).run();
}

} // namespace mesewright
