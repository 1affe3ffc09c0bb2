// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"

#include "core/base/text.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>

namespace mesewright {

namespace {

constexpr int manyValues = 4096;

/// Declares the options of one level to CLI11. It only sorts words into options: values are
/// checked by assignOption and needs by us, so that every message is a sentence of ours.
class Cli11Visitor final : public OptionVisitor
{
public:
    explicit Cli11Visitor(CLI::App& app) : m_app(app) {}

    void option(OptionTarget target, const Option& option) override
    {
        auto words = std::make_shared<std::vector<std::string>>();
        const CLI::callback_t take = [words](const CLI::results_t& results) {
            *words = results;
            return true;
        };
        CLI::Option* made = m_app.add_option(option.shown(), take);
        if (isFlag(target))
            made->expected(0);
        else if (takesSeveral(target))
            made->expected(1, manyValues);
        made->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        made->allow_extra_args(false);
        m_entries.push_back({target, option, words, made});
    }

    /// The names that may stand here, for "did you mean".
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> result{"--help", "--version"};
        for (const Entry& entry : m_entries) {
            if (!entry.option.positional)
                result.push_back(entry.option.shown());
        }
        return result;
    }

    /// Sets the variables of the options that were given.
    [[nodiscard]] Result<void> assign() const
    {
        const std::vector<std::string> known = names();
        for (const Entry& entry : m_entries) {
            if (entry.made->count() == 0)
                continue;
            for (const std::string& word : *entry.words) {
                if (std::find(known.begin(), known.end(), word) != known.end()) {
                    return badInput(entry.option.shown() + ": needs a value, but the option " +
                                    word + " follows");
                }
            }
            MESEWRIGHT_CHECK(assignOption(entry.target, entry.option, *entry.words));
        }
        return {};
    }

    [[nodiscard]] Result<void> checkNeeds() const
    {
        for (const Entry& entry : m_entries) {
            if (entry.option.required && entry.made->count() == 0) {
                return badInput(entry.option.shown() + " is missing: " + entry.option.help);
            }
        }
        return {};
    }

private:
    struct Entry
    {
        OptionTarget target;
        Option option;
        std::shared_ptr<std::vector<std::string>> words;
        CLI::Option* made;
    };
    CLI::App& m_app;
    std::vector<Entry> m_entries;
};

/// The program, a group or a verb, with what belongs to it.
struct Level
{
    CLI::App* app = nullptr;
    std::string name;
    std::unique_ptr<Verb> verb;
    std::unique_ptr<Cli11Visitor> options;
    CLI::Option* help = nullptr;
    CLI::Option* version = nullptr;
    std::vector<std::string> children;
};

class Parser
{
public:
    explicit Parser(std::span<const VerbEntry> table)
    {
        addLevel(m_root, "");
        for (const VerbEntry& entry : table) {
            const std::vector<std::string> path = split(entry.name, ' ');
            CLI::App* parent = &m_root;
            std::string name;
            for (const std::string& word : path) {
                Level& above = m_levels.at(name);
                name += (name.empty() ? "" : " ") + word;
                if (!m_levels.contains(name)) {
                    above.children.push_back(word);
                    addLevel(*parent->add_subcommand(word), name);
                }
                parent = m_levels.at(name).app;
            }
            Level& level = m_levels.at(name);
            level.verb = entry.make();
            level.verb->options(*level.options);
        }
    }

    Result<Command> parse(const std::vector<std::string>& words)
    {
        try {
            // CLI11 takes the words from the back.
            m_root.parse(std::vector<std::string>(words.rbegin(), words.rend()));
        } catch (const CLI::ArgumentMismatch&) {
            return badInput(words.back() + ": needs a value");
        } catch (const CLI::ParseError& error) {
            return badInput(std::string("the command line cannot be read: ") + error.what());
        }
        return evaluate();
    }

private:
    void addLevel(CLI::App& app, const std::string& name)
    {
        Level level;
        level.app = &app;
        level.name = name;
        level.options = std::make_unique<Cli11Visitor>(app);
        app.set_help_flag();
        app.allow_extras();
        app.require_subcommand(0, 1);
        level.help = app.add_flag("--help,-h");
        level.version = app.add_flag("--version");
        m_general.options(*level.options);
        m_levels.emplace(name, std::move(level));
    }

    Result<Command> evaluate()
    {
        Command command;
        bool help = false;
        bool version = false;
        Level* level = &m_levels.at("");
        for (;;) {
            help = help || level->help->count() > 0;
            version = version || level->version->count() > 0;
            MESEWRIGHT_CHECK(checkExtras(*level));
            if (const Result<void> assigned = level->options->assign(); !assigned)
                return badInput(prefix(*level) + assigned.error().message);
            const std::vector<CLI::App*> next = level->app->get_subcommands();
            if (next.empty())
                break;
            const std::string below = next.front()->get_name();
            level = &m_levels.at(level->name.empty() ? below : level->name + ' ' + below);
        }
        command.general = m_general;
        command.name = level->name;
        MESEWRIGHT_CHECK(checkDevice(command.general.device, false));
        if (help || version) {
            command.kind = help ? Command::Kind::Help : Command::Kind::Version;
            return command;
        }
        if (!level->verb) {
            return badInput((level->name.empty() ? std::string("a verb")
                                                 : level->name + ": a verb of this group") +
                            " is missing, one of " + join(level->children, ", ") +
                            "; --help explains them");
        }
        if (const Result<void> needs = level->options->checkNeeds(); !needs)
            return badInput(prefix(*level) + needs.error().message);
        command.verb = std::move(level->verb);
        return command;
    }

    static std::string prefix(const Level& level)
    {
        return level.name.empty() ? "" : level.name + ": ";
    }

    /// Words that no option and no place took.
    static Result<void> checkExtras(const Level& level)
    {
        const std::vector<std::string> extras = level.app->remaining();
        if (extras.empty())
            return {};
        const std::string& word = extras.front();
        const std::string place = prefix(level);
        if (word.size() > 1 && word.front() == '-') {
            const std::string bare = word.substr(0, word.find('='));
            const std::string near = nearest(bare, level.options->names());
            return badInput(place + "there is no option " + bare +
                            (near.empty() ? "; --help lists all" : "; the nearest is " + near));
        }
        if (level.children.empty()) {
            return badInput(place + "found '" + word +
                            "' after all that is expected; --help shows the use");
        }
        const std::string near = nearest(word, level.children);
        return badInput(place + "there is no verb '" + word + "'; " +
                        (near.empty() ? "the verbs are " + join(level.children, ", ")
                                      : "the nearest is '" + near + "'"));
    }

    GeneralOptions m_general;
    CLI::App m_root;
    std::map<std::string, Level> m_levels;
};

} // namespace

Result<Command> parseCommandLine(std::span<const VerbEntry> table,
                                 const std::vector<std::string>& words)
{
    try {
        return Parser(table).parse(words);
    } catch (const CLI::Error& error) {
        return internalError(std::string("the options are declared wrongly: ") + error.what());
    }
}

bool asksForJson(const std::vector<std::string>& words)
{
    const auto end = std::find(words.begin(), words.end(), "--");
    return std::find(words.begin(), end, "--json") != end;
}

} // namespace mesewright
