// SPDX-License-Identifier: Apache-2.0
#include "app/cli/dataverbs.h"

#include "core/data/datacheck.h"
#include "core/data/taskfile.h"

namespace mesewright {

namespace {

class DataCheckVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_train, Option("train", "FILE", "the training items, JSON Lines").needed());
        v.option(&m_eval, Option("eval", "FILE", "the evaluation items, JSON Lines").needed());
        v.option(&m_options.threshold,
                 Option("threshold", "SHARE", "least share of word triples of a near match")
                     .above(0, 1));
        v.option(&m_shown, Option("show", "N", "near matches that are shown as a diff of both rows")
                               .within(0, 1000000));
        v.option(&m_strict, Option("strict", "exit 1 if an evaluation row, or its question, stands "
                                             "in training"));
    }

    Result<int> run(Context& context) override
    {
        MESEWRIGHT_TRY(const std::vector<TaskItem> train, readTaskItems(m_train));
        MESEWRIGHT_TRY(const std::vector<TaskItem> eval, readTaskItems(m_eval));
        const DataCheck check = checkData(train, eval, m_options);
        context.print(dataCheckText(check, train, eval, static_cast<std::size_t>(m_shown)));
        context.result(dataCheckToJson(check, train, eval));
        return m_strict && check.sameQuestionRows > 0 ? 1 : 0;
    }

private:
    std::string m_train;
    std::string m_eval;
    DataCheckOptions m_options;
    int m_shown = 3;
    bool m_strict = false;
};

} // namespace

void addDataVerbs(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<DataCheckVerb>(
        "data check", "can scores on the evaluation items be trusted?",
        "Rows, distinct items, leaked rows, shapes, near matches with their text, rows without a "
        "licence,\nprompts that hold their answer. Leaked: the whole row (family, instruction, "
        "input, output) stands\nin training. Shape: the answer with quoted text and numbers "
        "masked. Near: the share of word triples\nthat both rows have, found among all rows."));
}

} // namespace mesewright
