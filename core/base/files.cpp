// SPDX-License-Identifier: Apache-2.0
#include "core/base/files.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace mesewright {

namespace {

/// Closes a descriptor at the end of a scope.
class Descriptor
{
public:
    explicit Descriptor(int value) : m_value(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    [[nodiscard]] int get() const { return m_value; }
    [[nodiscard]] int release() { return std::exchange(m_value, -1); }

private:
    int m_value;
};

int openRetrying(const std::filesystem::path& path, int flags, mode_t mode = 0)
{
    int descriptor = -1;
    do {
        descriptor = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    } while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

Error readError(const std::filesystem::path& path, int reason)
{
    return badInput(path.string() + ": cannot be read: " + std::strerror(reason) +
                    "; give a file that exists and may be read");
}

/// Writes all of `bytes`; returns 0 or the errno of the failure.
int writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return errno;
        if (count == 0)
            return ENOSPC;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return 0;
}

} // namespace

Error writeFailure(const std::filesystem::path& path, int reason)
{
    const std::string start = path.string() + ": cannot be written: " + std::strerror(reason);
    if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG)
        return machineLacks(start + "; free some space or choose another disk");
    if (reason == EIO || reason == ENOMEM || reason == EMFILE || reason == ENFILE)
        return machineLacks(start + "; see the system's log");
    return badInput(start + "; choose a folder that may be written to");
}

std::string systemReason()
{
    return std::strerror(errno);
}

Result<std::string> readFile(const std::filesystem::path& path)
{
    const Descriptor file(openRetrying(path, O_RDONLY));
    if (file.get() < 0)
        return readError(path, errno);
    struct stat facts = {};
    if (::fstat(file.get(), &facts) != 0)
        return readError(path, errno);
    if (S_ISDIR(facts.st_mode))
        return readError(path, EISDIR);
    try {
        std::string content;
        // Pipes and /proc files say size 0, so the size is only a hint.
        std::size_t step = facts.st_size > 0 ? static_cast<std::size_t>(facts.st_size) + 1 : 65536;
        std::size_t used = 0;
        while (true) {
            content.resize(used + step);
            const ssize_t count = ::read(file.get(), content.data() + used, step);
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return readError(path, errno);
            used += static_cast<std::size_t>(count);
            if (count == 0)
                break;
            step = 65536;
        }
        content.resize(used);
        return content;
    } catch (const std::bad_alloc&) {
        return machineLacks(path.string() + ": does not fit into memory; give a smaller file");
    } catch (const std::length_error&) {
        return machineLacks(path.string() + ": does not fit into memory; give a smaller file");
    }
}

Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view content)
{
    if (!path.has_filename())
        return badInput(path.string() + ": is not a file name; name the file to write");
    const std::filesystem::path folder =
        path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    MESEWRIGHT_CHECK(makeFolders(folder));
    std::error_code code;
    if (std::filesystem::is_directory(path, code))
        return writeFailure(path, EISDIR);

    // The name holds pid and a counter, so writers of one file never share a temporary.
    static std::atomic<unsigned> counter{0};
    std::filesystem::path temporary;
    int raw = -1;
    do {
        std::string name = ".";
        name.append(path.filename().string()).append(".tmp-");
        name.append(std::to_string(::getpid())).append("-");
        temporary = folder / name.append(std::to_string(counter++));
        raw = openRetrying(temporary, O_WRONLY | O_CREAT | O_EXCL, 0666);
    } while (raw < 0 && errno == EEXIST);
    if (raw < 0)
        return writeFailure(path, errno);
    Descriptor file(raw);

    int reason = writeAll(file.get(), content);
    if (reason == 0 && ::fsync(file.get()) != 0)
        reason = errno;
    if (::close(file.release()) != 0 && reason == 0)
        reason = errno;
    if (reason == 0 && ::rename(temporary.c_str(), path.c_str()) != 0)
        reason = errno;
    if (reason != 0) {
        ::unlink(temporary.c_str());
        return writeFailure(path, reason);
    }
    syncFolder(folder);
    return {};
}

Result<void> makeFolders(const std::filesystem::path& path)
{
    std::error_code code;
    std::filesystem::create_directories(path, code);
    if (code)
        return writeFailure(path, code.value());
    if (!std::filesystem::is_directory(path, code))
        return writeFailure(path, ENOTDIR);
    return {};
}

Result<std::vector<std::filesystem::path>> listFolder(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> paths;
    std::error_code code;
    std::filesystem::directory_iterator entries(folder, code);
    for (; !code && entries != std::filesystem::directory_iterator(); entries.increment(code))
        paths.push_back(entries->path());
    if (code)
        return readError(folder, code.value());
    std::sort(paths.begin(), paths.end());
    return paths;
}

void syncFolder(const std::filesystem::path& folder)
{
    const Descriptor descriptor(openRetrying(folder, O_RDONLY | O_DIRECTORY));
    if (descriptor.get() >= 0)
        ::fsync(descriptor.get());
}

Result<MappedFile> MappedFile::open(const std::filesystem::path& path)
{
    // Not blocking, so that a named pipe is refused below instead of waited for.
    const Descriptor file(openRetrying(path, O_RDONLY | O_NONBLOCK));
    if (file.get() < 0)
        return readError(path, errno);
    struct stat facts = {};
    if (::fstat(file.get(), &facts) != 0)
        return readError(path, errno);
    if (!S_ISREG(facts.st_mode)) {
        return badInput(path.string() + ": is not a plain file, and only those can be mapped; " +
                        "give the path of a file");
    }
    MappedFile result;
    if (facts.st_size == 0)
        return result;
    const auto size = static_cast<std::size_t>(facts.st_size);
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (data == MAP_FAILED)
        return machineLacks(path.string() + ": cannot be mapped: " + systemReason());
    result.m_data = static_cast<const std::byte*>(data);
    result.m_size = size;
    return result;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0))
{
}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

MappedFile::~MappedFile()
{
    if (m_data != nullptr)
        ::munmap(const_cast<std::byte*>(m_data), m_size);
}

Result<AppendFile> AppendFile::open(const std::filesystem::path& path)
{
    if (path.has_parent_path())
        MESEWRIGHT_CHECK(makeFolders(path.parent_path()));
    AppendFile result;
    result.m_descriptor = openRetrying(path, O_WRONLY | O_CREAT | O_APPEND, 0666);
    if (result.m_descriptor < 0)
        return writeFailure(path, errno);
    result.m_path = path;
    return result;
}

AppendFile::AppendFile(AppendFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_path(std::move(other.m_path))
{
}

AppendFile& AppendFile::operator=(AppendFile&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    return *this;
}

AppendFile::~AppendFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<void> AppendFile::append(std::string_view line)
{
    if (m_descriptor < 0)
        return internalError("a line was appended to a journal that is not open");
    std::string bytes;
    bytes.reserve(line.size() + 1);
    bytes.append(line).push_back('\n');
    struct stat before = {};
    const bool known = ::fstat(m_descriptor, &before) == 0 && S_ISREG(before.st_mode);
    const int reason = writeAll(m_descriptor, bytes);
    if (reason == 0)
        return {};
    // A disk that fills up in the middle of a line must not leave half of it.
    if (known && ::ftruncate(m_descriptor, before.st_size) != 0)
        return writeFailure(m_path, errno);
    return writeFailure(m_path, reason);
}

} // namespace mesewright
