// SPDX-License-Identifier: Apache-2.0
#include "core/llm/convert.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/llm/checkpoint.h"
#include "core/llm/convertconfig.h"
#include "core/llm/converttensors.h"
#include "core/llm/safetensorswriter.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <unistd.h>

namespace mesewright {

namespace {

/// A folder that is removed again unless it was renamed into place.
class PartialFolder
{
public:
    explicit PartialFolder(const std::filesystem::path& target) : m_target(target)
    {
        std::string name = ".";
        name.append(target.filename().string()).append(".partial-");
        name.append(std::to_string(::getpid()));
        m_path = target.parent_path() / name;
    }
    ~PartialFolder()
    {
        std::error_code code;
        if (!m_done)
            std::filesystem::remove_all(m_path, code);
    }
    PartialFolder(const PartialFolder&) = delete;
    PartialFolder& operator=(const PartialFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    [[nodiscard]] Result<void> make() const
    {
        std::error_code code;
        std::filesystem::remove_all(m_path, code);
        return makeFolders(m_path);
    }

    [[nodiscard]] Result<void> commit()
    {
        std::error_code code;
        syncFolder(m_path);
        std::filesystem::remove(m_target, code); // only succeeds on an empty folder
        std::filesystem::rename(m_path, m_target, code);
        if (code)
            return machineLacks(m_target.string() + ": cannot be made: " + code.message());
        syncFolder(m_target.parent_path());
        m_done = true;
        return {};
    }

private:
    std::filesystem::path m_target;
    std::filesystem::path m_path;
    bool m_done = false;
};

Result<std::filesystem::path> checkTarget(const std::filesystem::path& from,
                                          const std::filesystem::path& to)
{
    std::error_code code;
    std::filesystem::path target = std::filesystem::absolute(to, code).lexically_normal();
    if (!target.has_filename())
        target = target.parent_path();
    if (!target.has_filename() || target == target.root_path())
        return badInput(to.string() + ": is not a folder that can be made; name a new folder");
    if (std::filesystem::equivalent(from, target, code))
        return badInput(to.string() + ": is the checkpoint's own folder; name a new one");
    if (std::filesystem::exists(target, code) &&
        (!std::filesystem::is_directory(target, code) || !std::filesystem::is_empty(target, code)))
        return badInput(to.string() +
                        ": is there already and not an empty folder; name a new folder");
    return target;
}

/// Puts tensors into shards in order, closing a shard before it passes the limit.
std::vector<std::vector<ConvertTensor>> intoShards(std::vector<ConvertTensor> tensors,
                                                   std::uint64_t limit)
{
    std::vector<std::vector<ConvertTensor>> shards(1);
    std::uint64_t size = 0;
    for (ConvertTensor& tensor : tensors) {
        const std::uint64_t bytes = tensor.bytes();
        if (size > 0 && size + bytes > limit) {
            shards.emplace_back();
            size = 0;
        }
        size += bytes;
        shards.back().push_back(std::move(tensor));
    }
    return shards;
}

class Counter
{
public:
    Counter(ProgressSink& sink, std::int64_t total)
        : m_sink(sink), m_start(std::chrono::steady_clock::now())
    {
        m_progress.what = "quantize";
        m_progress.unit = "tensors";
        m_progress.total = total;
    }

    void add()
    {
        ++m_progress.done;
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
        m_progress.rate = seconds > 0 ? static_cast<double>(m_progress.done) / seconds : 0;
        if (m_progress.rate > 0)
            m_progress.etaSeconds =
                static_cast<double>(m_progress.total - m_progress.done) / m_progress.rate;
        m_sink.progress(m_progress);
    }

private:
    ProgressSink& m_sink;
    Progress m_progress;
    std::chrono::steady_clock::time_point m_start;
};

Result<void> writeShard(const std::filesystem::path& path, const std::vector<ConvertTensor>& shard,
                        const WeightSource& source, Counter& counter, const CancelToken& cancel)
{
    std::vector<TensorSpec> specs;
    for (const ConvertTensor& tensor : shard)
        specs.insert(specs.end(), tensor.specs.begin(), tensor.specs.end());
    MESEWRIGHT_TRY(SafetensorsWriter writer,
                   SafetensorsWriter::create(path, std::move(specs), torchMetadata()));
    for (const ConvertTensor& tensor : shard) {
        if (cancel.requested())
            return stopped();
        MESEWRIGHT_CHECK(writeConverted(tensor, source, writer, cancel));
        counter.add();
    }
    return writer.finish();
}

} // namespace

Result<WeightLayout> layoutFromName(const std::string& name)
{
    for (const WeightLayout layout : {WeightLayout::Nf4, WeightLayout::Mxfp4, WeightLayout::Bf16}) {
        if (name == layoutName(layout))
            return layout;
    }
    return badInput(name + ": is no layout of a checkpoint; use nf4, mxfp4 or bf16");
}

Result<ConvertSummary> quantizeCheckpoint(const std::filesystem::path& from, WeightLayout layout,
                                          const std::filesystem::path& to, ProgressSink& progress,
                                          const CancelToken& cancel, const ConvertOptions& options)
{
    MESEWRIGHT_TRY(const ModelConfig config, readModelConfig(from));
    MESEWRIGHT_TRY(const WeightSource source, WeightSource::open(from, config));
    MESEWRIGHT_TRY(const std::filesystem::path target, checkTarget(from, to));

    ConvertSummary summary;
    summary.warnings = source.warnings();
    for (const std::string& warning : summary.warnings)
        progress.message(warning);
    if (layout == WeightLayout::Nf4 && source.layout() != layout)
        progress.message("reading every matrix once for the means of its block maxima");
    MESEWRIGHT_TRY(std::vector<ConvertTensor> tensors, planConversion(source, layout, cancel));
    Counter counter(progress, static_cast<std::int64_t>(tensors.size()));
    const auto shards = intoShards(std::move(tensors), options.maxShardBytes);
    for (const auto& shard : shards) {
        for (const ConvertTensor& tensor : shard) {
            summary.tensorBytes += tensor.bytes();
            summary.tensors += static_cast<std::int64_t>(tensor.specs.size());
        }
    }

    PartialFolder folder(target);
    MESEWRIGHT_CHECK(folder.make());
    std::error_code code;
    const auto space = std::filesystem::space(folder.path(), code);
    if (!code && space.available < summary.tensorBytes)
        return machineLacks(to.string() + ": the checkpoint needs " +
                            humanBytes(summary.tensorBytes) + ", but only " +
                            humanBytes(space.available) + " are free there; make room");

    const bool single = layout == WeightLayout::Bf16 && shards.size() == 1;
    Json map = Json::object();
    for (std::size_t i = 0; i < shards.size(); ++i) {
        const std::string name =
            single ? checkpointSingleName
                   : formatted("model-%05zu-of-%05zu.safetensors", i + 1, shards.size());
        MESEWRIGHT_CHECK(writeShard(folder.path() / name, shards[i], source, counter, cancel));
        for (const ConvertTensor& tensor : shards[i]) {
            for (const TensorSpec& spec : tensor.specs)
                map[spec.name] = name;
        }
        summary.files.push_back(name);
    }
    if (!single) {
        // Sorted by name, as transformers writes it.
        const nlohmann::json sorted = nlohmann::json::parse(map.dump());
        Json index;
        index["metadata"]["total_size"] = summary.tensorBytes;
        index["weight_map"] = Json::object();
        for (const auto& [name, file] : sorted.items())
            index["weight_map"][name] = file.get<std::string>();
        MESEWRIGHT_CHECK(writeJsonFile(folder.path() / checkpointIndexName, index));
    }
    MESEWRIGHT_CHECK(writeConvertedConfig(from, layout, folder.path()));
    MESEWRIGHT_CHECK(copyCompanions(from, folder.path()));
    MESEWRIGHT_CHECK(folder.commit());
    return summary;
}

} // namespace mesewright
