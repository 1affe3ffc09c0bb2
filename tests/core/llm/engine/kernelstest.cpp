// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cpu/adamw.h"
#include "core/llm/cpu/attention.h"
#include "core/llm/cpu/elementwise.h"
#include "core/llm/cpu/smallgemm.h"
#include "core/llm/cpu/softmax.h"
#include "core/llm/trainer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>

using namespace mesewright;
using namespace mesewright::cpu;

namespace {

std::vector<float> randomFloats(std::size_t n, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(n);
    for (float& v : values)
        v = normal(random);
    return values;
}

// The derivative of f along each element, by central differences.
std::vector<float> numericGradient(std::vector<float> x,
                                   const std::function<double(const std::vector<float>&)>& f)
{
    std::vector<float> gradient(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        const float keep = x[i];
        const float h = 1e-2f;
        x[i] = keep + h;
        const double up = f(x);
        x[i] = keep - h;
        const double down = f(x);
        x[i] = keep;
        gradient[i] = static_cast<float>((up - down) / (2.0 * h));
    }
    return gradient;
}

double dot(const std::vector<float>& a, const std::vector<float>& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += double{a[i]} * b[i];
    return sum;
}

TEST(SmallGemm, EqualsThePlainSumForEveryShapeAndStride)
{
    for (const int m : {1, 3, 4, 9})
        for (const int n : {1, 15, 16, 33})
            for (const int k : {0, 1, 7, 64}) {
                const std::vector<float> a = randomFloats(static_cast<std::size_t>(m * k) + 1, 1);
                const std::vector<float> b =
                    randomFloats(static_cast<std::size_t>(k * (n + 3)) + gemmSlack, 2);
                for (const bool accumulate : {false, true}) {
                    std::vector<float> c(static_cast<std::size_t>(m * (n + 2)), 0.5f);
                    smallGemm(m, n, k, {a.data(), 1, m}, b.data(), n + 3, c.data(), n + 2,
                              accumulate);
                    for (int i = 0; i < m; ++i) {
                        for (int j = 0; j < n; ++j) {
                            double sum = accumulate ? 0.5 : 0.0;
                            for (int p = 0; p < k; ++p)
                                sum += double{a[static_cast<std::size_t>(p * m + i)]} *
                                       b[static_cast<std::size_t>(p * (n + 3) + j)];
                            EXPECT_NEAR(c[static_cast<std::size_t>(i * (n + 2) + j)], sum, 1e-4);
                        }
                        EXPECT_EQ(c[static_cast<std::size_t>(i * (n + 2) + n)], 0.5f)
                            << "wrote beyond its columns";
                    }
                }
            }
}

TEST(Softmax, SinkTakesItsShare)
{
    std::vector<float> z{1.0f, 2.0f, 0.5f, 0, 0, 0, 0, 0};
    float maximum = 0;
    const float sum = exponentials(z.data(), 3, 1.0f, 1.5f, maximum);
    multiply(z.data(), 3, 1.0f / sum);
    EXPECT_NEAR(z[0], 0.1674050973, 1e-6);
    EXPECT_NEAR(z[1], 0.4550542339, 1e-6);
    EXPECT_NEAR(z[2], 0.1015363241, 1e-6);
    EXPECT_EQ(maximum, 2.0f);
}

TEST(Softmax, ExponentialIsAccurateOverItsRange)
{
    for (float x = -87.0f; x <= 0.0f; x += 0.0137f) {
        float z[8] = {x, 0, 0, 0, 0, 0, 0, 0};
        float maximum = 0;
        (void)exponentials(z, 2, 1.0f, -INFINITY, maximum);
        EXPECT_NEAR(z[0], std::exp(x), 3e-7 * std::exp(x)) << x;
    }
}

TEST(Elementwise, KnownValues)
{
    const float x[] = {1, -2, 3, 0.5f};
    const float ones[] = {1, 1, 1, 1};
    float y[4];
    rmsNorm(x, ones, 1e-5f, 1, 4, y, nullptr);
    const double norm[] = {0.5298121992, -1.0596243985, 1.5894365977, 0.2649060996};
    for (int i = 0; i < 4; ++i)
        EXPECT_NEAR(y[i], norm[i], 1e-6);

    const float z[] = {1, 0.5f, 10, -9, -3, 2, 0, 5, -10, 8};
    float a[5];
    clampedSwiglu(z, 7.0f, 1, 5, a);
    const double swiglu[] = {1.2686936489, -41.9997187698, -0.0542139291, 0, -3.2463690e-6};
    for (int i = 0; i < 5; ++i)
        EXPECT_NEAR(a[i], swiglu[i], 1e-5 * std::max(1.0, std::abs(swiglu[i])));

    const float logits[] = {0.3f, 2, -1, 1, 0.5f, 1.5f};
    int chosen[4];
    float weight[4];
    routeTopK(logits, 1, 6, 4, chosen, weight);
    const int experts[] = {1, 3, 4, 5};
    const double share[] = {0.4550542339, 0.1674050973, 0.1015363241, 0.2760043447};
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(chosen[i], experts[i]);
        EXPECT_NEAR(weight[i], share[i], 1e-6);
    }

    for (int target = 0; target < 3; ++target) {
        float l[] = {2, 1, 0};
        double loss = 0;
        crossEntropy(l, &target, 1, 3, 1.0f, &loss);
        EXPECT_NEAR(loss, 0.4076059645 + target, 1e-6);
        EXPECT_NEAR(l[0] + l[1] + l[2], 0.0, 1e-6);
    }
}

TEST(Elementwise, BackwardsMatchDifferences)
{
    const std::vector<float> x = randomFloats(24, 3);
    const std::vector<float> w = randomFloats(12, 4);
    const std::vector<float> g = randomFloats(24, 5);
    std::vector<float> y(24);
    std::vector<float> inverse(2);
    rmsNorm(x.data(), w.data(), 1e-5f, 2, 12, y.data(), inverse.data());
    std::vector<float> ours(24, 0.0f);
    rmsNormBackward(x.data(), w.data(), inverse.data(), g.data(), 2, 12, ours.data());
    const auto byDifferences = numericGradient(x, [&](const std::vector<float>& v) {
        std::vector<float> out(24);
        rmsNorm(v.data(), w.data(), 1e-5f, 2, 12, out.data(), nullptr);
        return dot(out, g);
    });
    for (std::size_t i = 0; i < ours.size(); ++i)
        EXPECT_NEAR(ours[i], byDifferences[i], 2e-3);

    std::vector<float> gradZ(24);
    const std::vector<float> gradA = randomFloats(12, 6);
    clampedSwigluBackward(x.data(), gradA.data(), 7.0f, 1, 12, gradZ.data());
    const auto swigluDifferences = numericGradient(x, [&](const std::vector<float>& v) {
        std::vector<float> out(12);
        clampedSwiglu(v.data(), 7.0f, 1, 12, out.data());
        return dot(out, gradA);
    });
    for (std::size_t i = 0; i < gradZ.size(); ++i)
        EXPECT_NEAR(gradZ[i], swigluDifferences[i], 3e-3);
}

class AttentionGradient : public testing::TestWithParam<int>
{
};

TEST_P(AttentionGradient, MatchesDifferences)
{
    const AttentionShape shape{4, 2, 8, GetParam(), 0.35f};
    PackedRows rows;
    rows.offsets = {0, 5, 45};
    const std::size_t width = 8 * 8;
    const std::vector<float> qkv = randomFloats(45 * width, 7);
    const std::vector<float> sinks = randomFloats(4, 8);
    const std::vector<float> grad = randomFloats(45 * 32, 9);
    std::vector<float> out(45 * 32);
    std::vector<float> lse(45 * 4);
    attentionForward(shape, rows, qkv.data(), sinks.data(), out.data(), lse.data());
    std::vector<float> ours(qkv.size());
    attentionBackward(shape, rows, qkv.data(), out.data(), lse.data(), grad.data(), ours.data());
    const auto value = [&](const std::vector<float>& v) {
        std::vector<float> o(out.size());
        attentionForward(shape, rows, v.data(), sinks.data(), o.data(), nullptr);
        return dot(o, grad);
    };
    std::vector<float> x = qkv;
    for (std::size_t i = 0; i < x.size(); i += 37) { // a sample of the elements
        const float keep = x[i];
        x[i] = keep + 1e-2f;
        const double up = value(x);
        x[i] = keep - 1e-2f;
        const double down = value(x);
        x[i] = keep;
        EXPECT_NEAR(ours[i], (up - down) / 2e-2, 4e-3) << "element " << i;
    }
}

INSTANTIATE_TEST_SUITE_P(Windows, AttentionGradient, testing::Values(0, 3, 16));

TEST(Attention, UnneededQueriesStayUntouched)
{
    const AttentionShape shape{2, 1, 8, 0, 0.35f};
    PackedRows rows;
    rows.offsets = {0, 20};
    const std::vector<float> qkv = randomFloats(20 * 32, 1);
    const std::vector<float> sinks{0.1f, 0.2f};
    std::vector<float> all(20 * 16);
    attentionForward(shape, rows, qkv.data(), sinks.data(), all.data(), nullptr);
    rows.firstQuery = {13};
    std::vector<float> some(20 * 16, 42.0f);
    attentionForward(shape, rows, qkv.data(), sinks.data(), some.data(), nullptr);
    for (std::size_t i = 0; i < some.size(); ++i)
        if (i < 13 * 16)
            EXPECT_EQ(some[i], 42.0f);
        else
            EXPECT_NEAR(some[i], all[i], 1e-6);
}

TEST(Dropout, MaskBelongsToTheTokenAndKeepsTheMean)
{
    const std::int64_t width = 50;
    const std::vector<float> ones(4 * 50, 1.0f);
    const std::vector<std::uint64_t> ids{11, 12, 13, 14};
    std::vector<float> a(200);
    dropout(ones.data(), 0.25f, {1, 2, 3}, ids, width, a.data());
    const std::vector<std::uint64_t> other{14, 11};
    std::vector<float> b(100);
    dropout(ones.data(), 0.25f, {1, 2, 3}, other, width, b.data());
    EXPECT_TRUE(std::equal(a.begin() + 150, a.end(), b.begin()));
    EXPECT_TRUE(std::equal(a.begin(), a.begin() + 50, b.begin() + 50));
    std::vector<std::uint64_t> many(4000);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i] = i;
    const std::vector<float> field(many.size() * 50, 1.0f);
    std::vector<float> kept(field.size());
    dropout(field.data(), 0.25f, {1, 2, 4}, many, width, kept.data());
    double sum = 0;
    for (const float v : kept) {
        EXPECT_TRUE(v == 0.0f || std::abs(v - 4.0f / 3.0f) < 1e-6f);
        sum += v;
    }
    EXPECT_NEAR(sum / static_cast<double>(kept.size()), 1.0, 0.01);
}

TEST(AdamW, FirstStepMovesByTheLearningRate)
{
    const float gradient = 0.1f;
    float value = 0.5f;
    float m = 0;
    float v = 0;
    adamw({5e-5, 0, 1, 1}, 1, &gradient, &value, &m, &v);
    EXPECT_NEAR(value, 0.499950000005, 1e-7);
    EXPECT_NEAR(m, 0.01, 1e-8);
}

TEST(Randperm, MatchesTorch)
{
    EXPECT_EQ(torchRandperm(10, 0), (std::vector<int>{4, 1, 7, 5, 3, 9, 0, 8, 6, 2}));
    EXPECT_EQ(torchRandperm(10, 42), (std::vector<int>{2, 6, 1, 8, 4, 5, 0, 9, 3, 7}));
    EXPECT_EQ(torchRandperm(10, (1ull << 32) + 3407),
              (std::vector<int>{9, 1, 5, 7, 3, 2, 8, 6, 4, 0}));
    EXPECT_EQ(torchRandperm(1, 5), std::vector<int>{0});
    EXPECT_TRUE(torchRandperm(0, 5).empty());
}

} // namespace
