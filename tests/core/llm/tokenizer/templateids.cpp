// SPDX-License-Identifier: Apache-2.0
#include "core/data/prompttemplate.h"
#include "tests/core/llm/tokenizer/recorded.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace mesewright {
namespace {

using namespace test;

TEST(TemplateIds, areTheRecordedOnes)
{
    const auto rows = recordedRows("template.jsonl");
    ASSERT_EQ(rows.size(), 30u);
    const PromptTemplate plain = PromptTemplate::builtIn();
    const Tokenizer& tokenizer = realTokenizer();
    for (const Json& row : rows) {
        SCOPED_TRACE(row["id"].dump());
        const auto instruction = row["instruction"].get<std::string>();
        const auto input = row["input"].get<std::string>();
        const auto output = row["output"].get<std::string>();
        const auto train = tokenizer.encode(plain.trainText(instruction, input, output));
        const auto prompt = tokenizer.encode(plain.prompt(instruction, input));
        EXPECT_EQ(train, idsOf(row["train_ids"]));
        EXPECT_EQ(prompt, idsOf(row["inference_matching_ids"]));
        EXPECT_EQ(tokenizer.encode(plain.prompt(instruction, input, PromptForm::Seed)),
                  idsOf(row["inference_seed_ids"]));
        // Line feeds at the start of an output melt into the prompt's last token.
        const bool isPrefix = prompt.size() <= train.size() &&
                              std::equal(prompt.begin(), prompt.end(), train.begin());
        EXPECT_EQ(isPrefix, !output.starts_with('\n'));
    }
}

} // namespace
} // namespace mesewright
