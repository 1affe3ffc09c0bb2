// SPDX-License-Identifier: Apache-2.0
#include "core/gates/traingate.h"

#include "core/base/fanoutprogress.h"
#include "core/base/machinememory.h"
#include "core/base/text.h"
#include "core/config/settingsfile.h"
#include "core/gates/checkpointsamples.h"
#include "core/gates/gatepaths.h"
#include "core/gates/runwishes.h"
#include "core/gates/textlog.h"
#include "core/gates/traindata.h"
#include "core/gates/trainingitems.h"
#include "core/gates/trainmemory.h"
#include "core/gates/trainrecord.h"
#include "core/metrics/eventlog.h"
#include "core/metrics/gpurecorder.h"
#include "core/metrics/steps.h"
#include "core/runs/runprogress.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace mesewright {

namespace {

constexpr const char* stateFile = "trainer_state.safetensors";

// Adapter, both moments and A and B again in fp32, with room for headers and text.
std::uint64_t checkpointBytes(const LoraAdapter& adapter)
{
    std::uint64_t numbers = 0;
    for (const LoraPair& pair : adapter.pairs)
        numbers += pair.a.size() + pair.b.size();
    return numbers * sizeof(float) * 4 + 1'000'000;
}

// One training run from start or resume to its end.
class Training
{
public:
    Training(const TrainOptions& options, Settings settings, RunFolder& run, GateContext& context)
        : m_options(options), m_settings(std::move(settings)), m_run(run), m_context(context),
          m_runProgress(run), m_progress({&context.progress, &m_runProgress}),
          m_store(run.checkpoints(options.out, m_settings.trainer.saveTotalLimit, {stateFile})),
          m_stopStore({run.path() / "stopped", {}, run.id(), 1, {}})
    {
    }

    Result<TrainResult> run();

private:
    Result<void> prepare();
    Result<void> planMemory();
    Result<void> goOn();
    Result<void> oneStep();
    Result<void> save(const CheckpointStore& store);
    Result<void> validate();
    Result<void> ask();
    void logStep(const StepRecord& record);

    const TrainOptions& m_options;
    Settings m_settings;
    RunFolder& m_run;
    GateContext& m_context;
    RunFolderProgress m_runProgress;
    FanOutProgress m_progress;
    CheckpointStore m_store;
    CheckpointStore m_stopStore; ///< where a stopped run keeps its state, unpublished
    EngineSession m_session;
    TrainData m_data;
    std::vector<TrainRow> m_validation;
    std::optional<CheckpointSamples> m_samples;
    std::unique_ptr<Trainer> m_trainer;
    std::optional<TextLog> m_log;
    std::optional<GpuRecorder> m_gpu;
    TrainResult m_result;
    std::uint64_t m_memory = 0; ///< as estimated
    double m_secondsAStep = 0;
    double m_windowLoss = 0;
    int m_windowSteps = 0;
};

Result<void> Training::prepare()
{
    forgetPeakMemory();
    const std::filesystem::path folder = std::filesystem::absolute(m_options.config).parent_path();
    MESEWRIGHT_TRY(m_session, openEngine(m_settings.base, folder, m_progress, m_context.cancel,
                                         m_context.engine));
    const ModelConfig& config = m_session.model->config();
    MESEWRIGHT_CHECK(checkAgainstModel(m_settings, config, m_options.config));
    if ((m_settings.trainer.fp16 || m_settings.trainer.bf16) && m_session.model->device() == "cpu")
        m_progress.message("fp16 and bf16 are for the GPU; the CPU computes in fp32");
    MESEWRIGHT_TRY(m_data,
                   readTrainData(m_options.train, m_settings, folder, m_session, m_progress));
    if (!m_options.validation.empty()) {
        MESEWRIGHT_TRY(TrainData validation, readTrainData(m_options.validation, m_settings, folder,
                                                           m_session, m_progress));
        m_validation = std::move(validation.rows);
    }
    if (!m_options.samples.empty()) {
        auto samples = CheckpointSamples::create(m_options.samples, m_settings, folder, m_session,
                                                 m_context.cancel);
        // What only samples need must not keep a machine from training.
        if (!samples && samples.error().kind != ErrorKind::Machine && m_session.tokenizer)
            return samples.error();
        if (samples)
            m_samples.emplace(std::move(*samples));
        else
            m_progress.message("no samples: " + samples.error().message);
    }
    MESEWRIGHT_TRY(const LoraAdapter start,
                   startAdapter(m_settings, config, m_options.initAdapter));
    MESEWRIGHT_TRY(m_trainer, Trainer::create(*m_session.model, m_data.rows, start,
                                              trainerOptions(m_settings)));
    MESEWRIGHT_TRY(m_log, TextLog::open(m_context.workspace.root / "training.log"));
    MESEWRIGHT_CHECK(m_log->info(formatted(
        "training %s on %zu rows of %s, %d steps, %s", m_settings.base.c_str(), m_data.rows.size(),
        m_options.train.c_str(), m_settings.trainer.maxSteps, m_trainer->mode().c_str())));
    m_progress.message("computing on " + m_session.model->device() + ", " + m_trainer->mode());
    m_gpu.emplace(m_session.model->device());
    if (!m_gpu->problem().empty())
        m_progress.message("no readings of the GPU: " + m_gpu->problem());
    return planMemory();
}

// The estimate is kept with the run, so that it can be held against the peak that is measured.
Result<void> Training::planMemory()
{
    RowLengths lengths;
    lengths.rows = m_data.rows.size();
    double tokens = 0;
    for (const TrainRow& row : m_data.rows) {
        lengths.longest = std::max(lengths.longest, row.inputIds.size());
        tokens += static_cast<double>(row.inputIds.size());
    }
    lengths.mean = lengths.rows == 0 ? 0 : tokens / static_cast<double>(lengths.rows);
    m_memory = estimateTrainMemory(m_settings, m_session.model->config(), lengths).expected();
    return keepTrainConfig(m_run.path(), m_options.config);
}

// Takes the newest complete state of this run, if there is one.
Result<void> Training::goOn()
{
    MESEWRIGHT_CHECK(m_store.recover());
    std::optional<SavedCheckpoint> newest = m_store.latest();
    if (const auto kept = m_stopStore.latest(); kept && (!newest || kept->step > newest->step))
        newest = kept;
    MESEWRIGHT_TRY(const std::vector<Event> events, readEvents(m_run.path() / "events.jsonl"));
    if (!newest && joinSteps(events).empty())
        return ask();
    if (newest) {
        MESEWRIGHT_CHECK(m_trainer->loadState(newest->folder));
        m_progress.message(formatted("going on after step %d", m_trainer->stepsDone()));
        if (newest->folder.parent_path() != m_run.path() / "stopped")
            m_result.lastCheckpoint = m_options.out / newest->folder.filename();
    }
    MESEWRIGHT_CHECK(m_run.resumeFrom(m_trainer->stepsDone()));
    // A stop may have come between the checkpoint and its samples.
    const int step = m_trainer->stepsDone();
    const bool asks = m_samples && step % m_settings.trainer.saveSteps == 0 &&
                      samplesAfter(events, step) < m_samples->items().size();
    return asks ? ask() : Result<void>();
}

Result<void> Training::save(const CheckpointStore& store)
{
    const LoraAdapter adapter = m_trainer->adapter();
    const auto fill = [&](const std::filesystem::path& folder) -> Result<void> {
        MESEWRIGHT_CHECK(writePeftAdapter(folder, adapter));
        if (!m_data.items.empty())
            MESEWRIGHT_CHECK(writeTrainingItems(folder, m_data.items));
        return m_trainer->saveState(folder);
    };
    MESEWRIGHT_CHECK(store.write(m_trainer->stepsDone(), checkpointBytes(adapter), fill));
    return writeTrainMemory(m_run.path(), m_memory, peakMemory());
}

Result<void> Training::validate()
{
    if (m_validation.empty())
        return {};
    MESEWRIGHT_TRY(const double loss, m_trainer->evaluateLoss(m_validation, m_context.cancel));
    const std::string text =
        formatted("validation loss %.4f after step %d", loss, m_trainer->stepsDone());
    m_progress.message(text);
    return m_log->info(text);
}

Result<void> Training::ask()
{
    if (!m_samples)
        return {};
    const int step = m_trainer->stepsDone();
    const LoraAdapter adapter = m_trainer->adapter();
    return m_samples->ask(step == 0 && m_options.initAdapter.empty() ? nullptr : &adapter, step,
                          m_run, m_progress, m_context.cancel);
}

// The lines that Hugging Face's trainer prints: the mean loss since the last line.
void Training::logStep(const StepRecord& record)
{
    m_windowLoss += record.loss;
    ++m_windowSteps;
    if (record.step % m_settings.trainer.loggingSteps != 0 &&
        record.step != m_settings.trainer.maxSteps)
        return;
    (void)m_log->raw(formatted(
        "{'loss': %.4f, 'grad_norm': %.6g, 'learning_rate': %.10g, 'epoch': %.2f, 'step': %d}",
        m_windowLoss / m_windowSteps, record.gradientNorm, record.learningRate, m_trainer->epoch(),
        record.step));
    m_windowLoss = 0;
    m_windowSteps = 0;
}

Result<void> Training::oneStep()
{
    MESEWRIGHT_TRY(const StepRecord record, m_trainer->step(m_context.cancel));
    MESEWRIGHT_CHECK(m_run.event(StepEvent{record.step, record.loss, record.learningRate,
                                           record.gradientNorm, record.tokens, record.seconds}));
    if (const std::optional<GpuEvent> reading = m_gpu->due())
        MESEWRIGHT_CHECK(m_run.event(*reading));
    logStep(record);
    m_result.lastLoss = record.loss;
    m_secondsAStep =
        m_secondsAStep == 0 ? record.seconds : 0.9 * m_secondsAStep + 0.1 * record.seconds;
    const int total = m_settings.trainer.maxSteps;
    m_progress.progress(
        {formatted("loss %.4f, %.0f tokens/s", record.loss,
                   static_cast<double>(record.tokens) / std::max(record.seconds, 1e-9)),
         "steps", record.step, total, 1 / std::max(m_secondsAStep, 1e-9),
         (total - record.step) * m_secondsAStep});
    if (record.step % m_settings.trainer.saveSteps == 0 || record.step == total) {
        MESEWRIGHT_CHECK(save(m_store));
        m_result.lastCheckpoint = m_options.out / formatted("ckpt-%d", record.step);
        MESEWRIGHT_CHECK(validate());
        MESEWRIGHT_CHECK(ask());
    }
    return m_runProgress.status();
}

Result<TrainResult> Training::run()
{
    MESEWRIGHT_CHECK(prepare());
    MESEWRIGHT_CHECK(goOn());
    std::function<void()> lend;
    if (m_context.whileHeld)
        lend = [this] { m_context.whileHeld(m_session); };
    while (m_trainer->stepsDone() < m_settings.trainer.maxSteps) {
        MESEWRIGHT_CHECK(heedWishes(m_run, m_context.cancel, m_progress, lend));
        if (const Result<void> done = oneStep(); !done) {
            if (done.error().kind == ErrorKind::Stopped && m_trainer->stepsDone() > 0)
                MESEWRIGHT_CHECK(save(m_stopStore));
            return done.error();
        }
    }
    m_result.steps = m_trainer->stepsDone();
    std::error_code ignored;
    std::filesystem::remove_all(m_run.path() / "stopped", ignored); // no resume needs it any more
    MESEWRIGHT_TRY(const std::vector<Event> events, readEvents(m_run.path() / "events.jsonl"));
    if (const auto series = joinSteps(events); !series.empty()) {
        m_result.firstLoss = series.front().loss;
        m_result.lastLoss = series.back().loss;
    }
    MESEWRIGHT_CHECK(m_log->info(formatted("done: %d steps, loss %.4f -> %.4f", m_result.steps,
                                           m_result.firstLoss, m_result.lastLoss)));
    return m_result;
}

} // namespace

std::filesystem::path validationSetFor(const std::filesystem::path& workspace)
{
    std::error_code ignored;
    const std::filesystem::path file = workspace / "data" / "validation.jsonl";
    const bool there = std::filesystem::is_regular_file(file, ignored);
    const bool demo = std::filesystem::is_regular_file(workspace / "demo.json", ignored);
    return there && !demo ? file : std::filesystem::path();
}

Json toJson(const TrainOptions& options)
{
    Json json{{"config", absoluteText(options.config)},
              {"train", absoluteText(options.train)},
              {"out", absoluteText(options.out)},
              {"validation", absoluteText(options.validation)},
              {"init_adapter", absoluteText(options.initAdapter)},
              {"samples", absoluteText(options.samples)}};
    if (options.maxSteps)
        json["max_steps"] = *options.maxSteps;
    return json;
}

TrainOptions trainOptionsFromJson(const Json& json)
{
    TrainOptions options;
    options.config = json.value("config", std::string());
    options.train = json.value("train", std::string());
    options.out = json.value("out", std::string());
    options.validation = json.value("validation", std::string());
    options.initAdapter = json.value("init_adapter", std::string());
    options.samples = json.value("samples", std::string());
    if (json.contains("max_steps"))
        options.maxSteps = json["max_steps"].get<int>();
    return options;
}

Result<TrainResult> runTraining(const TrainOptions& options, RunFolder& run, GateContext& context)
{
    std::vector<Finding> warnings;
    MESEWRIGHT_TRY(Settings settings, readSettings(options.config, &warnings));
    for (const Finding& warning : warnings)
        context.progress.message(sentence(warning));
    if (options.maxSteps) {
        if (*options.maxSteps < 1)
            return badInput(formatted("--max_steps is %d; use at least 1", *options.maxSteps));
        settings.trainer.maxSteps = *options.maxSteps;
    }
    return Training(options, std::move(settings), run, context).run();
}

} // namespace mesewright
