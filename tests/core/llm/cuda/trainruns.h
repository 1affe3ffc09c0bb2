// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/llm/cuda/train/cudatrainer.h"
#include "tests/core/llm/cuda/gpu.h"
#include "tests/core/llm/cuda/recordings.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <random>
#include <sstream>
#include <unistd.h>

// Training runs for tests: the recorded ones, and rows of random tokens.
namespace mesewright::test {

inline std::vector<TrainRow> readTrainRows(const std::filesystem::path& path)
{
    std::vector<TrainRow> rows;
    std::istringstream lines(readFile(path).value());
    for (std::string line; std::getline(lines, line);) {
        const Json row = parseJson(line, path.string()).value();
        rows.push_back(
            {row["input_ids"].get<std::vector<int>>(), row["labels"].get<std::vector<int>>()});
    }
    return rows;
}

inline TrainerOptions optionsOf(const Json& hyper)
{
    TrainerOptions o;
    o.microBatch = hyper["per_device_train_batch_size"];
    o.accumulation = hyper["gradient_accumulation_steps"];
    o.maxSteps = hyper["max_steps"];
    o.learningRate = hyper["lr"];
    o.warmupRatio = hyper["warmup_ratio"];
    o.clipNorm = hyper["grad_clip"];
    o.seed = hyper["seed"];
    return o;
}

/// Everything a trainer needs, from one recording: `kind` bf16 or nf4, `tag` full or masked.
struct RecordedRun
{
    RecordedRun(const std::string& kind, const std::string& tag,
                cuda::Precision precision = cuda::Precision::Fp32)
        : folder(recordings() / "small-real" / ("lora-" + kind)),
          model(loadOnGpu(recordings() / "small-real" / kind, precision)),
          rows(readTrainRows(folder / ("train-" + tag + ".jsonl"))),
          trajectory(readJsonFile(folder / ("trajectory-" + tag + ".json")).value()),
          start(readPeftAdapter(folder / "start", model->config()).value()),
          options(optionsOf(trajectory["hyper"]))
    {
    }

    [[nodiscard]] std::unique_ptr<cuda::CudaTrainer>
    trainer(const cuda::CudaTrainerOptions& wishes = {}) const
    {
        auto made = cuda::CudaTrainer::create(*model, rows, start, options, wishes);
        EXPECT_TRUE(made.ok()) << (made ? "" : made.error().message);
        return made ? std::move(made).value() : nullptr;
    }

    std::filesystem::path folder;
    std::unique_ptr<cuda::CudaModel> model;
    std::vector<TrainRow> rows;
    Json trajectory;
    LoraAdapter start;
    TrainerOptions options;
};

inline bool sameBits(const LoraAdapter& a, const LoraAdapter& b)
{
    const auto same = [](const std::vector<float>& x, const std::vector<float>& y) {
        return x.size() == y.size() &&
               std::memcmp(x.data(), y.data(), x.size() * sizeof(float)) == 0;
    };
    for (std::size_t i = 0; i < std::min(a.pairs.size(), b.pairs.size()); ++i)
        if (!same(a.pairs[i].a, b.pairs[i].a) || !same(a.pairs[i].b, b.pairs[i].b))
            return false;
    return a.pairs.size() == b.pairs.size();
}

inline std::vector<double> losses(cuda::CudaTrainer& trainer, int steps)
{
    std::vector<double> all;
    for (int i = 0; i < steps; ++i) {
        const auto record = trainer.step({});
        EXPECT_TRUE(record.ok()) << (record ? "" : record.error().message);
        all.push_back(record ? record->loss : NAN);
    }
    return all;
}

/// Rows of random tokens between the two lengths; every label but those of the first third counts.
inline std::vector<TrainRow> randomRows(int count, int shortest, int longest, int vocab,
                                        unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<TrainRow> rows;
    for (int i = 0; i < count; ++i) {
        const int length =
            shortest + static_cast<int>(random() % static_cast<unsigned>(longest - shortest + 1));
        TrainRow row;
        for (int t = 0; t < length; ++t) {
            row.inputIds.push_back(static_cast<int>(random() % static_cast<unsigned>(vocab)));
            row.labels.push_back(t < length / 3 ? -100 : row.inputIds.back());
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// A folder of a test's own, gone with it.
class TestFolder
{
public:
    explicit TestFolder(const std::string& name)
        : m_path(std::filesystem::temp_directory_path() /
                 ("mesewright-" + name + "-" + std::to_string(getpid())))
    {
        std::filesystem::create_directories(m_path);
    }
    ~TestFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace mesewright::test
