// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/moe/grouped.h"

#include <cstdint>
#include <cuda_runtime_api.h>
#include <span>
#include <vector>

/// Random experts on the GPU, and the same ones for a plain fp32 computation on the CPU.
namespace mesewright::moe {

/// Device memory that goes with its owner.
template <class T>
class OnDevice
{
public:
    explicit OnDevice(std::size_t count) : m_count(count)
    {
        void* p = nullptr;
        if (cudaMalloc(&p, count * sizeof(T)) == cudaSuccess)
            m_data = static_cast<T*>(p);
    }
    explicit OnDevice(std::span<const T> values) : OnDevice(values.size()) { put(values); }
    OnDevice(const OnDevice&) = delete;
    OnDevice& operator=(const OnDevice&) = delete;
    ~OnDevice() { cudaFree(m_data); }

    [[nodiscard]] T* get() const { return m_data; }
    void put(std::span<const T> values)
    {
        m_good &= cudaMemcpy(m_data, values.data(), values.size_bytes(), cudaMemcpyHostToDevice) ==
                  cudaSuccess;
    }
    /// Every byte to `byte`.
    void fill(int byte) { m_good &= cudaMemset(m_data, byte, m_count * sizeof(T)) == cudaSuccess; }
    /// A copy, after all work on the device is done.
    [[nodiscard]] std::vector<T> values(std::size_t count) const
    {
        std::vector<T> v(count);
        if (cudaDeviceSynchronize() != cudaSuccess ||
            cudaMemcpy(v.data(), m_data, count * sizeof(T), cudaMemcpyDeviceToHost) != cudaSuccess)
            v.clear();
        return v;
    }
    [[nodiscard]] bool good() const { return m_good && m_data; }

private:
    T* m_data = nullptr;
    std::size_t m_count = 0;
    bool m_good = true;
};

[[nodiscard]] std::uint16_t toBfloat16(float v);
[[nodiscard]] float fromBfloat16(std::uint16_t bits);
[[nodiscard]] float fromHalf(std::uint16_t bits);

/// Weights of one projection: expert e's row r is pool row r + e, so that any mix-up of experts or
/// rows shows.
struct Weights
{
    Weights(Format format, Projection projection);
    std::vector<std::uint8_t> nibbles; ///< [pool row][1440]
    std::vector<float> maxima;         ///< NF4 [pool row][45]
    std::vector<std::uint8_t> scales;  ///< MXFP4 [pool row][90]
    std::vector<float> values;         ///< [pool row][2880], dequantised to bf16 exactly
    std::vector<std::uint16_t> bias;   ///< [32][rows]
    OnDevice<std::uint8_t> packed;
    OnDevice<std::uint16_t> biasOnDevice;
    bool good = true;
};

struct Choice
{
    std::vector<int> experts;   ///< [rows * 4]
    std::vector<float> weights; ///< [rows * 4], sum 1 a row
};
/// Four experts a row, some experts much likelier than others.
[[nodiscard]] Choice skewedChoice(int rows, unsigned seed);

struct Reference
{
    std::vector<float> activated; ///< [slot][2880]
    std::vector<float> out;       ///< [row][2880]
};
[[nodiscard]] Reference reference(const Weights& gateUp, const Weights& down, const Choice& choice,
                                  std::span<const std::uint16_t> x);

struct Outcome
{
    std::vector<float> activated; ///< by slot
    std::vector<float> out;
    bool good = false;
};

/// One format's experts with room for 300 rows.
class Experts
{
public:
    static constexpr int rows = 300;
    explicit Experts(Format format);
    /// The whole step from poisoned outputs.
    [[nodiscard]] Outcome run(const Choice& choice, std::span<const std::uint16_t> x,
                              Policy policy);
    [[nodiscard]] const Weights& gateUpWeights() const { return m_gateUp; }
    [[nodiscard]] const Weights& downWeights() const { return m_down; }
    [[nodiscard]] const Device& device() const { return m_device; }
    [[nodiscard]] Layer layer() const;
    /// The arrival counters at the head of the workspace are all zero.
    [[nodiscard]] bool workspaceAtRest() const;

private:
    Format m_format;
    Device m_device;
    Weights m_gateUp, m_down;
    OnDevice<std::uint16_t> m_x, m_activated, m_slots, m_out;
    OnDevice<std::uint8_t> m_workspace;
    OnDevice<int> m_experts, m_counts, m_sorted;
    OnDevice<float> m_weights;
};

[[nodiscard]] std::vector<std::uint16_t> randomInput(int rows, unsigned seed);
/// ||a - b|| / ||b||; infinite for anything not finite.
[[nodiscard]] double distance(std::span<const float> a, std::span<const float> b);

} // namespace mesewright::moe
