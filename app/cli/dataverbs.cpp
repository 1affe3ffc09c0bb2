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
        v.option(&m_strict, Option("strict", "exit 1 if an evaluation row stands in training"));
    }

    Result<int> run(Context& context) override
    {
        MESEWRIGHT_TRY(const std::vector<TaskItem> train, readTaskItems(m_train));
        MESEWRIGHT_TRY(const std::vector<TaskItem> eval, readTaskItems(m_eval));
        const DataCheck check = checkData(train, eval);
        context.print(dataCheckText(check, train, eval));
        context.result(dataCheckToJson(check, train, eval));
        return m_strict && check.leakedRows > 0 ? 1 : 0;
    }

private:
    std::string m_train;
    std::string m_eval;
    bool m_strict = false;
};

} // namespace

void addDataVerbs(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<DataCheckVerb>(
        "data check", "can scores on the evaluation items be trusted?",
        "Rows, distinct items, leaked rows, shapes, near matches with their text, rows with a "
        "licence.\nRows are compared whole: family, instruction, input and output."));
}

} // namespace mesewright
