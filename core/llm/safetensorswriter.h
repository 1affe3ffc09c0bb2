// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/safetensors.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mesewright {

/// What is known of a tensor before its bytes are.
struct TensorSpec
{
    std::string name;
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape;
};

/// The metadata that PyTorch's writers put into every file; transformers refuses files without.
[[nodiscard]] std::map<std::string, std::string> torchMetadata();

/// Writes a safetensors file larger than memory: all names, dtypes and shapes first, then the bytes
/// in any order. Tensors lie by alignment of their dtype (descending), then name, behind a header
/// padded to a multiple of 8. The file appears under its name only in `finish`, synced; dropped
/// before that, nothing is left.
class SafetensorsWriter
{
public:
    static Result<SafetensorsWriter> create(const std::filesystem::path& path,
                                            std::vector<TensorSpec> tensors,
                                            const std::map<std::string, std::string>& metadata);

    SafetensorsWriter(SafetensorsWriter&&) noexcept;
    SafetensorsWriter& operator=(SafetensorsWriter&&) noexcept;
    ~SafetensorsWriter();

    /// Appends `bytes` to what was written of tensor `name` so far.
    [[nodiscard]] Result<void> write(const std::string& name, std::span<const std::byte> bytes);
    /// Checks that every tensor is complete, syncs and renames.
    [[nodiscard]] Result<void> finish();
    /// Sum of the tensors' bytes.
    [[nodiscard]] std::uint64_t dataBytes() const;

private:
    struct Private;
    explicit SafetensorsWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// A whole tensor in memory.
struct TensorData
{
    TensorSpec spec;
    std::vector<std::byte> bytes;
};
[[nodiscard]] TensorData floatTensor(std::string name, std::vector<std::int64_t> shape,
                                     std::span<const float> values);
[[nodiscard]] TensorData int32Tensor(std::string name, std::vector<std::int64_t> shape,
                                     std::span<const std::int32_t> values);
[[nodiscard]] TensorData int64Tensor(std::string name, std::vector<std::int64_t> shape,
                                     std::span<const std::int64_t> values);

/// Writes a small file in one call, with torch's metadata unless another is given.
[[nodiscard]] Result<void>
writeSafetensors(const std::filesystem::path& path, const std::vector<TensorData>& tensors,
                 const std::map<std::string, std::string>& metadata = torchMetadata());

} // namespace mesewright
