// SPDX-License-Identifier: Apache-2.0
#include "core/llm/inspect.h"

#include "core/base/json.h"
#include "tests/core/llm/formats/temporaryfolder.h"

#include <nlohmann/json.hpp>

namespace mesewright {
namespace {

TEST(Inspect, Checkpoints)
{
    struct Case
    {
        const char* model;
        const char* layout;
        std::int64_t tensors, parameters;
        std::uint64_t bytes;
    };
    const Case cases[] = {{"small-odd/bf16", "bf16", 4 * 17 + 3, 441184, 882368},
                          {"small-odd/mxfp4", "mxfp4", 4 * 19 + 3, 441184, 0},
                          {"small-real/nf4", "nf4", 0, 2314432, 1521794}};
    for (const Case& c : cases) {
        const auto json = inspectPath(testModels() / c.model);
        ASSERT_TRUE(json) << json.error().message;
        EXPECT_EQ((*json)["kind"], "checkpoint");
        EXPECT_EQ((*json)["layout"], c.layout);
        EXPECT_EQ((*json)["parameters"], c.parameters) << c.model;
        EXPECT_EQ((*json)["memory"]["cpu_fp32"], c.parameters * 4);
        EXPECT_EQ((*json)["memory"]["gpu_bf16"], c.parameters * 2);
        EXPECT_LT((*json)["memory"]["gpu_nf4"], (*json)["memory"]["gpu_bf16"]);
        EXPECT_TRUE((*json)["missing"].empty());
        if (c.tensors != 0) {
            EXPECT_EQ((*json)["tensors"], c.tensors);
        }
        if (c.bytes != 0) {
            EXPECT_EQ((*json)["bytes"], c.bytes);
        }
        const std::string text = inspectText(*json);
        EXPECT_NE(text.find(std::string("layout ") + c.layout), std::string::npos) << text;
    }
}

TEST(Inspect, MissingShardsAreListed)
{
    const TemporaryFolder t;
    copyModel("small-odd/mxfp4", t.path() / "m");
    std::filesystem::remove(t.path() / "m/model-00002-of-00002.safetensors");
    const auto json = inspectPath(t.path() / "m");
    ASSERT_TRUE(json) << json.error().message;
    EXPECT_EQ((*json)["missing"], Json::array({"model-00002-of-00002.safetensors"}));
    EXPECT_NE(inspectText(*json).find("missing: model-00002-of-00002.safetensors"),
              std::string::npos);
}

TEST(Inspect, AdaptersAndFiles)
{
    const auto adapter = inspectPath(testModels() / "small-real/lora-nf4/adapter");
    ASSERT_TRUE(adapter) << adapter.error().message;
    EXPECT_EQ((*adapter)["kind"], "adapter");
    EXPECT_EQ((*adapter)["rank"], 8);
    EXPECT_EQ((*adapter)["layers"], Json({2, 3}));
    EXPECT_EQ((*adapter)["targets"], Json({"k_proj", "o_proj", "q_proj", "v_proj"}));
    EXPECT_EQ((*adapter)["parameters"], 26624);
    EXPECT_NE(inspectText(*adapter).find("rank 8, alpha 16"), std::string::npos)
        << inspectText(*adapter);

    const auto file = inspectPath(testModels() / "small-odd/bf16.reference.safetensors");
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ((*file)["kind"], "safetensors");
    EXPECT_EQ((*file)["metadata"]["format"], "pt");
    EXPECT_EQ((*file)["list"].size(), (*file)["tensors"].get<std::size_t>());
    EXPECT_NE(inspectText(*file).find("logits  F32 [61,320]"), std::string::npos)
        << inspectText(*file);
}

TEST(Inspect, WhatIsNoneOfThese)
{
    const TemporaryFolder t;
    putFile(t.path() / "x.json", "{}");
    EXPECT_FALSE(inspectPath(t.path()));
    EXPECT_FALSE(inspectPath(t.path() / "x.json"));
    EXPECT_FALSE(inspectPath(t.path() / "none"));
}

} // namespace
} // namespace mesewright
