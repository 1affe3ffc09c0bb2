// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"
#include "core/base/machinememory.h"
#include "tests/core/llm/engine/testmodels.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <unistd.h>

using namespace mesewright;
using namespace mesewright::test;

namespace {

class RecordedModel : public testing::TestWithParam<std::string>
{
protected:
    void SetUp() override
    {
        m_model = loadModel(GetParam());
        ASSERT_NE(m_model, nullptr);
        m_reference = openTensors(modelData / (GetParam() + ".reference.safetensors"));
    }

    RowEvaluation evaluate(const std::vector<int>& tokens, bool hidden = false)
    {
        auto rows = m_model->evaluate({tokens}, {RowAdapter{}}, hidden);
        EXPECT_TRUE(rows.ok());
        return std::move(rows->front());
    }

    std::unique_ptr<Model> m_model;
    SafetensorsFile m_reference;
};

double negativeLogLikelihood(const float* logits, int vocab, int target)
{
    const float largest = *std::max_element(logits, logits + vocab);
    double sum = 0;
    for (int j = 0; j < vocab; ++j)
        sum += std::exp(double{logits[j]} - largest);
    return std::log(sum) + largest - logits[target];
}

TEST_P(RecordedModel, LogitsHiddenStatesAndLossesMatch)
{
    const std::vector<int> tokens = ints(m_reference, "tokens");
    const RowEvaluation row = evaluate(tokens, true);
    EXPECT_LE(largestDifference(row.logits, floats(m_reference, "logits")), logitBound);
    EXPECT_LE(largestDifference(row.hidden, floats(m_reference, "hidden")), logitBound);

    const int vocab = m_model->config().vocabSize;
    const std::vector<float> recorded = floats(m_reference, "nll");
    double full = 0;
    double masked = 0;
    const std::size_t from = tokens.size() / 3;
    for (std::size_t t = 0; t + 1 < tokens.size(); ++t) {
        const double nll =
            negativeLogLikelihood(row.logits.data() + t * vocab, vocab, tokens[t + 1]);
        EXPECT_NEAR(nll, recorded[t], 1e-3) << "position " << t;
        full += nll;
        masked += t + 1 >= from ? nll : 0; // labels from position T/3 on count
    }
    const double count = static_cast<double>(tokens.size() - 1);
    EXPECT_NEAR(full / count, floats(m_reference, "loss_full").front(), 1e-4);
    EXPECT_NEAR(masked / (count + 1 - static_cast<double>(from)),
                floats(m_reference, "loss_masked").front(), 1e-4);
}

TEST_P(RecordedModel, RowsOfABatchEqualTheRowsAlone)
{
    std::vector<std::vector<int>> rows;
    for (int i = 0; i < 3; ++i)
        rows.push_back(ints(m_reference, "batch" + std::to_string(i) + ".tokens"));
    rows.push_back(ints(m_reference, "tokens"));
    const auto together = m_model->evaluate(rows, std::vector<RowAdapter>(rows.size()));
    ASSERT_TRUE(together.ok());
    const std::size_t vocab = static_cast<std::size_t>(m_model->config().vocabSize);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const RowEvaluation& row = (*together)[i];
        EXPECT_LE(largestDifference(row.logits, evaluate(rows[i]).logits), 1e-4) << "row " << i;
        if (i < 3) {
            EXPECT_LE(largestDifference(
                          {row.logits.end() - static_cast<std::ptrdiff_t>(vocab), row.logits.end()},
                          floats(m_reference, "batch" + std::to_string(i) + ".last_logits")),
                      logitBound);
        }
    }
}

TEST_P(RecordedModel, RefusesTokensOutsideTheVocabulary)
{
    for (const int bad : {-1, m_model->config().vocabSize}) {
        const auto rows = m_model->evaluate({{1, bad}}, {RowAdapter{}});
        ASSERT_FALSE(rows.ok());
        EXPECT_NE(rows.error().message.find(std::to_string(bad)), std::string::npos);
    }
    EXPECT_FALSE(m_model->evaluate({{}}, {RowAdapter{}}).ok());
}

INSTANTIATE_TEST_SUITE_P(Models, RecordedModel, testing::ValuesIn(recordedModels()), modelTestName);

TEST(ModelLoad, StopsWhenCancelledAndNamesAMissingFolder)
{
    SilentProgress silent;
    CancelToken cancel;
    cancel.request();
    const auto stoppedLoad = Model::load(modelData / "small-odd/bf16", silent, cancel);
    ASSERT_FALSE(stoppedLoad.ok());
    EXPECT_EQ(stoppedLoad.error().kind, ErrorKind::Stopped);
    const auto missing = Model::load(modelData / "no-such-model", silent, CancelToken());
    ASSERT_FALSE(missing.ok());
    EXPECT_NE(missing.error().message.find("no-such-model"), std::string::npos);
}

// A checkpoint with a vocabulary and experts too large for this machine, as a sparse file: it takes
// no disk, but its weights would take more than 100 GB, or twice what is there.
TEST(ModelLoad, RefusesBeforeTheStartWhatCannotFitIntoMemory)
{
    const std::filesystem::path from = modelData / "small-real/bf16";
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("mesewright-huge-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    Json config = readJsonFile(from / "config.json").value();
    const std::int64_t oldRows = config["vocab_size"];
    constexpr std::uint64_t heldByOne = std::uint64_t{32} << 30;
    const auto factor = static_cast<std::int64_t>(1 + machineMemory().total / heldByOne);
    constexpr std::int64_t rows = 60'000'000;
    const std::int64_t inner = 1'000'000 * factor;
    config["vocab_size"] = rows;
    config["intermediate_size"] = inner;
    ASSERT_TRUE(writeJsonFile(folder / "config.json", config).ok());
    Json header = Json::object();
    std::int64_t end = 0;
    const SafetensorsFile original = openTensors(from / "model.safetensors");
    for (const TensorInfo& tensor : original.tensors()) {
        std::vector<std::int64_t> shape = tensor.shape;
        if (tensor.name == "lm_head.weight" || tensor.name == "model.embed_tokens.weight")
            std::replace(shape.begin(), shape.end(), oldRows, rows);
        if (tensor.name.ends_with("gate_up_proj") || tensor.name.ends_with("gate_up_proj_bias"))
            shape.back() = 2 * inner;
        if (tensor.name.ends_with("down_proj"))
            shape[1] = inner;
        std::int64_t bytes = dtypeBits(tensor.dtype) / 8;
        for (const std::int64_t dimension : shape)
            bytes *= dimension;
        header[tensor.name] = {{"dtype", dtypeName(tensor.dtype)},
                               {"shape", shape},
                               {"data_offsets", {end, end + bytes}}};
        end += bytes;
    }
    const std::string text = header.dump();
    const std::uint64_t length = text.size();
    const std::filesystem::path file = folder / "model.safetensors";
    std::ofstream(file, std::ios::binary)
            .write(reinterpret_cast<const char*>(&length), sizeof length)
        << text;
    std::filesystem::resize_file(file, sizeof length + length + static_cast<std::uint64_t>(end));

    SilentProgress silent;
    const auto model = Model::load(folder, silent, CancelToken());
    std::filesystem::remove_all(folder);
    ASSERT_FALSE(model.ok());
    EXPECT_EQ(model.error().kind, ErrorKind::Machine) << model.error().message;
    EXPECT_NE(model.error().message.find("of memory"), std::string::npos) << model.error().message;
}

} // namespace
