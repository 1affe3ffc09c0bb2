// SPDX-License-Identifier: Apache-2.0
#include "app/cli/statsverbs.h"

#include "core/base/text.h"
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

class WilsonVerb final : public PlainVerb
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
        const std::optional<Interval> interval = wilsonInterval(m_c, m_n, m_confidence);
        if (!interval) {
            return badInput(formatted("stats wilson: found C %lld of N %lld, expected 0 <= C <= N",
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

} // namespace

void addStatsVerbs(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<PassAtKVerb>(
        "stats pass-at-k", "the chance that one of K samples passes",
        "The unbiased estimate 1 - C(N-C, K) / C(N, K) from N samples of which C passed."));
    table.push_back(verbEntry<WilsonVerb>("stats wilson", "the interval of a share",
                                          "Wilson's score interval for C of N, without continuity "
                                          "correction: low and high end."));
    table.push_back(verbEntry<McNemarVerb>("stats mcnemar", "the p value of a paired comparison",
                                           "McNemar's exact two-sided test: min(1, 2 P(X <= "
                                           "min(B, C))) with X binomial over B + C, one half."));
}

} // namespace mesewright
