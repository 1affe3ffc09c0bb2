// SPDX-License-Identifier: Apache-2.0
#include "core/llm/safetensors.h"

#include "core/llm/bfloat16.h"
#include "core/llm/cpu/parallel.h"

#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace mesewright {

static_assert(std::endian::native == std::endian::little, "the format is little endian");

namespace {

struct DtypeFacts
{
    const char* name;
    unsigned bits;
};

constexpr std::array<DtypeFacts, 22> dtypes{
    {{"BOOL", 8},        {"F4", 4},      {"F6_E2M3", 6}, {"F6_E3M2", 6}, {"U8", 8},
     {"I8", 8},          {"F8_E5M2", 8}, {"F8_E4M3", 8}, {"F8_E8M0", 8}, {"F8_E4M3FNUZ", 8},
     {"F8_E5M2FNUZ", 8}, {"I16", 16},    {"U16", 16},    {"F16", 16},    {"BF16", 16},
     {"I32", 32},        {"U32", 32},    {"F32", 32},    {"C64", 64},    {"F64", 64},
     {"I64", 64},        {"U64", 64}}};

constexpr std::uint64_t longestHeader = 100'000'000;

template <class T>
T loadAt(const std::byte* data, std::size_t index)
{
    T value;
    std::memcpy(&value, data + index * sizeof(T), sizeof(T));
    return value;
}

template <class T>
void widen(const std::byte* data, std::vector<std::int64_t>& out)
{
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<std::int64_t>(loadAt<T>(data, i));
}

} // namespace

const char* dtypeName(Dtype dtype)
{
    return dtypes[static_cast<std::size_t>(dtype)].name;
}

unsigned dtypeBits(Dtype dtype)
{
    return dtypes[static_cast<std::size_t>(dtype)].bits;
}

Result<Dtype> dtypeFromName(std::string_view name)
{
    for (std::size_t i = 0; i < dtypes.size(); ++i) {
        if (name == dtypes[i].name)
            return static_cast<Dtype>(i);
    }
    return badInput(std::string("no dtype of the safetensors format is called ").append(name));
}

std::int64_t TensorInfo::elements() const
{
    std::int64_t count = 1;
    for (const std::int64_t size : shape)
        count *= size;
    return count;
}

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path)
{
    SafetensorsFile result;
    result.m_path = path;
    MESEWRIGHT_TRY(result.m_map, MappedFile::open(path));
    const auto bytes = result.m_map.bytes();
    const std::string where = path.string();
    if (bytes.size() < 8)
        return badInput(where + ": holds " + std::to_string(bytes.size()) +
                        " bytes, but a safetensors file starts with 8 bytes of header length; "
                        "fetch the file again");
    const auto length = loadAt<std::uint64_t>(bytes.data(), 0);
    if (length > longestHeader)
        return badInput(where + ": the header length " + std::to_string(length) +
                        " is over the format's limit of " + std::to_string(longestHeader) +
                        "; this is no safetensors file, or it is damaged");
    if (length > bytes.size() - 8)
        return badInput(where + ": the header should have " + std::to_string(length) +
                        " bytes, but only " + std::to_string(bytes.size() - 8) +
                        " follow its length; the file is cut off: fetch it again");
    const std::string_view json(reinterpret_cast<const char*>(bytes.data()) + 8, length);
    MESEWRIGHT_TRY(result.m_header, parseSafetensorsHeader(json, bytes.size() - 8 - length, where));
    result.m_dataStart = 8 + length;
    for (std::size_t i = 0; i < result.m_header.tensors.size(); ++i)
        result.m_byName.emplace(result.m_header.tensors[i].name, i);
    return result;
}

const TensorInfo* SafetensorsFile::find(std::string_view name) const
{
    const auto found = m_byName.find(std::string(name));
    return found == m_byName.end() ? nullptr : &m_header.tensors[found->second];
}

std::span<const std::byte> SafetensorsFile::data(const TensorInfo& tensor) const
{
    return m_map.bytes().subspan(m_dataStart + tensor.begin, tensor.bytes());
}

namespace {

/// Numbers of two bytes, `toFloat` from their bits.
template <class ToFloat>
void convertHalves(const std::byte* data, std::span<float> out, const ToFloat& toFloat)
{
    constexpr std::int64_t valuesAPiece = 1 << 18;
    cpu::parallelFor(static_cast<std::int64_t>(out.size()), valuesAPiece,
                     [&](std::int64_t begin, std::int64_t end) {
                         for (auto i = static_cast<std::size_t>(begin);
                              i < static_cast<std::size_t>(end); ++i)
                             out[i] = toFloat(loadAt<std::uint16_t>(data, i));
                     });
}

} // namespace

bool convertToFloat(Dtype dtype, const std::byte* data, std::span<float> out)
{
    if (out.empty())
        return true;
    switch (dtype) {
    case Dtype::F32:
        std::memcpy(out.data(), data, out.size_bytes());
        return true;
    case Dtype::Bf16:
        convertHalves(data, out, bfloat16ToFloat);
        return true;
    case Dtype::F16:
        convertHalves(data, out, float16ToFloat);
        return true;
    case Dtype::F64:
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = static_cast<float>(loadAt<double>(data, i));
        return true;
    default:
        return false;
    }
}

Result<std::vector<float>> SafetensorsFile::readFloats(std::string_view name) const
{
    const TensorInfo* info = find(name);
    if (info == nullptr)
        return badInput(m_path.string() + ": holds no tensor '" + std::string(name) + "'");
    std::vector<float> values;
    if (info->dtype == Dtype::F32 || info->dtype == Dtype::Bf16 || info->dtype == Dtype::F16 ||
        info->dtype == Dtype::F64) {
        values.resize(static_cast<std::size_t>(info->elements()));
        (void)convertToFloat(info->dtype, data(*info).data(), values);
        return values;
    }
    return badInput(m_path.string() + ": tensor '" + info->name + "' is " + dtypeName(info->dtype) +
                    ", but F32, BF16, F16 or F64 was expected");
}

Result<std::vector<std::int64_t>> SafetensorsFile::readIntegers(std::string_view name) const
{
    const TensorInfo* info = find(name);
    if (info == nullptr)
        return badInput(m_path.string() + ": holds no tensor '" + std::string(name) + "'");
    std::vector<std::int64_t> values;
    const auto fill = [&]<class T>(T) {
        values.resize(static_cast<std::size_t>(info->elements()));
        widen<T>(data(*info).data(), values);
    };
    switch (info->dtype) {
    case Dtype::U8:
    case Dtype::Bool:
        fill(std::uint8_t{});
        return values;
    case Dtype::I8:
        fill(std::int8_t{});
        return values;
    case Dtype::I16:
        fill(std::int16_t{});
        return values;
    case Dtype::U16:
        fill(std::uint16_t{});
        return values;
    case Dtype::I32:
        fill(std::int32_t{});
        return values;
    case Dtype::U32:
        fill(std::uint32_t{});
        return values;
    case Dtype::I64:
        fill(std::int64_t{});
        return values;
    default:
        return badInput(m_path.string() + ": tensor '" + info->name + "' is " +
                        dtypeName(info->dtype) + ", but a dtype of whole numbers was expected");
    }
}

} // namespace mesewright
