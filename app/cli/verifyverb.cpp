// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verifyverb.h"

#include "app/cli/enginetools.h"
#include "app/cli/verifycheck.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace mesewright {

namespace {

class VerifyVerb final : public Verb
{
public:
    void options(OptionVisitor& v) override
    {
        m_model.baseOption(v);
        v.option(&m_reference,
                 Option("reference", "FILE", "a safetensors file of recorded outputs").needed());
        v.option(&m_model.adapter, Option("adapter", "DIR", "a LoRA adapter, for logits@S"));
    }

    Result<int> run(Context& context) override
    {
        if (context.general.precision == "bf16")
            return badInput("verify compares with what fp32 gave, whose bounds bf16 cannot keep; "
                            "leave --precision away");
        MESEWRIGHT_TRY(const SafetensorsFile reference, SafetensorsFile::open(m_reference));
        m_model.exact = true;
        MESEWRIGHT_TRY(LoadedModel loaded, loadModel(m_model, context));
        std::optional<int> adapter;
        if (loaded.row.adapter >= 0)
            adapter = loaded.row.adapter;
        SilentProgress silent;
        MESEWRIGHT_TRY(const std::vector<Difference> rows,
                       compareWithReference(*loaded.model, reference, adapter,
                                            context.general.verbose ? context.progress : silent,
                                            context.cancel));
        const bool ok =
            std::all_of(rows.begin(), rows.end(), [](const Difference& row) { return row.within; });
        context.print(table(rows) + (ok ? "all within" : "NOT within") + " the bounds of " +
                      loaded.model->mode() + "\n");
        Json result = json(rows, ok);
        result["mode"] = loaded.model->mode();
        result["device"] = loaded.model->device();
        context.result(std::move(result));
        return ok ? 0 : 1;
    }

private:
    static std::string table(const std::vector<Difference>& rows)
    {
        std::string text = formatted("%-20s %10s %14s %10s  %s\n", "tensor", "compared",
                                     "largest diff", "bound", "state");
        for (const Difference& row : rows) {
            text += formatted("%-20s %10zu %14.3g %10.3g  %s", row.name.c_str(), row.compared,
                              row.largest, row.bound, row.within ? "ok" : "BEYOND");
            text += (row.note.empty() ? "" : ", " + row.note) + "\n";
        }
        return text;
    }

    static Json json(const std::vector<Difference>& rows, bool ok)
    {
        Json list = Json::array();
        for (const Difference& row : rows) {
            list.push_back(
                {{"name", row.name},
                 {"compared", row.compared},
                 {"largest", std::isfinite(row.largest) ? Json(row.largest) : Json("infinite")},
                 {"bound", row.bound},
                 {"ok", row.within}});
            if (!row.note.empty())
                list.back()["note"] = row.note;
        }
        return {{"ok", ok}, {"differences", std::move(list)}};
    }

    ModelOptions m_model;
    std::string m_reference;
};

} // namespace

void addVerifyVerb(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<VerifyVerb>(
        "verify", "compare the model with recorded outputs",
        formatted(
            "Everything that the file holds is compared: tokens with logits and hidden (bound "
            "%g), nll\n(%g), loss_full and loss_masked (%g); batchI.tokens with last_logits, "
            "in one batch, and\ngreedy, token by token up to the first near tie (batchI."
            "margins below %g); with --adapter\nlogits@S for each scale S. Exit 1 if "
            "anything is beyond its bound. On a GPU it computes in fp32, with\nbounds of %g for "
            "logits and nll.",
            onProcessor.logits, onProcessor.nll, onProcessor.loss, onProcessor.margin,
            onGpu.logits)));
}

} // namespace mesewright
