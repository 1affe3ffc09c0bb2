// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mesewright {

/// The element types of the safetensors format, in its order of alignment (ascending).
enum class Dtype {
    Bool,
    F4,
    F6E2M3,
    F6E3M2,
    U8,
    I8,
    F8E5M2,
    F8E4M3,
    F8E8M0,
    F8E4M3Fnuz,
    F8E5M2Fnuz,
    I16,
    U16,
    F16,
    Bf16,
    I32,
    U32,
    F32,
    C64,
    F64,
    I64,
    U64
};
/// The name in a header: "BF16".
[[nodiscard]] const char* dtypeName(Dtype dtype);
[[nodiscard]] Result<Dtype> dtypeFromName(std::string_view name);
[[nodiscard]] unsigned dtypeBits(Dtype dtype);

/// One tensor of a file: row-major, little endian, `begin` to `end` in the data buffer.
struct TensorInfo
{
    std::string name;
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape; ///< empty: one element
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    [[nodiscard]] std::int64_t elements() const; ///< cannot overflow once checked
    [[nodiscard]] std::uint64_t bytes() const { return end - begin; }
};

/// "[32, 5760, 90, 16]"
[[nodiscard]] std::string shapeText(std::span<const std::int64_t> shape);

/// What a header says, checked against the size of the data buffer that follows it.
struct SafetensorsHeader
{
    std::vector<TensorInfo> tensors; ///< in order of their place in the file
    std::map<std::string, std::string> metadata;
};

/// Reads and checks the JSON text of a header: strict UTF-8 and JSON without duplicate keys, text
/// metadata only, known dtypes, sizes that fit shapes (multiplied with a check for overflow), and
/// tensors that tile `dataBytes` bytes without hole or overlap. `where` starts the error.
[[nodiscard]] Result<SafetensorsHeader>
parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes, const std::string& where);

/// A safetensors file in a read-only memory map. Tensors may start at any byte, so read elements
/// with memcpy or through `readFloats`.
class SafetensorsFile
{
public:
    /// Every check of the format is made here; the error names file, tensor and remedy.
    static Result<SafetensorsFile> open(const std::filesystem::path& path);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] const std::vector<TensorInfo>& tensors() const { return m_header.tensors; }
    [[nodiscard]] const std::map<std::string, std::string>& metadata() const
    {
        return m_header.metadata;
    }
    /// Null if the file does not hold it.
    [[nodiscard]] const TensorInfo* find(std::string_view name) const;
    [[nodiscard]] std::span<const std::byte> data(const TensorInfo& tensor) const;
    /// The whole file, for hashing.
    [[nodiscard]] std::span<const std::byte> fileBytes() const { return m_map.bytes(); }

    /// All elements of an F32, BF16, F16 or F64 tensor in fp32; another dtype or a missing tensor
    /// is an error.
    [[nodiscard]] Result<std::vector<float>> readFloats(std::string_view name) const;
    /// All elements of a tensor of whole numbers (U8 to I64).
    [[nodiscard]] Result<std::vector<std::int64_t>> readIntegers(std::string_view name) const;

private:
    std::filesystem::path m_path;
    MappedFile m_map;
    SafetensorsHeader m_header;
    std::uint64_t m_dataStart = 0;
    std::unordered_map<std::string, std::size_t> m_byName;
};

/// Converts `out.size()` elements of a float dtype that start at `data` (any alignment). Returns
/// false for a dtype that is not F32, BF16, F16 or F64.
[[nodiscard]] bool convertToFloat(Dtype dtype, const std::byte* data, std::span<float> out);

} // namespace mesewright
