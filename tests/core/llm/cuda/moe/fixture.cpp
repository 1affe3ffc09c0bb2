// SPDX-License-Identifier: Apache-2.0
#include "tests/core/llm/cuda/moe/fixture.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <thread>

namespace mesewright::moe {
namespace {

constexpr std::array<float, 16> nf4Values = {
    -1.0f,         -0.69619280f, -0.52507305f, -0.39491749f, -0.28444138f, -0.18477343f,
    -0.091050036f, 0.0f,         0.079580300f, 0.16093020f,  0.24611230f,  0.33791524f,
    0.44070983f,   0.56261700f,  0.72295684f,  1.0f};
constexpr std::array<float, 16> e2m1 = {0.f,  .5f,  1.f,  1.5f,  2.f,  3.f,  4.f,  6.f,
                                        -0.f, -.5f, -1.f, -1.5f, -2.f, -3.f, -4.f, -6.f};

template <class Work>
void inParallel(int count, const Work& work)
{
    const int threads = std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::jthread> pool;
    for (int t = 0; t < threads; ++t)
        pool.emplace_back([&, t] {
            for (int i = t; i < count; i += threads)
                work(i);
        });
}

float dot(const float* a, const float* b)
{
    std::array<float, 16> sums{};
    for (int k = 0; k < inner; k += 16)
        for (int i = 0; i < 16; ++i)
            sums[i] += a[k + i] * b[k + i];
    float sum = 0;
    for (const float s : sums)
        sum += s;
    return sum;
}

/// The slots of each expert.
std::vector<std::vector<int>> slotsOf(const Choice& choice)
{
    std::vector<std::vector<int>> slots(maxExperts);
    for (std::size_t s = 0; s < choice.experts.size(); ++s)
        slots[choice.experts[s]].push_back(static_cast<int>(s));
    return slots;
}

} // namespace

std::uint16_t toBfloat16(float v)
{
    const auto bits = std::bit_cast<std::uint32_t>(v);
    return static_cast<std::uint16_t>((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
}

float fromBfloat16(std::uint16_t bits)
{
    return std::bit_cast<float>(std::uint32_t(bits) << 16);
}

float fromHalf(std::uint16_t bits)
{
    const int exponent = bits >> 10 & 31, mantissa = bits & 1023;
    const float size = exponent == 31  ? (mantissa ? std::numeric_limits<float>::quiet_NaN()
                                                   : std::numeric_limits<float>::infinity())
                       : exponent == 0 ? std::ldexp(static_cast<float>(mantissa), -24)
                                       : std::ldexp(1024.f + mantissa, exponent - 25);
    return bits & 0x8000 ? -size : size;
}

Weights::Weights(Format format, Projection projection)
    : packed(maxExperts * packedExpertBytes(projection)),
      biasOnDevice(std::size_t(maxExperts) * outputRows(projection))
{
    const int rows = outputRows(projection), pool = rows + maxExperts;
    std::mt19937_64 random(projection == Projection::GateUp ? 5 : 6);
    nibbles.resize(std::size_t(pool) * inner / 2);
    for (std::uint8_t& b : nibbles)
        b = static_cast<std::uint8_t>(random() >> 40);
    values.resize(std::size_t(pool) * inner);
    if (format == Format::Nf4) {
        maxima.resize(std::size_t(pool) * innerBlocks);
        for (float& m : maxima)
            m = 0.03f + 0.05f * static_cast<float>(random() >> 40) / 16777216.f;
    } else {
        scales.resize(std::size_t(pool) * innerBlocks * 2);
        for (std::uint8_t& s : scales)
            s = static_cast<std::uint8_t>(119 + (random() >> 40) % 3);
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::uint8_t byte = nibbles[i / 2];
        const bool second = i & 1;
        values[i] = format == Format::Nf4
                        ? fromBfloat16(toBfloat16(nf4Values[second ? byte & 15 : byte >> 4] *
                                                  maxima[i / blockInner]))
                        : std::ldexp(e2m1[second ? byte >> 4 : byte & 15], scales[i / 32] - 127);
    }
    bias.resize(std::size_t(maxExperts) * rows);
    std::normal_distribution<float> normal(0.f, 0.1f);
    for (std::uint16_t& b : bias)
        b = toBfloat16(normal(random));
    biasOnDevice.put(bias);

    const OnDevice<std::uint8_t> rawNibbles{std::span<const std::uint8_t>(nibbles)};
    const OnDevice<float> rawMaxima{std::span<const float>(maxima)};
    const OnDevice<std::uint8_t> rawScales{std::span<const std::uint8_t>(scales)};
    OnDevice<int> flaws(1);
    flaws.fill(0);
    for (int e = 0; e < maxExperts; ++e) {
        std::uint8_t* const to = packed.get() + e * packedExpertBytes(projection);
        const std::uint8_t* const from = rawNibbles.get() + std::size_t(e) * inner / 2;
        const cudaError_t error =
            format == Format::Nf4
                ? packNf4(projection, 1, from, rawMaxima.get() + e * innerBlocks, to, flaws.get(),
                          nullptr)
                : packMxfp4(projection, 1, from, rawScales.get() + e * innerBlocks * 2, to,
                            flaws.get(), nullptr);
        good = good && error == cudaSuccess;
    }
    good = good && flaws.values(1) == std::vector<int>{0} && packed.good() && biasOnDevice.good();
}

Choice skewedChoice(int rows, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    std::uniform_real_distribution<float> unit(1e-9f, 1.f);
    std::array<float, maxExperts> bias;
    for (float& b : bias)
        b = std::min(1.7f * normal(random), 1.3f);
    Choice choice;
    for (int row = 0; row < rows; ++row) {
        std::array<std::pair<float, int>, maxExperts> order;
        for (int e = 0; e < maxExperts; ++e)
            order[e] = {bias[e] - std::log(-std::log(unit(random))), e};
        std::sort(order.begin(), order.end(), std::greater<>());
        float sum = 0;
        for (int k = 0; k < topExperts; ++k)
            sum += std::exp(order[k].first - order[0].first);
        for (int k = 0; k < topExperts; ++k) {
            choice.experts.push_back(order[k].second);
            choice.weights.push_back(std::exp(order[k].first - order[0].first) / sum);
        }
    }
    return choice;
}

Reference reference(const Weights& gateUp, const Weights& down, const Choice& choice,
                    std::span<const std::uint16_t> x)
{
    const std::size_t slots = choice.experts.size(), rows = slots / topExperts;
    std::vector<float> input(x.size());
    std::transform(x.begin(), x.end(), input.begin(), fromBfloat16);
    const auto slotsByExpert = slotsOf(choice);
    Reference r{std::vector<float>(slots * inner), std::vector<float>(rows * inner)};
    std::vector<float> weighted(slots * inner);
    inParallel(inner, [&](int column) {
        for (int e = 0; e < maxExperts; ++e)
            for (const int s : slotsByExpert[e]) {
                const float* const w = gateUp.values.data() + std::size_t(2 * column + e) * inner;
                const float* const line = input.data() + std::size_t(s / topExperts) * inner;
                const std::uint16_t* const b =
                    gateUp.bias.data() + std::size_t(e) * gateUpRows + 2 * column;
                const float gate = std::min(dot(w, line) + fromBfloat16(b[0]), 7.f);
                const float up = std::clamp(dot(w + inner, line) + fromBfloat16(b[1]), -7.f, 7.f);
                r.activated[std::size_t(s) * inner + column] =
                    (up + 1.f) * gate / (1.f + std::exp(-1.702f * gate));
            }
    });
    inParallel(inner, [&](int column) {
        for (int e = 0; e < maxExperts; ++e)
            for (const int s : slotsByExpert[e]) {
                const float* const w = down.values.data() + std::size_t(column + e) * inner;
                weighted[std::size_t(s) * inner + column] =
                    choice.weights[s] *
                    (dot(w, r.activated.data() + std::size_t(s) * inner) +
                     fromBfloat16(down.bias[std::size_t(e) * downRows + column]));
            }
    });
    for (std::size_t i = 0; i < weighted.size(); ++i)
        r.out[i / inner / topExperts * inner + i % inner] += weighted[i];
    return r;
}

Experts::Experts(Format format)
    : m_format(format), m_device(prepare().value()), m_gateUp(format, Projection::GateUp),
      m_down(format, Projection::Down), m_x(std::size_t(rows) * inner),
      m_activated(std::size_t(rows) * topExperts * inner),
      m_slots(std::size_t(rows) * topExperts * inner), m_out(std::size_t(rows) * inner),
      m_workspace(m_device.workspaceBytes), m_experts(rows * topExperts), m_counts(maxExperts),
      m_sorted(rows * topExperts), m_weights(rows * topExperts)
{
    m_workspace.fill(0);
}

Layer Experts::layer() const
{
    return {m_format, m_gateUp.packed.get(),
            reinterpret_cast<const __nv_bfloat16*>(m_gateUp.biasOnDevice.get()),
            m_down.packed.get(), reinterpret_cast<const __nv_bfloat16*>(m_down.biasOnDevice.get())};
}

Outcome Experts::run(const Choice& choice, std::span<const std::uint16_t> x, Policy policy)
{
    const int count = static_cast<int>(choice.experts.size()) / topExperts;
    m_experts.put(choice.experts);
    m_weights.put(choice.weights);
    m_x.put(x);
    for (OnDevice<std::uint16_t>* poisoned : {&m_activated, &m_slots, &m_out})
        poisoned->fill(0xff);
    m_sorted.fill(0xff);
    m_counts.fill(0xff);
    const Routing routing{count, m_experts.get(), m_weights.get(), m_counts.get(), m_sorted.get()};
    const auto bf = [](const OnDevice<std::uint16_t>& v) {
        return reinterpret_cast<__nv_bfloat16*>(v.get());
    };
    const Buffers buffers{m_activated.get(), bf(m_slots), m_workspace.get()};
    Outcome o;
    o.good = m_gateUp.good && m_down.good && plan(routing, nullptr) == cudaSuccess &&
             gateUp(m_device, layer(), routing, policy, bf(m_x), buffers, nullptr) == cudaSuccess &&
             down(m_device, layer(), routing, policy, buffers, nullptr) == cudaSuccess &&
             combine(count, buffers, nullptr, bf(m_out), nullptr) == cudaSuccess &&
             cudaDeviceSynchronize() == cudaSuccess && m_x.good() && m_out.good();
    if (!o.good)
        return o;
    const auto byPosition = m_activated.values(choice.experts.size() * inner);
    const auto sorted = m_sorted.values(choice.experts.size());
    o.activated.resize(byPosition.size());
    for (std::size_t p = 0; p < sorted.size(); ++p)
        std::transform(byPosition.begin() + p * inner, byPosition.begin() + (p + 1) * inner,
                       o.activated.begin() + std::size_t(sorted[p]) * inner,
                       m_format == Format::Nf4 ? fromHalf : fromBfloat16);
    const auto out = m_out.values(std::size_t(count) * inner);
    o.out.resize(out.size());
    std::transform(out.begin(), out.end(), o.out.begin(), fromBfloat16);
    return o;
}

bool Experts::workspaceAtRest() const
{
    const auto head = m_workspace.values(4096 * sizeof(int));
    return !head.empty() && std::all_of(head.begin(), head.end(), [](auto b) { return b == 0; });
}

std::vector<std::uint16_t> randomInput(int rows, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    std::vector<std::uint16_t> x(std::size_t(rows) * inner);
    for (std::uint16_t& v : x)
        v = toBfloat16(normal(random));
    return x;
}

double distance(std::span<const float> a, std::span<const float> b)
{
    if (a.size() != b.size() || a.empty())
        return std::numeric_limits<double>::infinity();
    double difference = 0, size = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double d = double(a[i]) - b[i];
        difference += d * d;
        size += double(b[i]) * b[i];
    }
    const double r = std::sqrt(difference / size);
    return std::isfinite(r) ? r : std::numeric_limits<double>::infinity();
}

} // namespace mesewright::moe
