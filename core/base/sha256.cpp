// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"

#include "core/base/files.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

namespace mesewright {

namespace {

constexpr std::array<std::uint32_t, 64> roundConstants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

} // namespace

void Sha256::block(const std::uint8_t* data)
{
    std::array<std::uint32_t, 64> w{};
    for (std::size_t i = 0; i < 16; ++i) {
        w[i] = std::uint32_t{data[4 * i]} << 24 | std::uint32_t{data[4 * i + 1]} << 16 |
               std::uint32_t{data[4 * i + 2]} << 8 | std::uint32_t{data[4 * i + 3]};
    }
    for (std::size_t i = 16; i < 64; ++i) {
        const std::uint32_t s0 =
            std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
        const std::uint32_t s1 =
            std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = m_state;
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) + roundConstants[i] + w[i];
        const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + t2;
    }
    const std::array<std::uint32_t, 8> added{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i)
        m_state[i] += added[i];
}

void Sha256::update(std::span<const std::byte> bytes)
{
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::size_t left = bytes.size();
    std::size_t filled = m_length % 64;
    m_length += left;
    if (filled > 0) {
        const std::size_t count = std::min(left, 64 - filled);
        std::copy_n(data, count, m_buffer.begin() + static_cast<std::ptrdiff_t>(filled));
        data += count;
        left -= count;
        if (filled + count < 64)
            return;
        block(m_buffer.data());
    }
    for (; left >= 64; data += 64, left -= 64)
        block(data);
    if (left > 0)
        std::copy_n(data, left, m_buffer.begin());
}

void Sha256::update(std::string_view text)
{
    update(std::as_bytes(std::span(text)));
}

std::string Sha256::hex()
{
    const std::uint64_t bits = m_length * 8;
    std::vector<std::byte> tail{std::byte{0x80}};
    while ((m_length + tail.size()) % 64 != 56)
        tail.push_back(std::byte{0});
    for (int shift = 56; shift >= 0; shift -= 8)
        tail.push_back(static_cast<std::byte>(bits >> shift));
    update(tail);
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const std::uint32_t word : m_state) {
        for (int shift = 28; shift >= 0; shift -= 4)
            out.push_back(digits[(word >> shift) & 15]);
    }
    return out;
}

std::string sha256Hex(std::string_view text)
{
    Sha256 sum;
    sum.update(text);
    return sum.hex();
}

Result<std::string> sha256OfFile(const std::filesystem::path& path)
{
    const auto close = [](std::FILE* file) { std::fclose(file); };
    const std::unique_ptr<std::FILE, decltype(close)> file(std::fopen(path.c_str(), "rbe"), close);
    const auto failure = [&] {
        return badInput(path.string() + ": cannot be read: " + systemReason() +
                        "; give a file that exists and may be read");
    };
    if (!file)
        return failure();
    Sha256 sum;
    std::vector<std::byte> buffer(1 << 20);
    while (true) {
        const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get());
        sum.update(std::span(buffer).first(count));
        if (count < buffer.size())
            break;
    }
    if (std::ferror(file.get()) != 0)
        return failure();
    return sum.hex();
}

} // namespace mesewright
