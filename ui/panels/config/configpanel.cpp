// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/config/configpanel.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/gates/traingate.h"
#include "ui/models/findingsmodel.h"
#include "ui/panels/config/configform.h"
#include "ui/panels/config/configtextcard.h"
#include "ui/panels/config/fieldlist.h"
#include "ui/panels/config/launchcards.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/scrollcolumn.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QShortcut>
#include <QSplitter>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int formWidth = 478;
constexpr int sideWidth = 432;
constexpr int foldedBelow = 1340;
constexpr int readAfterMs = 120; // typing goes on; reading a text takes some milliseconds
constexpr char fileName[] = "config.yaml";

/// What a job brings home from the disk.
struct FileText
{
    bool there = false;
    std::string bytes;
    QString problem;
};

} // namespace

ConfigPanel::ConfigPanel(WorkspaceDocument& document, QWidget* parent)
    : Panel(parent), m_document(document), m_loadJob(this), m_saveJob(this), m_aroundJob(this)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    column->setSpacing(spacing::cardGap);
    m_banner = new Banner;
    m_banner->setActions({}, {}, {});
    column->addWidget(m_banner);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setHandleWidth(spacing::cardGap);
    m_splitter->setChildrenCollapsible(false);
    m_side = new QWidget;
    auto* cards = new QVBoxLayout(m_side);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(spacing::cardGap);
    m_memory = new MemoryCard;
    m_schedule = new ScheduleCard;
    m_launch = new LaunchCard;
    cards->addWidget(m_memory);
    cards->addWidget(m_schedule);
    cards->addWidget(m_launch);
    cards->addStretch(1);
    m_splitter->addWidget(makeFormColumn());
    m_text = new ConfigTextCard;
    m_editor = &m_text->editor();
    m_splitter->addWidget(m_text);
    m_sideArea = new ScrollColumn(m_side);
    m_splitter->addWidget(m_sideArea);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({formWidth, formWidth, sideWidth});
    column->addWidget(m_splitter, 1);
    makeHeader();
    offerActions();
    addShortcuts();

    m_readTimer.setSingleShot(true);
    m_readTimer.setInterval(readAfterMs);
    connect(&m_readTimer, &QTimer::timeout, this, &ConfigPanel::readText);
    connect(m_editor, &ConfigEditor::textChanged, this, &ConfigPanel::textChanged);
    connect(m_text, &ConfigTextCard::mendAsked, this, &ConfigPanel::applyMend);
    connect(m_editor, &ConfigEditor::fieldAsked, m_form, &ConfigForm::showField);
    connect(m_form, &ConfigForm::edited, this, &ConfigPanel::changeSetting);
    connect(m_form, &ConfigForm::placeAsked, this, [this](const std::string& path) {
        if (const SettingPlace* place = m_reading.placeOf(path))
            m_editor->showLine(place->line - 1);
        m_editor->setFocus();
    });
    // Form and text scroll to each other; the focus stays where the person works.
    connect(m_form, &ConfigForm::entered, this, [this](const std::string& path) {
        const SettingPlace* place = m_reading.placeOf(path);
        m_editor->pointAtLine(place ? place->line - 1 : -1);
    });
    connect(m_editor, &ConfigEditor::cursorPositionChanged, this, [this] {
        if (!m_editor->hasFocus())
            return;
        m_editor->pointAtLine(-1);
        if (ConfigField* field = m_form->field(m_editor->pathAtCaret());
            field && field->isVisible())
            m_formArea->ensureWidgetVisible(field);
    });
    connect(m_banner, &Banner::primaryChosen, this, [this] { load(true); });
    connect(m_banner, &Banner::quietChosen, this, [this] { m_banner->clear(); });
    connect(&m_document, &WorkspaceDocument::changed, this, &ConfigPanel::workspaceChanged);
    refresh();
}

QWidget* ConfigPanel::makeFormColumn()
{
    m_form = new ConfigForm;
    auto* inner = new QWidget;
    m_formColumn = new QVBoxLayout(inner);
    m_formColumn->setContentsMargins(0, 0, 0, 0);
    m_formColumn->setSpacing(spacing::cardGap);
    m_formColumn->addWidget(m_form, 1);
    m_formArea = new ScrollColumn(inner);
    return m_formArea;
}

void ConfigPanel::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto slot) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(QKeySequence(QKeySequence::Save), &ConfigPanel::save);
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), &ConfigPanel::start);
    add(QKeySequence(Qt::CTRL | Qt::Key_Enter), &ConfigPanel::start);
    add(QKeySequence(Qt::ALT | Qt::Key_Return), &ConfigPanel::applyMend);
    // In a field of the form these mean the file, too: both are one text.
    add(QKeySequence(QKeySequence::Undo), [this] { m_editor->undo(); });
    add(QKeySequence(QKeySequence::Redo), [this] { m_editor->redo(); });
}

ConfigEditor& ConfigPanel::editor() const
{
    return *m_editor;
}

std::filesystem::path ConfigPanel::file() const
{
    return std::filesystem::path(m_folder.toStdString()) / fileName;
}

bool ConfigPanel::modified() const
{
    return m_editor->bytes() != m_diskText;
}

void ConfigPanel::setActive(bool active)
{
    m_active = active;
    if (active && m_stale)
        workspaceChanged();
}

void ConfigPanel::workspaceChanged()
{
    m_stale = !m_active;
    if (!m_active || m_document.folder().isEmpty())
        return;
    const bool other = m_folder != m_document.folder();
    m_folder = m_document.folder();
    m_aroundKey.clear();
    load(other);
}

void ConfigPanel::load(bool evenIfModified)
{
    m_loadJob.start(
        [path = file()](const CancelToken&) {
            FileText out;
            std::error_code ignored;
            out.there = std::filesystem::exists(path, ignored);
            const Result<std::string> text = readFile(path);
            if (text)
                out.bytes = *text;
            else if (out.there)
                out.problem = QString::fromStdString(text.error().message);
            return out;
        },
        [this, evenIfModified](FileText text) {
            if (!text.problem.isEmpty()) {
                m_banner->setActions({}, {}, tr("Read again"));
                m_banner->show(State::Failed, QStringLiteral("error"),
                               tr("The file cannot be read."), text.problem);
                return;
            }
            m_fileThere = text.there;
            const bool same = text.bytes == m_diskText;
            if (!same && modified() && !evenIfModified) {
                m_banner->setActions(tr("Keep mine"), {}, tr("Read the file"));
                m_banner->show(State::NotExtracted, QStringLiteral("warning"),
                               tr("config.yaml has changed on the disk."),
                               tr("Your changes here are not saved; saving would replace it."));
                return;
            }
            if (!same || evenIfModified)
                takeFile(text.bytes);
            lookAround();
            Q_EMIT loaded();
        });
}

void ConfigPanel::takeFile(const std::string& bytes)
{
    m_banner->clear();
    m_diskText = bytes;
    m_editor->load(bytes);
    m_diskText = bytes;
    m_saved = readConfigText(m_editor->utf8(), fileName);
    readText();
}

void ConfigPanel::textChanged()
{
    m_readTimer.start();
}

void ConfigPanel::readText()
{
    m_readTimer.stop();
    m_reading = readConfigText(m_editor->utf8(), fileName);
    lookAround();
    refresh();
}

void ConfigPanel::lookAround()
{
    const std::string key = surroundingsKey(m_reading.settings);
    if (m_folder.isEmpty() || key == m_aroundKey)
        return;
    m_aroundKey = key;
    const std::filesystem::path root(m_folder.toStdString());
    m_aroundJob.start(
        [root, settings = m_reading.settings](const CancelToken& cancel) {
            return readSurroundings(root, settings, cancel);
        },
        [this](Surroundings around) {
            m_around = std::move(around);
            refresh();
            Q_EMIT surroundingsRead();
        });
}

std::vector<Finding> ConfigPanel::allFindings() const
{
    std::vector<Finding> all = m_reading.findings;
    for (const SettingFinding& entry : m_aroundFindings)
        all.push_back(entry.finding);
    return all;
}

void ConfigPanel::refresh()
{
    const bool looked = m_around.memory > 0;
    m_aroundFindings =
        looked ? checkAround(m_reading, m_around, fileName) : std::vector<SettingFinding>();
    QHash<QString, Finding> extra;
    for (const SettingFinding& entry : m_aroundFindings)
        extra.insert(QString::fromStdString(entry.path), entry.finding);
    m_form->showReading(m_reading, m_saved, unitsOf(m_reading.settings, m_around), extra);
    m_memory->show(m_reading.settings, m_around);
    m_schedule->show(m_reading.settings, m_around);
    m_launch->show(m_reading.settings, m_around);
    const std::vector<Finding> all = allFindings();
    m_text->showFindings(all);
    refreshHeader(all);
    tellFindings(all);
}

QString ConfigPanel::whyNotStart() const
{
    if (m_folder.isEmpty())
        return tr("no workspace is open");
    const std::vector<Finding> all = allFindings();
    if (hasErrors(all))
        return QString::fromStdString(
            sentence(*std::find_if(all.begin(), all.end(), [](const Finding& finding) {
                return finding.severity == Severity::Error;
            })));
    if (m_around.trainFile.empty())
        return tr("the training set has not been looked at yet");
    return {};
}

void ConfigPanel::tellFindings(const std::vector<Finding>& all)
{
    std::vector<ShownFinding> shown;
    for (const Finding& finding : all)
        shown.push_back(
            {finding, QStringLiteral("config"), id(), QStringLiteral("line/%1").arg(finding.line)});
    if (m_around.rows.rows > 0 && m_around.withLicence == 0) {
        Finding finding;
        finding.severity = Severity::Warning;
        finding.file = m_around.trainFile.lexically_relative(m_folder.toStdString()).string();
        finding.text = tr("0 of %n row(s) have a licence; the adapter's terms are unknown", nullptr,
                          static_cast<int>(m_around.rows.rows))
                           .toStdString();
        shown.push_back({finding, QStringLiteral("config"), QStringLiteral("data"), {}});
    }
    Q_EMIT findingsFound(QStringLiteral("config"), shown);
}

void ConfigPanel::changeSetting(const std::string& path, const std::string& value)
{
    const Result<TextEdit> edit = editSetting(m_editor->utf8(), path, value);
    if (!edit) {
        m_banner->setActions(tr("Close"), {}, {});
        m_banner->show(State::NotExtracted, QStringLiteral("warning"),
                       tr("The form cannot make this change."),
                       QString::fromStdString(edit.error().message));
        refresh();
        return;
    }
    m_editor->apply({*edit});
    readText();
}

void ConfigPanel::applyMend()
{
    if (const auto mend = m_text->mend()) {
        m_editor->apply({mend->edit});
        readText();
    }
}

void ConfigPanel::save()
{
    if (m_folder.isEmpty() || (!modified() && !m_startWhenSaved))
        return;
    const std::string bytes = m_editor->bytes();
    m_saveJob.start(
        [path = file(), bytes](const CancelToken&) { return writeFileAtomically(path, bytes); },
        [this, bytes](Result<void> written) {
            const bool goOn = std::exchange(m_startWhenSaved, false);
            if (!written) {
                m_banner->setActions(tr("Close"), {}, {});
                m_banner->show(State::Failed, QStringLiteral("error"),
                               tr("The file was not saved."),
                               QString::fromStdString(written.error().message));
                return;
            }
            m_banner->clear();
            m_diskText = bytes;
            m_fileThere = true;
            m_saved = m_reading;
            refresh();
            Q_EMIT saved();
            if (goOn)
                start();
        });
}

void ConfigPanel::start()
{
    if (m_readTimer.isActive())
        readText();
    if (!whyNotStart().isEmpty())
        return;
    if (modified()) {
        m_startWhenSaved = true;
        save();
        return;
    }
    TrainOptions options;
    options.config = file();
    options.train = m_around.trainFile;
    options.out = std::filesystem::path(m_folder.toStdString()) / "adapters";
    options.validation = m_around.validationFile;
    const Json request{{"verb", "train"}, {"options", toJson(options)}};
    Q_EMIT actionRequested(QStringLiteral("run.start"), QString::fromStdString(jsonLine(request)));
}

void ConfigPanel::jumpTo(const QString& place)
{
    const QString kind = place.section(QLatin1Char('/'), 0, 0);
    const QString what = place.section(QLatin1Char('/'), 1);
    if (kind == QStringLiteral("field")) {
        m_form->showField(what.toStdString());
    } else if (kind == QStringLiteral("line")) {
        m_editor->showLine(std::max(0, what.toInt() - 1));
        m_editor->setFocus();
    }
}

void ConfigPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    const bool folded = event->size().width() < foldedBelow;
    const bool isFolded = m_formColumn->indexOf(m_side) >= 0;
    if (folded == isFolded)
        return;
    if (folded) {
        m_formColumn->addWidget(m_sideArea->takeWidget());
    } else {
        m_formColumn->removeWidget(m_side);
        m_sideArea->setWidget(m_side);
    }
    m_side->setVisible(true);
    m_sideArea->setVisible(!folded);
}

} // namespace mesewright::ui
