// SPDX-License-Identifier: Apache-2.0
#include "core/llm/safetensorswriter.h"

#include "core/base/json.h"
#include "core/base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace mesewright {

namespace {

/// Bytes of a spec, or nothing if there is no such tensor.
Result<std::uint64_t> specBytes(const TensorSpec& spec)
{
    std::uint64_t count = dtypeBits(spec.dtype);
    for (const std::int64_t size : spec.shape) {
        if (size < 0 || __builtin_mul_overflow(count, static_cast<std::uint64_t>(size), &count))
            return internalError("tensor '" + spec.name + "' has the impossible shape " +
                                 shapeText(spec.shape));
    }
    if (count % 8 != 0)
        return internalError("tensor '" + spec.name + "' does not fill whole bytes");
    return count / 8;
}

} // namespace

struct SafetensorsWriter::Private
{
    struct Place
    {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        std::uint64_t written = 0;
    };

    std::filesystem::path path;
    std::filesystem::path temporary;
    int file = -1;
    std::uint64_t dataStart = 0;
    std::uint64_t dataBytes = 0;
    std::unordered_map<std::string, Place> places;

    ~Private()
    {
        if (file >= 0) {
            ::close(file);
            ::unlink(temporary.c_str());
        }
    }

    Result<void> put(std::span<const std::byte> bytes, std::uint64_t at)
    {
        while (!bytes.empty()) {
            const ssize_t done = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(at));
            if (done < 0) {
                if (errno == EINTR)
                    continue;
                return writeFailure(path, errno);
            }
            bytes = bytes.subspan(static_cast<std::size_t>(done));
            at += static_cast<std::uint64_t>(done);
        }
        return {};
    }
};

std::map<std::string, std::string> torchMetadata()
{
    return {{"format", "pt"}};
}

SafetensorsWriter::SafetensorsWriter(std::unique_ptr<Private> d) : d(std::move(d)) {}
SafetensorsWriter::SafetensorsWriter(SafetensorsWriter&&) noexcept = default;
SafetensorsWriter& SafetensorsWriter::operator=(SafetensorsWriter&&) noexcept = default;
SafetensorsWriter::~SafetensorsWriter() = default;

Result<SafetensorsWriter>
SafetensorsWriter::create(const std::filesystem::path& path, std::vector<TensorSpec> tensors,
                          const std::map<std::string, std::string>& metadata)
{
    std::sort(tensors.begin(), tensors.end(), [](const TensorSpec& a, const TensorSpec& b) {
        return a.dtype != b.dtype ? a.dtype > b.dtype : a.name < b.name;
    });
    auto state = std::make_unique<Private>();
    state->path = path;

    Json header = Json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    for (const TensorSpec& spec : tensors) {
        MESEWRIGHT_TRY(const std::uint64_t bytes, specBytes(spec));
        const std::uint64_t begin = state->dataBytes;
        if (!isValidUtf8(spec.name) || spec.name == "__metadata__" ||
            !state->places.emplace(spec.name, Private::Place{begin, begin + bytes, 0}).second)
            return internalError(replaceInvalidUtf8(spec.name) +
                                 ": cannot be a tensor's name, or stands twice");
        state->dataBytes += bytes;
        header[spec.name] = {{"dtype", dtypeName(spec.dtype)},
                             {"shape", spec.shape},
                             {"data_offsets", {begin, begin + bytes}}};
    }
    std::string text = header.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    text.append((8 - text.size() % 8) % 8, ' ');
    state->dataStart = 8 + text.size();

    if (path.has_parent_path())
        MESEWRIGHT_CHECK(makeFolders(path.parent_path()));
    static std::atomic<unsigned> counter{0};
    do {
        std::string name = ".";
        name.append(path.filename().string()).append(".tmp-");
        name.append(std::to_string(::getpid())).append("-").append(std::to_string(counter++));
        state->temporary = path.parent_path() / name;
        state->file = ::open(state->temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (state->file < 0 && errno == EEXIST);
    if (state->file < 0)
        return writeFailure(path, errno);
    const std::uint64_t length = text.size();
    MESEWRIGHT_CHECK(state->put(std::as_bytes(std::span(&length, 1)), 0));
    MESEWRIGHT_CHECK(state->put(std::as_bytes(std::span(text)), 8));
    return SafetensorsWriter(std::move(state));
}

Result<void> SafetensorsWriter::write(const std::string& name, std::span<const std::byte> bytes)
{
    const auto found = d->places.find(name);
    if (found == d->places.end())
        return internalError("'" + name + "' is not among the tensors of " + d->path.string());
    Private::Place& place = found->second;
    if (bytes.size() > place.end - place.begin - place.written)
        return internalError("too many bytes for tensor '" + name + "' of " + d->path.string());
    MESEWRIGHT_CHECK(d->put(bytes, d->dataStart + place.begin + place.written));
    place.written += bytes.size();
    return {};
}

Result<void> SafetensorsWriter::finish()
{
    for (const auto& [name, place] : d->places) {
        if (place.written != place.end - place.begin)
            return internalError("tensor '" + name + "' of " + d->path.string() +
                                 " was not written to its end");
    }
    int reason = ::fsync(d->file) == 0 ? 0 : errno;
    if (::close(std::exchange(d->file, -1)) != 0 && reason == 0)
        reason = errno;
    if (reason == 0 && ::rename(d->temporary.c_str(), d->path.c_str()) != 0)
        reason = errno;
    if (reason != 0) {
        ::unlink(d->temporary.c_str());
        return writeFailure(d->path, reason);
    }
    syncFolder(d->path.has_parent_path() ? d->path.parent_path() : std::filesystem::path("."));
    return {};
}

std::uint64_t SafetensorsWriter::dataBytes() const
{
    return d->dataBytes;
}

namespace {

template <class T>
TensorData tensorOf(std::string name, Dtype dtype, std::vector<std::int64_t> shape,
                    std::span<const T> values)
{
    TensorData tensor;
    tensor.spec = {std::move(name), dtype, std::move(shape)};
    const auto bytes = std::as_bytes(values);
    tensor.bytes.assign(bytes.begin(), bytes.end());
    return tensor;
}

} // namespace

TensorData floatTensor(std::string name, std::vector<std::int64_t> shape,
                       std::span<const float> values)
{
    return tensorOf(std::move(name), Dtype::F32, std::move(shape), values);
}

TensorData int32Tensor(std::string name, std::vector<std::int64_t> shape,
                       std::span<const std::int32_t> values)
{
    return tensorOf(std::move(name), Dtype::I32, std::move(shape), values);
}

TensorData int64Tensor(std::string name, std::vector<std::int64_t> shape,
                       std::span<const std::int64_t> values)
{
    return tensorOf(std::move(name), Dtype::I64, std::move(shape), values);
}

Result<void> writeSafetensors(const std::filesystem::path& path,
                              const std::vector<TensorData>& tensors,
                              const std::map<std::string, std::string>& metadata)
{
    std::vector<TensorSpec> specs;
    specs.reserve(tensors.size());
    for (const TensorData& tensor : tensors)
        specs.push_back(tensor.spec);
    MESEWRIGHT_TRY(SafetensorsWriter writer,
                   SafetensorsWriter::create(path, std::move(specs), metadata));
    for (const TensorData& tensor : tensors)
        MESEWRIGHT_CHECK(writer.write(tensor.spec.name, tensor.bytes));
    return writer.finish();
}

} // namespace mesewright
