// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"
#include "app/cli/help.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"
#include "core/base/terminalprogress.h"
#include "core/base/text.h"
#include "core/llm/model.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <exception>
#include <new>

namespace mesewright {

namespace {

const char* kindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::AnswerIsNo:
        return "answer_is_no";
    case ErrorKind::BadInput:
        return "bad_input";
    case ErrorKind::Machine:
        return "machine";
    case ErrorKind::Stopped:
        return "stopped";
    case ErrorKind::Internal:
        break;
    }
    return "internal";
}

int fail(const Error& error, bool json, Output& out)
{
    const int code = exitCode(error.kind);
    std::fprintf(stderr, "mesewright-cli: %s\n", error.message.c_str());
    if (json && !out.failed()) {
        out.write(jsonLine(Json{{"error",
                                 {{"kind", kindName(error.kind)},
                                  {"message", error.message},
                                  {"exit_code", code}}}}) +
                  "\n");
        static_cast<void>(out.flush());
    }
    return code;
}

Result<int> show(Context& context, const char* key, const std::string& text)
{
    context.print(text + (text.ends_with('\n') ? "" : "\n"));
    context.result(Json{{key, text}});
    return 0;
}

Result<int> runVerb(Command& command, Context& context)
{
    MESEWRIGHT_CHECK(checkDevice(command.general.device, command.verb->usesEngine()));
    if (command.verb->usesEngine() && command.general.threads > 0)
        setEngineThreads(command.general.threads);
    return command.verb->run(context);
}

Result<int> runCommand(Command& command, Context& context, std::span<const VerbEntry> table)
{
    switch (command.kind) {
    case Command::Kind::Help:
        return show(context, "help", helpPage(table, command.name));
    case Command::Kind::Version:
        return show(context, "version",
                    "mesewright-cli " MESEWRIGHT_VERSION ", " + engineVersions());
    case Command::Kind::Run:
        break;
    }
    return runVerb(command, context);
}

int runProgram(const std::vector<std::string>& words, const CancelToken& cancel, Output& out)
{
    const bool json = asksForJson(words);
    const std::vector<VerbEntry> table = allVerbs();
    Result<Command> command = parseCommandLine(table, words);
    if (!command)
        return fail(command.error(), json, out);
    TerminalProgress progress(command->general.quiet);
    Context context(command->general, progress, cancel, out);
    const Result<int> code = runCommand(*command, context, table);
    if (!code)
        return fail(code.error(), json, out);
    if (json)
        out.write(jsonLine(context.result().value_or(Json::object())) + "\n");
    if (const Result<void> written = out.flush(); !written)
        return fail(written.error(), false, out);
    return *code;
}

} // namespace

int guardedMain(const std::vector<std::string>& words)
{
    const CancelToken cancel = handleSignals();
    Output out(1);
    // What gets here is a fault of ours, except for memory, which is the machine's.
    try {
        return runProgram(words, cancel, out);
    } catch (const std::bad_alloc&) {
        return fail(machineLacks("the memory is used up; close other programs or ask for less"),
                    asksForJson(words), out);
    } catch (const std::exception& error) {
        return fail(internalError(std::string("unexpected trouble inside Mesewright: ") +
                                  error.what() + "; please report it"),
                    asksForJson(words), out);
    }
}

} // namespace mesewright

int main(int argc, char** argv)
{
    return mesewright::guardedMain({argv + 1, argv + (argc > 0 ? argc : 1)});
}
