// SPDX-License-Identifier: Apache-2.0
#include "app/cli/statsverbs.h"

#include "core/base/text.h"
#include "core/scoring/bootstrap.h"
#include "core/scoring/intervals.h"
#include "core/scoring/pairedtests.h"
#include "core/scoring/passatk.h"

namespace mesewright {

namespace {

constexpr double mostCount = 1e9;

class PassAtKVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_n, Option("N", "", "samples an item").place().needed().within(1, mostCount));
        v.option(&m_c, Option("C", "", "those that passed").place().needed().within(0, mostCount));
        v.option(&m_k, Option("K", "", "tries counted").place().needed().within(1, mostCount));
    }

    Result<int> run(Context& context) override
    {
        const std::optional<double> value = passAtK(m_n, m_c, m_k);
        if (!value) {
            return badInput(formatted("stats pass-at-k: found N %lld, C %lld, K %lld, expected "
                                      "0 <= C <= N and 1 <= K <= N",
                                      static_cast<long long>(m_n), static_cast<long long>(m_c),
                                      static_cast<long long>(m_k)));
        }
        context.print(formatted("%.12g\n", *value));
        context.result(Json{{"value", *value}});
        return 0;
    }

private:
    std::int64_t m_n = 0;
    std::int64_t m_c = 0;
    std::int64_t m_k = 0;
};

/// C of N, by Wilson's method or by Clopper's and Pearson's.
template <auto method>
class IntervalVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_c, Option("C", "", "those that passed").place().needed().within(0, mostCount));
        v.option(&m_n,
                 Option("N", "", "all that were tried").place().needed().within(1, mostCount));
        v.option(&m_confidence, Option("confidence", "SHARE",
                                       "share of intervals that hold the "
                                       "true value")
                                    .above(0, 0.999999));
    }

    Result<int> run(Context& context) override
    {
        const std::optional<Interval> interval = method(m_c, m_n, m_confidence);
        if (!interval) {
            return badInput(formatted("found C %lld of N %lld, expected 0 <= C <= N",
                                      static_cast<long long>(m_c), static_cast<long long>(m_n)));
        }
        context.print(formatted("%.12g %.12g\n", interval->low, interval->high));
        context.result(Json{{"low", interval->low}, {"high", interval->high}});
        return 0;
    }

private:
    std::int64_t m_c = 0;
    std::int64_t m_n = 0;
    double m_confidence = 0.95;
};

class McNemarVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_b, Option("B", "", "pairs where only the first passed")
                           .place()
                           .needed()
                           .within(0, mostCount));
        v.option(&m_c, Option("C", "", "pairs where only the second passed")
                           .place()
                           .needed()
                           .within(0, mostCount));
    }

    Result<int> run(Context& context) override
    {
        const McNemarTest test = mcNemar(m_b, m_c);
        context.print(formatted("%.12g\n", test.p));
        context.result(Json{{"p_value", test.p}, {"mid_p_value", test.midP}});
        return 0;
    }

private:
    std::int64_t m_b = 0;
    std::int64_t m_c = 0;
};

class HolmVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_p, Option("p", "P...", "p values, one a comparison").needed().within(0, 1));
    }

    Result<int> run(Context& context) override
    {
        const std::vector<double> adjusted = holmAdjusted(m_p);
        std::string text;
        for (const double p : adjusted)
            text += formatted("%.12g\n", p);
        context.print(text);
        context.result(Json{{"p_values", adjusted}});
        return 0;
    }

private:
    std::vector<double> m_p;
};

class DetectableVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_share, Option("SHARE", "", "share of items on which the two differ")
                               .place()
                               .needed()
                               .above(0, 1));
        v.option(&m_n, Option("N", "", "distinct items").place().needed().within(1, mostCount));
    }

    Result<int> run(Context& context) override
    {
        const double value = minimumDetectableEffect(m_share, m_n).value_or(0);
        context.print(formatted("%.12g\n", value));
        context.result(Json{{"value", value}});
        return 0;
    }

private:
    double m_share = 0;
    std::int64_t m_n = 0;
};

class BootstrapVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_values, Option("values", "V...",
                                   "one value a distinct item; for a comparison its difference")
                                .needed()
                                .within(-1e6, 1e6));
        v.option(&m_options.confidence,
                 Option("confidence", "SHARE", "share of intervals that hold the true value")
                     .above(0, 0.999999));
        v.option(&m_options.draws,
                 Option("draws", "N", "samples, where all cannot be counted").within(1, 10000000));
        v.option(&m_options.seed, Option("seed", "N", "names the samples"));
    }

    Result<int> run(Context& context) override
    {
        const auto interval = bootstrapMean(m_values, m_options);
        if (!interval)
            return badInput("stats bootstrap: give at least one value");
        context.print(formatted("%.12g %.12g\n", interval->low, interval->high));
        context.result(Json{{"low", interval->low},
                            {"high", interval->high},
                            {"mean", interval->mean},
                            {"share_at_most_0", interval->shareAtMostZero},
                            {"exact", interval->exact}});
        return 0;
    }

private:
    std::vector<double> m_values;
    BootstrapOptions m_options;
};

} // namespace

void addStatsVerbs(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<PassAtKVerb>(
        "stats pass-at-k", "the chance that one of K samples passes",
        "The unbiased estimate 1 - C(N-C, K) / C(N, K) from N samples of which C passed."));
    table.push_back(verbEntry<IntervalVerb<wilsonInterval>>(
        "stats wilson", "the interval of a share",
        "Wilson's score interval for C of N, without continuity "
        "correction: low and high end."));
    table.push_back(verbEntry<McNemarVerb>("stats mcnemar", "the p value of a paired comparison",
                                           "McNemar's exact two-sided test: min(1, 2 P(X <= "
                                           "min(B, C))) with X binomial over B + C, one half."));
    table.push_back(verbEntry<IntervalVerb<clopperPearsonInterval>>(
        "stats clopper-pearson", "the exact interval of a share",
        "Clopper's and Pearson's interval for C of N: never too narrow, often wider than needed."));
    table.push_back(verbEntry<HolmVerb>(
        "stats holm", "p values corrected for their number",
        "Holm's adjusted p values, in the order given; one is significant at 5 % if it is at most "
        "0.05."));
    table.push_back(verbEntry<DetectableVerb>(
        "stats mde", "the smallest difference that a comparison can find",
        "2.80 sqrt(SHARE / N): found with 80 % power by a two-sided test at 5 %, from the share of "
        "distinct\nitems on which base and adapter differ and the number of distinct items."));
    table.push_back(verbEntry<BootstrapVerb>(
        "stats bootstrap", "the interval of a mean by distinct item",
        "Percentile interval of the mean of the values, exact where all draws can be counted. With "
        "the\ndifferences of two systems on the same items it is the paired bootstrap."));
}

} // namespace mesewright
