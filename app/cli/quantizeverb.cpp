// SPDX-License-Identifier: Apache-2.0
#include "app/cli/quantizeverb.h"

#include "core/base/text.h"
#include "core/llm/convert.h"
#include "core/llm/hubcache.h"

namespace mesewright {

namespace {

class QuantizeVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_base, Option("base", "DIR",
                                 "the checkpoint: a folder, or a hub name that is "
                                 "in the local cache")
                              .needed());
        v.option(
            &m_to,
            Option("to", "LAYOUT", "the layout to write").needed().oneOf({"nf4", "mxfp4", "bf16"}));
        v.option(&m_out,
                 Option("out", "DIR", "the new checkpoint's folder, missing or empty").needed());
    }

    Result<int> run(Context& context) override
    {
        MESEWRIGHT_TRY(const WeightLayout layout, layoutFromName(m_to));
        MESEWRIGHT_TRY(const std::filesystem::path folder, resolveBase(m_base));
        MESEWRIGHT_TRY(const ConvertSummary summary,
                       quantizeCheckpoint(folder, layout, m_out, context.progress, context.cancel));
        for (const std::string& warning : summary.warnings)
            context.progress.message(warning);
        context.print(formatted("%s: %s, %lld tensors in %zu files, %s\n", m_out.c_str(),
                                m_to.c_str(), static_cast<long long>(summary.tensors),
                                summary.files.size(), humanBytes(summary.tensorBytes).c_str()));
        context.result(Json{{"out", m_out},
                            {"layout", m_to},
                            {"files", summary.files},
                            {"tensors", summary.tensors},
                            {"bytes", summary.tensorBytes},
                            {"warnings", summary.warnings}});
        return 0;
    }

private:
    std::string m_base;
    std::string m_to;
    std::string m_out;
};

} // namespace

void addQuantizeVerb(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<QuantizeVerb>(
        "quantize", "write a checkpoint in another layout",
        "The new folder has the names of the public checkpoints of its layout: nf4 as bitsandbytes "
        "with\ndouble quantisation, mxfp4 as OpenAI's own, bf16 as transformers saves it."));
}

} // namespace mesewright
