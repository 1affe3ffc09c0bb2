// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/playground/playgroundpanel.h"

#include "core/data/taskfile.h"
#include "ui/engine/answering.h"
#include "ui/panels/playground/answerside.h"
#include "ui/panels/playground/diffdialog.h"
#include "ui/panels/playground/itempicker.h"
#include "ui/panels/playground/promptcard.h"
#include "ui/panels/playground/saveitemdialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QBoxLayout>
#include <QResizeEvent>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>

#include <algorithm>
#include <utility>

namespace mesewright::ui {

namespace {

constexpr int controlsWidth = 320;
constexpr int stackBelow = 1100;

QString nameOfJob(const Work* work)
{
    return work ? QString::fromStdString(workName(*work)) : QString();
}

} // namespace

PlaygroundPanel::PlaygroundPanel(WorkspaceDocument& document, Engine& engine, QWidget* parent)
    : Panel(parent), m_document(document), m_engine(engine), m_factsJob(this), m_countJob(this),
      m_saveJob(this), m_placeJob(this)
{
    m_pages = new QStackedLayout(this);
    m_empty = new EmptyState;
    m_pages->addWidget(m_empty);
    m_pages->addWidget(makePage());
    for (auto& slot : m_judgeJobs)
        slot = std::make_unique<JobSlot>(this);
    addShortcuts();
    connect(&document, &WorkspaceDocument::changed, this, &PlaygroundPanel::refresh);
    connect(&engine, &Engine::textArrived, this, &PlaygroundPanel::takeText);
    connect(&engine, &Engine::answered, this, &PlaygroundPanel::takeAnswer);
    connect(&engine, &Engine::ended, this, &PlaygroundPanel::takeEnd);
    connect(&engine, &Engine::statusChanged, this, &PlaygroundPanel::showState);
    connect(m_prompt, &PromptCard::changed, this, &PlaygroundPanel::countTokens);
    connect(m_prompt, &PromptCard::generateRequested, this, &PlaygroundPanel::generate);
    connect(m_prompt, &PromptCard::stopRequested, this, &PlaygroundPanel::stop);
    connect(m_prompt, &PromptCard::itemRequested, this, &PlaygroundPanel::pickItem);
    connect(m_controls, &PlaygroundControls::sideChanged, this, &PlaygroundPanel::showSides);
    connect(m_controls, &PlaygroundControls::levelChanged, this, [this] {
        for (std::size_t side = 0; side < m_sides.size(); ++side)
            if (m_sides[side]->complete())
                judge(side);
    });
    connect(m_controls, &PlaygroundControls::saveRequested, this,
            [this] { save(m_sides[1]->complete() ? 1 : 0); });
    connect(m_controls, &PlaygroundControls::diffRequested, this, &PlaygroundPanel::compare);
    connect(m_banner, &Banner::primaryChosen, this, [this] {
        Q_EMIT actionRequested(
            m_askHold ? QStringLiteral("run.hold") : QStringLiteral("run.resume"), {});
    });
    showSides();
    showState();
}

QWidget* PlaygroundPanel::makePage()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    column->setSpacing(spacing::cardGap);
    m_banner = new Banner;
    column->addWidget(m_banner);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::cardGap);
    column->addLayout(row, 1);
    auto* left = new QVBoxLayout;
    left->setSpacing(spacing::cardGap);
    m_prompt = new PromptCard(m_history);
    left->addWidget(m_prompt);
    m_answers = new QSplitter(Qt::Horizontal);
    m_answers->setChildrenCollapsible(false);
    m_answers->setHandleWidth(spacing::cardGap);
    m_sides = {new AnswerSide(tr("Base")), new AnswerSide(tr("Adapter"))};
    for (std::size_t side = 0; side < m_sides.size(); ++side) {
        m_answers->addWidget(m_sides[side]);
        m_answers->setStretchFactor(static_cast<int>(side), 1);
        connect(m_sides[side], &AnswerSide::saveRequested, this, [this, side] { save(side); });
    }
    left->addWidget(m_answers, 1);
    row->addLayout(left, 1);
    m_controls = new PlaygroundControls;
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_controls);
    scroll->setFixedWidth(controlsWidth);
    row->addWidget(scroll);
    return page;
}

QList<QWidget*> PlaygroundPanel::headerWidgets()
{
    if (!m_mode) {
        m_mode = new SegmentedControl(tr("Answers"), this);
        m_mode->addChoice(QStringLiteral("one"), tr("One"));
        m_mode->addChoice(QStringLiteral("both"), tr("Base and adapter"));
        m_mode->setCurrent(QStringLiteral("both"));
        connect(m_mode, &SegmentedControl::currentChanged, this, &PlaygroundPanel::showSides);
    }
    return {m_mode};
}

void PlaygroundPanel::addShortcuts()
{
    const auto add = [this](const char* keys, auto run) {
        auto* shortcut = new QShortcut(QKeySequence(QLatin1String(keys)), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    add("Ctrl+Return", [this] { generate(); });
    add("Ctrl+Enter", [this] { generate(); });
    add("Esc", [this] { stop(); });
    add("Alt+Up", [this] { recall(-1); });
    add("Alt+Down", [this] { recall(1); });
    add("[", [this] { m_controls->stepScale(-1); });
    add("]", [this] { m_controls->stepScale(1); });
}

void PlaygroundPanel::setActive(bool active)
{
    m_active = active;
    if (!active)
        return;
    flush();
    if (m_stale)
        refresh();
    showState();
}

void PlaygroundPanel::jumpTo(const QString& place)
{
    m_place = place;
    if (m_facts)
        takePlace();
}

void PlaygroundPanel::takePlace()
{
    const QString place = std::exchange(m_place, {});
    const int number = place.section(QLatin1Char('/'), 1).toInt();
    if (number < 1)
        return;
    const bool asks = place.startsWith(QLatin1String("ask/"));
    m_placeJob.start(
        [file = m_facts->root / "data/eval.jsonl", number](const CancelToken&) {
            const auto items = readTaskItems(file);
            const auto index = static_cast<std::size_t>(number) - 1;
            return items && index < items->size() ? std::optional((*items)[index]) : std::nullopt;
        },
        [this, asks](const std::optional<TaskItem>& item) {
            if (!item)
                return;
            m_prompt->setItem(*item);
            if (asks)
                generate();
        });
}

void PlaygroundPanel::resizeEvent(QResizeEvent* event)
{
    m_answers->setOrientation(event->size().width() < stackBelow ? Qt::Vertical : Qt::Horizontal);
    Panel::resizeEvent(event);
}

void PlaygroundPanel::refresh()
{
    const auto snapshot = m_document.snapshot();
    m_stale = !m_active;
    if (!m_active || !snapshot)
        return;
    if (const auto& baseline = snapshot->evidence.baseline) {
        const EvalResults& results = baseline->results;
        const GenerationParams& used = results.generationParams;
        PlaygroundSampling sampling;
        sampling.params = {false, used.temperature.value_or(sampling.params.temperature),
                           used.topK.value_or(sampling.params.topK),
                           used.topP.value_or(sampling.params.topP)};
        sampling.maxNewTokens = used.maxNewTokens.value_or(sampling.maxNewTokens);
        sampling.seed = results.seed;
        m_controls->setEvaluationSampling(&sampling);
    } else {
        m_controls->setEvaluationSampling(nullptr);
    }
    m_factsJob.start(
        [root = snapshot->workspace.root, before = m_facts](const CancelToken&) {
            return std::make_shared<const PlaygroundFacts>(readPlaygroundFacts(root, before.get()));
        },
        [this](std::shared_ptr<const PlaygroundFacts> facts) { takeFacts(std::move(facts)); });
}

void PlaygroundPanel::takeFacts(std::shared_ptr<const PlaygroundFacts> facts)
{
    const bool first = !m_facts || m_facts->root != facts->root;
    m_facts = std::move(facts);
    m_controls->setAdapters(m_facts->adapters);
    m_prompt->setExamples(m_facts->examples);
    if (first) {
        m_prompt->setFormat(m_facts->format.style == PromptStyle::Harmony
                                ? PromptCard::Format::Harmony
                                : PromptCard::Format::Iir);
        m_prompt->focusText();
    }
    showSides();
    showState();
    countTokens();
    Q_EMIT subtitleChanged(QString::fromStdString(m_facts->base));
    takePlace();
}

void PlaygroundPanel::showState()
{
    if (!m_active)
        return;
    const bool usable = m_facts && m_facts->problem.empty();
    m_pages->setCurrentIndex(usable ? 1 : 0);
    if (!usable) {
        EmptyText text{QStringLiteral("playground"),
                       tr("Nothing to ask yet"),
                       tr("The playground asks the base model and an adapter the same prompt and "
                          "shows both answers with their verdicts."),
                       {},
                       {},
                       QStringLiteral("mesewright-cli generate --prompt TEXT")};
        if (m_facts)
            text.needs = {{false, QString::fromStdString(m_facts->problem)}};
        else if (m_document.folder().isEmpty())
            text.needs = {{false, tr("A workspace: open one, or try the demo")}};
        else
            text.needs = {{false, tr("Reading the settings and the tokenizer…")}};
        m_empty->setText(text);
        return;
    }
    m_prompt->setBlocked(whyNotGenerate());
    m_prompt->setBusy(m_job != 0);
    m_controls->setAnswers(m_sides[0]->complete() || m_sides[1]->complete(),
                           m_sides[0]->complete() && m_sides[1]->complete());
    showBanner();
}

QString PlaygroundPanel::whyNotGenerate() const
{
    if (m_engine.longJob() != 0 && m_engine.status().state != EngineState::Held)
        return tr("the running job uses the engine");
    return {};
}

void PlaygroundPanel::showBanner()
{
    const Work* work = m_engine.work(m_engine.longJob());
    const QString job = nameOfJob(work);
    m_askHold = false;
    if (!m_problem.isEmpty()) {
        m_banner->setActions({}, {}, {});
        m_banner->show(State::Failed, QStringLiteral("error"), tr("No answer."), m_problem);
    } else if (m_engine.status().state == EngineState::Held) {
        m_banner->setActions({}, {}, tr("Resume %1").arg(job));
        m_banner->show(State::NotExtracted, QStringLiteral("pause"), tr("The run is held."),
                       tr("%1 keeps its model in memory, and that model answers here. Trying "
                          "prompts does not change it.")
                           .arg(job));
    } else if (const auto* gate = work ? std::get_if<GateWork>(work) : nullptr) {
        // What is held without lending its model stands in the middle of its answers on a GPU.
        const auto snapshot = m_document.snapshot();
        const bool paused =
            snapshot &&
            std::any_of(snapshot->runs.begin(), snapshot->runs.end(), [](const RunSummary& run) {
                return run.alive && run.status == RunStatus::Paused;
            });
        m_askHold = !paused && gate->verb != "compare";
        m_banner->setActions({}, {}, m_askHold ? tr("Hold %1").arg(job) : QString());
        m_banner->show(State::Running, QStringLiteral("play"), tr("The engine is at work."),
                       m_askHold
                           ? tr("Hold %1 to try prompts with the model it has in memory.").arg(job)
                           : tr("Prompts can be tried when %1 has ended or is stopped.").arg(job));
    } else {
        m_banner->clear();
    }
}

bool PlaygroundPanel::both() const
{
    return (!m_mode || m_mode->current() == QLatin1String("both")) && m_controls->adapter();
}

void PlaygroundPanel::showSides()
{
    if (m_job != 0)
        return; // what is shown belongs to the question at work
    const TryableAdapter* adapter = m_controls->adapter();
    const bool two = both();
    m_sides[0]->setVisible(two || !adapter);
    m_sides[1]->setVisible(adapter != nullptr);
    m_sides[0]->setTitle(tr("Base"), adapter ? tr("adapter off") : QString());
    if (adapter)
        m_sides[1]->setTitle(QString::fromStdString(adapter->name),
                             tr("scale %1").arg(QLocale().toString(m_controls->scale(), 'f', 2)));
}

void PlaygroundPanel::countTokens()
{
    const TaskItem item = m_prompt->item();
    if (!m_facts || !m_facts->tokenizer || item.instruction.empty()) {
        m_countJob.cancel();
        m_prompt->setLengthWords({});
        return;
    }
    m_countJob.start(
        [facts = m_facts, asked = question()](const CancelToken&) {
            const auto tokens = promptTokens(asked, *facts->tokenizer, facts->eosIds);
            return tokens ? tr("%n token(s)", nullptr, static_cast<int>(tokens->ids.size()))
                          : QString::fromStdString(tokens.error().message);
        },
        [this](const QString& words) { m_prompt->setLengthWords(words); });
}

Question PlaygroundPanel::question() const
{
    Question question;
    question.base = m_facts->base;
    question.relativeTo = m_facts->root;
    question.raw = m_prompt->format() == PromptCard::Format::Raw;
    question.format = m_facts->format;
    question.format.style =
        m_prompt->format() == PromptCard::Format::Harmony ? PromptStyle::Harmony : PromptStyle::Iir;
    question.item = m_prompt->item();
    const TryableAdapter* adapter = m_controls->adapter();
    if (both() || !adapter)
        question.sides.push_back({});
    if (adapter)
        question.sides.push_back({adapter->folder, m_controls->scale()});
    const PlaygroundSampling sampling = m_controls->sampling();
    question.sampling = sampling.params;
    question.seed = sampling.seed;
    question.maxNewTokens = sampling.maxNewTokens;
    return question;
}

void PlaygroundPanel::generate()
{
    if (m_job != 0 || !m_facts || !m_facts->problem.empty() || !whyNotGenerate().isEmpty() ||
        m_prompt->item().instruction.empty())
        return;
    m_question = question();
    m_problem.clear();
    m_history.add(m_question.item);
    m_pending = {};
    m_judging = {};
    showSides();
    for (std::size_t side = 0; side < m_sides.size(); ++side) {
        m_judgeJobs[side]->cancel();
        m_sides[side]->begin();
    }
    m_job = m_engine.start(AnswerWork{m_question});
    showState();
}

void PlaygroundPanel::stop()
{
    if (m_job != 0)
        m_engine.stop(m_job);
}

void PlaygroundPanel::takeText(JobId job, int number, const QString& text, int tokens)
{
    if (job != m_job)
        return;
    // With an adapter alone its answer is the first of the question and the second on screen.
    const std::size_t side =
        m_question.sides[static_cast<std::size_t>(number)].adapter.empty() ? 0 : 1;
    m_pending[side].text += text;
    m_pending[side].tokens += tokens;
    if (m_active)
        flush();
}

void PlaygroundPanel::flush()
{
    for (std::size_t side = 0; side < m_sides.size(); ++side) {
        if (m_pending[side].tokens > 0)
            m_sides[side]->append(m_pending[side].text, m_pending[side].tokens);
        m_pending[side] = {};
    }
}

void PlaygroundPanel::takeAnswer(JobId job, const Answer& answer)
{
    if (job != m_job)
        return;
    flush();
    const std::size_t side = m_question.sides[answer.side].adapter.empty() ? 0 : 1;
    m_sides[side]->finish(answer);
    judge(side);
    showState();
}

void PlaygroundPanel::takeEnd(const JobEnd& end)
{
    if (end.job == m_job) {
        m_job = 0;
        flush();
        for (AnswerSide* side : m_sides)
            side->abort();
        if (end.error && end.error->kind != ErrorKind::Stopped)
            m_problem = QString::fromStdString(end.error->message);
    }
    showState();
}

void PlaygroundPanel::judge(std::size_t side)
{
    m_sides[side]->judging();
    m_judging[side] = true;
    m_judgeJobs[side]->start(
        [item = m_question.item, answer = m_sides[side]->judgedText(), level = m_controls->level()](
            const CancelToken& cancel) { return judgeAnswer(item, answer, level, cancel); },
        [this, side](const std::vector<JudgedLevel>& levels) {
            m_sides[side]->showVerdicts(levels);
            m_judging[side] = false;
            if (m_job == 0 && !m_judging[0] && !m_judging[1])
                Q_EMIT judged();
        });
}

void PlaygroundPanel::recall(int step)
{
    if (const TaskItem* item = m_history.step(step))
        m_prompt->setItem(*item);
}

void PlaygroundPanel::pickItem()
{
    if (!m_facts)
        return;
    auto* picker = new ItemPicker(m_facts->root / "data", this);
    picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(picker, &ItemPicker::chosen, m_prompt, &PromptCard::setItem);
    picker->open();
}

void PlaygroundPanel::save(std::size_t side)
{
    if (!m_facts || !m_sides[side]->complete())
        return;
    TaskItem item = m_question.item;
    item.output = m_sides[side]->judgedText();
    auto* dialog = new SaveItemDialog(item, m_facts->root / "data", this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_saveJob.start([file = dialog->file(), kept = dialog->item()](
                            const CancelToken&) { return appendItem(file, kept); },
                        [this, file = dialog->file()](const QString& problem) {
                            m_problem = problem;
                            if (problem.isEmpty())
                                Q_EMIT subtitleChanged(
                                    tr("saved as an item in %1")
                                        .arg(QString::fromStdString(file.filename().string())));
                            showState();
                        });
    });
    dialog->open();
}

void PlaygroundPanel::compare()
{
    showDiff(m_sides[0]->text(), m_sides[1]->text(), this);
}

} // namespace mesewright::ui
