// SPDX-License-Identifier: Apache-2.0
#include "app/cli/gateverbs.h"

#include "core/gates/comparegate.h"
#include "core/gates/demo.h"
#include "core/gates/evaluationgates.h"
#include "core/gates/gaterunner.h"
#include "core/gates/traingate.h"
#include "core/runs/runcontrol.h"
#include "core/runs/runlist.h"

namespace mesewright {

namespace {

const std::vector<std::string> levels{"syntax", "static", "exec", "engine"};

// What `baseline` and `adapters` share; the names are the Python project's.
struct EvaluationFields
{
    EvaluationOptions values;
    std::string eval;
    std::string templateFile;
    std::string format = "iir";
    std::string level = "static";
    std::optional<std::string> extract;
    std::string families;
    std::string train;

    void options(OptionVisitor& v, const std::vector<std::string>& formats)
    {
        v.option(&values.base,
                 Option("base", "DIR|NAME", "the checkpoint: a folder or a hub name").needed());
        v.option(&eval, Option("eval", "FILE", "evaluation items, JSON Lines").needed());
        v.option(&templateFile,
                 Option("template", "FILE", "prompt template").defaultsTo("built in"));
        v.option(&values.k, Option("k", "N", "answers an item").within(1, 1000));
        v.option(&values.temperature, Option("temperature", "T", "0 is greedy").within(0, 100));
        v.option(&values.topP, Option("top_p", "P", "1 is off").above(0, 1));
        v.option(&values.topK, Option("top_k", "K", "0 is off").within(0, 1000000));
        v.option(&values.maxNewTokens,
                 Option("max_new_tokens", "N", "longest answer").within(1, 131072));
        v.option(&values.seed, Option("seed", "N", "names the random draws"));
        v.option(&format, Option("format", "NAME", "form of the prompts").oneOf(formats));
        v.option(&values.templateQuirk,
                 Option("template_quirk", "the Python project's prompts, one line break short"));
        v.option(&level, Option("level", "NAME", "how deep answers are judged").oneOf(levels));
        v.option(&extract, Option("extract", "NAME", "what is taken from an answer")
                               .oneOf({"none", "auto"})
                               .defaultsTo("none for static, auto for the others"));
        v.option(&families, Option("families", "DIR", "families of your own"));
        v.option(&values.deriveExpect,
                 Option("derive_expect", "items without expect get what their instruction says, "
                                         "where it has the Python project's wording"));
        v.option(&train, Option("train", "FILE", "training items, to look for leaks")
                             .defaultsTo("train_file of config.yaml, or data/train.jsonl, of the "
                                         "workspace"));
        v.option(&values.strict, Option("strict", "exit 1 if evaluation items stand in training"));
    }

    [[nodiscard]] Result<EvaluationOptions> take(const Context& context)
    {
        values.eval = eval;
        values.templateFile = templateFile;
        values.families = families;
        if (format != "both") {
            MESEWRIGHT_TRY(values.format, parsePromptStyle(format));
        }
        MESEWRIGHT_TRY(values.level, parseLevel(level));
        if (extract) {
            MESEWRIGHT_TRY(values.extraction, parseExtraction(*extract));
        }
        MESEWRIGHT_TRY(values.train, trainingSetFor(train, context.general.workspace));
        MESEWRIGHT_CHECK(checkOptions(values));
        return values;
    }
};

// Runs `gate` in the workspace of the command line and shows its outcome.
template <class Gate>
Result<int> inWorkspace(Context& context, const Gate& gate)
{
    MESEWRIGHT_TRY(const Workspace workspace, openOrMakeWorkspace(context.general.workspace));
    GateContext gateContext{workspace, context.progress, context.cancel};
    MESEWRIGHT_TRY(gateContext.engine, context.general.engine());
    MESEWRIGHT_TRY(const GateOutcome outcome, gate(workspace, gateContext));
    context.print(outcome.text);
    Json json{{"run", outcome.runId}};
    json.update(*outcome.json);
    context.result(json);
    return 0;
}

class BaselineVerb final : public Verb
{
public:
    void options(OptionVisitor& v) override
    {
        m_fields.options(v, {"iir", "harmony", "both"});
        v.option(&m_out, Option("out", "FILE",
                                "results file; with --format both the chat format's stands "
                                "beside it")
                             .defaultsTo("eval/results/baseline.json"));
    }
    Result<int> run(Context& context) override
    {
        MESEWRIGHT_TRY(const EvaluationOptions evaluation, m_fields.take(context));
        return inWorkspace(context, [&](const Workspace&, GateContext& gate) {
            const BaselineOptions options{evaluation,
                                          context.pathOr(m_out, "eval/results/baseline.json"),
                                          m_fields.format == "both"};
            return startGate("baseline", toJson(options),
                             {{"eval", evaluation.eval},
                              {"template", evaluation.templateFile},
                              {"train", evaluation.train}},
                             gate);
        });
    }

private:
    EvaluationFields m_fields;
    std::string m_out;
};

class AdaptersVerb final : public Verb
{
public:
    void options(OptionVisitor& v) override
    {
        m_fields.options(v, {"iir", "harmony"});
        v.option(&m_adapters,
                 Option("adapters_dir", "DIR", "folder of ckpt-N folders, or one PEFT folder")
                     .defaultsTo("adapters"));
        v.option(&m_out,
                 Option("out_dir", "DIR", "gets ckpt-N__scale-S.json").defaultsTo("eval/results"));
        v.option(&m_scales,
                 Option("scales", "S...", "strengths of the adapter").within(-1000, 1000));
    }
    Result<int> run(Context& context) override
    {
        MESEWRIGHT_TRY(const EvaluationOptions evaluation, m_fields.take(context));
        return inWorkspace(context, [&](const Workspace&, GateContext& gate) {
            const AdaptersOptions options{evaluation, context.pathOr(m_adapters, "adapters"),
                                          context.pathOr(m_out, "eval/results"), m_scales};
            return startGate("adapters", toJson(options),
                             {{"eval", evaluation.eval},
                              {"template", evaluation.templateFile},
                              {"train", evaluation.train}},
                             gate);
        });
    }

private:
    EvaluationFields m_fields;
    std::string m_adapters;
    std::string m_out;
    std::vector<double> m_scales{0.25, 0.5, 1.0};
};

class TrainVerb final : public Verb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_config, Option("config", "FILE", "settings").defaultsTo("config.yaml"));
        v.option(
            &m_train,
            Option("train", "FILE", "training items, or rows of input_ids and labels").needed());
        v.option(&m_out, Option("out", "DIR", "gets ckpt-N/").defaultsTo("adapters"));
        v.option(&m_validation,
                 Option("validation", "FILE", "rows whose loss is logged at each checkpoint"));
        v.option(&m_samples,
                 Option("samples", "FILE", "items of which five are asked at each checkpoint"));
        v.option(&m_init, Option("init_adapter", "DIR", "PEFT folder that A and B start from"));
        v.option(&m_steps,
                 Option("max_steps", "N", "in place of trainer.max_steps").within(1, 10000000));
    }
    Result<int> run(Context& context) override
    {
        return inWorkspace(context, [&](const Workspace&, GateContext& gate) {
            const TrainOptions options{context.pathOr(m_config, "config.yaml"),
                                       m_train,
                                       context.pathOr(m_out, "adapters"),
                                       m_validation,
                                       m_init,
                                       m_steps,
                                       m_samples};
            return startGate("train", toJson(options),
                             {{"config", options.config},
                              {"train", options.train},
                              {"validation", options.validation},
                              {"samples", options.samples}},
                             gate);
        });
    }

private:
    std::string m_config;
    std::string m_train;
    std::string m_out;
    std::string m_validation;
    std::string m_samples;
    std::string m_init;
    std::optional<int> m_steps;
};

class CompareVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_baseline, Option("baseline", "FILE", "results of 'baseline'")
                                  .defaultsTo("eval/results/baseline.json"));
        v.option(&m_results,
                 Option("results_dir", "DIR", "results of 'adapters'; gets the decision")
                     .defaultsTo("eval/results"));
        v.option(&m_confirmBaseline,
                 Option("confirm_baseline", "FILE", "the base on items that no gate used"));
        v.option(&m_confirmAdapter,
                 Option("confirm_adapter", "FILE", "the picked configuration on the same"));
        v.option(&m_rule, Option("rule", "NAME", "paired, or seed: the Python project's")
                              .oneOf({"paired", "seed"}));
        v.option(
            &m_allowLeaked,
            Option("allow_leaked", "decide although evaluation items stand in the training data"));
        v.option(&m_strict, Option("strict", "exit 1 unless the decision is PROCEED"));
    }
    Result<int> run(Context& context) override
    {
        std::string decision;
        MESEWRIGHT_TRY(const int done,
                       inWorkspace(context, [&](const Workspace&, GateContext& gate) {
                           const CompareOptions options{
                               context.pathOr(m_baseline, "eval/results/baseline.json"),
                               context.pathOr(m_results, "eval/results"),
                               m_confirmBaseline,
                               m_confirmAdapter,
                               m_rule,
                               m_allowLeaked};
                           auto outcome = startGate("compare", toJson(options),
                                                    {{"baseline", options.baseline},
                                                     {"confirm_baseline", options.confirmBaseline},
                                                     {"confirm_adapter", options.confirmAdapter}},
                                                    gate);
                           if (outcome)
                               decision = outcome->json->value("decision", std::string());
                           return outcome;
                       }));
        return m_strict && decision != "PROCEED" ? 1 : done;
    }

private:
    std::string m_baseline;
    std::string m_results;
    std::string m_confirmBaseline;
    std::string m_confirmAdapter;
    std::string m_rule = "paired";
    bool m_allowLeaked = false;
    bool m_strict = false;
};

class DemoVerb final : public Verb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_out, Option("out", "DIR", "becomes the workspace").needed());
        v.option(&m_options.steps,
                 Option("steps", "N", "training steps").within(1, 100000).defaultsTo("60"));
        v.option(&m_seed, Option("seed", "N", "names all random draws"));
        v.option(&m_options.quick, Option("quick", "fewer items and samples, one scale"));
    }
    Result<int> run(Context& context) override
    {
        m_options.seed = m_seed;
        MESEWRIGHT_TRY(const Workspace workspace, openOrMakeWorkspace(m_out, "demo"));
        GateContext gate{workspace, context.progress, context.cancel};
        MESEWRIGHT_TRY(gate.engine, context.general.engine());
        Result<DemoResult> done = runDemo(m_options, gate);
        if (!done) {
            if (done.error().kind == ErrorKind::Stopped)
                return stopped("stopped; go on with the same command, it continues where it was");
            return done.error();
        }
        context.print(done->decision + ": " + done->reason + "\n" + done->report.string() + "\n");
        context.result(Json{{"decision", done->decision},
                            {"reason", done->reason},
                            {"report", done->report.string()}});
        return 0;
    }

private:
    std::string m_out;
    std::uint64_t m_seed = 3407;
    DemoOptions m_options;
};

class ResumeVerb final : public Verb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_id,
                 Option("id", "ID", "the run, or the four letters at its end").needed().place());
    }
    Result<int> run(Context& context) override
    {
        MESEWRIGHT_TRY(const Workspace workspace, openWorkspace(context.general.workspace));
        MESEWRIGHT_TRY(const RunSummary run, findRun(workspace, m_id));
        if (run.alive && readRunAsk(run.folder) == RunAsk::Hold) {
            MESEWRIGHT_CHECK(askRun(run.folder, RunAsk::Nothing));
            context.print(run.id + ": goes on where it is held\n");
            context.result(Json{{"run", run.id}, {"state", "running"}});
            return 0;
        }
        GateContext gate{workspace, context.progress, context.cancel};
        MESEWRIGHT_TRY(gate.engine, context.general.engine());
        MESEWRIGHT_TRY(const GateOutcome outcome, resumeGate(m_id, gate));
        context.print(outcome.text);
        Json json{{"run", outcome.runId}};
        json.update(*outcome.json);
        context.result(json);
        return 0;
    }

private:
    std::string m_id;
};

} // namespace

void addGateVerbs(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<BaselineVerb>("baseline", "gate B: measure the untouched model"));
    table.push_back(verbEntry<TrainVerb>("train", "gate C: train a QLoRA adapter"));
    table.push_back(
        verbEntry<AdaptersVerb>("adapters", "gate D: measure each checkpoint at each scale"));
    table.push_back(verbEntry<CompareVerb>("compare", "gate E: decide on the evidence"));
    table.push_back(verbEntry<DemoVerb>("demo", "all five gates on the demo model, with a report"));
    table.push_back(
        verbEntry<ResumeVerb>("runs resume", "go on with a stopped or interrupted run"));
}

} // namespace mesewright
