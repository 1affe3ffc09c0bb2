// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/sandboxbox.h"

#include "core/base/files.h"
#include "core/base/utf8.h"
#include "core/luanti/boxreport.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <poll.h>

namespace mesewright {

namespace {

namespace protocol = boxprotocol;

constexpr char programVariable[] = "MESEWRIGHT_LUABOX";
constexpr std::chrono::seconds mostStart{30};
/// A box watches its child's wall time itself; this is for a box that does not.
constexpr std::chrono::seconds grace{10};
constexpr double orderlyEndSeconds = 0.5;

std::uint64_t milliseconds(double seconds)
{
    return static_cast<std::uint64_t>(std::clamp(std::round(seconds * 1000), 1.0, 3.6e6));
}

bool flag(const Json& words, const char* key)
{
    const auto found = words.find(key);
    return found != words.end() && found->is_boolean() && found->get<bool>();
}

} // namespace

std::filesystem::path findLuabox(const std::filesystem::path& given)
{
    if (!given.empty())
        return given;
    if (const char* named = std::getenv(programVariable); named && *named)
        return named;
    const std::filesystem::path folder = programFolder();
    std::error_code ignored;
    for (const char* name : {"mesewright-luabox", "mesewright-luabox54"}) {
        for (const auto& place : {folder / name, folder.parent_path() / "bin" / name}) {
            if (std::filesystem::exists(place, ignored))
                return place;
        }
    }
    return folder / "mesewright-luabox";
}

SandboxBox::~SandboxBox()
{
    dismiss();
    m_child.waitForEnd(orderlyEndSeconds); // else it is killed with m_child
}

Result<std::unique_ptr<SandboxBox>> SandboxBox::start(const std::filesystem::path& program)
{
    auto box = std::make_unique<SandboxBox>();
    box->m_program = program;
    auto child = ChildProcess::start(program, {}, ChildEnvironment::Empty);
    if (!child) {
        return machineLacks(program.string() + ": the sandbox for programs does not start (" +
                            child.error().message +
                            "); build the target mesewright-luabox or set " + programVariable);
    }
    box->m_child = std::move(*child);
    box->m_child.makeNonBlocking();
    return box;
}

Result<std::string> SandboxBox::readGreeting(std::size_t count, Clock::time_point until)
{
    std::string bytes;
    while (bytes.size() < count) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        if (left.count() <= 0)
            return internalError("it says nothing");
        pollfd wanted{reading(), POLLIN, 0};
        ::poll(&wanted, 1, static_cast<int>(left.count()));
        if (wanted.revents == 0)
            continue;
        MESEWRIGHT_TRY(const std::string some, m_child.readSome(count - bytes.size()));
        bytes += some;
    }
    return bytes;
}

Result<void> SandboxBox::greet()
{
    const auto refused = [this](const std::string& why) {
        return machineLacks(m_program.string() + ": the sandbox for programs cannot work here (" +
                            why +
                            "); build the target mesewright-luabox anew, or use a kernel "
                            "with seccomp filters (`env` says what is missing)");
    };
    const auto until = Clock::now() + mostStart;
    const auto greeting = readGreeting(protocol::greetingSize, until);
    if (!greeting)
        return refused("it ended at once or " + greeting.error().message);
    if (*greeting != std::string_view(protocol::greeting, protocol::greetingSize))
        return refused("it is another program or another version");
    const auto word = readGreeting(sizeof(std::uint64_t), until);
    std::uint64_t size = protocol::mostHello + 1;
    if (word)
        std::memcpy(&size, word->data(), sizeof size);
    const auto text = size <= protocol::mostHello ? readGreeting(size, until)
                                                  : Result<std::string>(internalError("too long"));
    const Json words = text ? Json::parse(*text, nullptr, false) : Json();
    if (!words.is_object())
        return refused("its greeting is damaged");
    if (const auto error = words.find("error"); error != words.end() && error->is_string())
        return refused(error->get<std::string>());
    const auto judge = words.find("judge");
    m_features.judge = judge != words.end() && judge->is_string() ? judge->get<std::string>() : "";
    m_features.userNamespace = flag(words, "user_namespace");
    m_features.mountNamespace = flag(words, "mount_namespace");
    m_features.networkNamespace = flag(words, "network_namespace");
    m_features.processNamespace = flag(words, "process_namespace");
    m_features.emptyRoot = flag(words, "empty_root");
    m_features.asRoot = flag(words, "root");
    return {};
}

void SandboxBox::give(std::size_t job, const ModProgram& program, const SandboxLimits& limits)
{
    const std::string behaviour =
        program.behaviour.dump(-1, ' ', false, Json::error_handler_t::replace);
    const protocol::JobHeader head{milliseconds(limits.cpuSeconds),
                                   milliseconds(limits.wallSeconds),
                                   limits.memoryBytes,
                                   limits.outputBytes,
                                   limits.reportBytes,
                                   program.mod.size(),
                                   program.code.size(),
                                   behaviour.size()};
    m_sending.assign(reinterpret_cast<const char*>(&head), sizeof head);
    m_sending += program.mod;
    m_sending += program.code;
    m_sending += behaviour;
    m_unsent = m_sending;
    m_received.clear();
    m_job = job;
    m_busy = true;
    m_deadline = Clock::now() + std::chrono::milliseconds(head.wallMilliseconds) + grace;
}

Result<std::optional<ModRun>> SandboxBox::advance()
{
    if (Clock::now() > m_deadline)
        return internalError("a sandbox does not answer");
    if (!m_unsent.empty()) {
        MESEWRIGHT_TRY(const std::size_t sent, m_child.writeSome(m_unsent));
        m_unsent.remove_prefix(sent);
    }
    MESEWRIGHT_TRY(const std::string some, m_child.readSome(std::size_t{1} << 16));
    m_received += some;
    protocol::ReplyHeader head{};
    if (m_received.size() < sizeof head)
        return std::optional<ModRun>();
    std::memcpy(&head, m_received.data(), sizeof head);
    if (head.logSize > protocol::mostReplyBytes || head.bodySize > protocol::mostReplyBytes)
        return internalError("a sandbox sent an answer of the wrong form");
    const std::size_t whole = sizeof head + head.logSize + head.bodySize;
    if (m_received.size() > whole)
        return internalError("a sandbox sent more than one answer");
    if (m_received.size() < whole)
        return std::optional<ModRun>();
    MESEWRIGHT_TRY(ModRun run, decode(head));
    m_busy = false;
    m_sending = {};
    m_received = {};
    return std::optional<ModRun>(std::move(run));
}

Result<ModRun> SandboxBox::decode(const protocol::ReplyHeader& head) const
{
    const std::string_view rest = std::string_view(m_received).substr(sizeof head);
    const std::string_view body = rest.substr(head.logSize);
    ModRun run;
    switch (head.outcome) {
    case protocol::Report:
        readBoxReport(body, run);
        break;
    case protocol::Limit:
        run.state = ModRun::State::Limit;
        run.reason = replaceInvalidUtf8(body);
        break;
    case protocol::NoResult:
        run.state = ModRun::State::Failed;
        run.reason = replaceInvalidUtf8(body);
        break;
    case protocol::NotStarted:
        run.state = ModRun::State::NotRun;
        run.reason = replaceInvalidUtf8(body);
        break;
    default:
        return internalError("a sandbox sent an answer of the wrong form");
    }
    run.log = replaceInvalidUtf8(rest.substr(0, head.logSize));
    run.seconds = static_cast<double>(head.wallMicroseconds) / 1e6;
    run.memory = static_cast<std::int64_t>(head.peakBytes);
    run.judge = m_features.judge;
    return run;
}

} // namespace mesewright
