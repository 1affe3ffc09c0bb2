// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/threadwatch.h"

#include <atomic>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace {

std::atomic<int> watched{0}; // thread id
char prefix[4096];
std::vector<std::string> seen; // of the watched thread only

void note(const char* path)
{
    if (path != nullptr && watched.load() == ::gettid() &&
        std::strncmp(path, prefix, std::strlen(prefix)) == 0)
        seen.emplace_back(path);
}

void noteDeed(const char* deed)
{
    if (watched.load() == ::gettid())
        seen.emplace_back(deed);
}

template <class Function>
Function* next(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

} // namespace

namespace mesewright::ui::threadwatch {

void begin(const std::string& folder)
{
    std::snprintf(prefix, sizeof prefix, "%s", folder.c_str());
    seen.clear();
    watched = ::gettid();
}

std::vector<std::string> end()
{
    watched = 0;
    return std::exchange(seen, {});
}

} // namespace mesewright::ui::threadwatch

// The C library's names; a mode that was not given is not looked at.
extern "C" {

int open(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const unsigned mode = va_arg(rest, unsigned);
    va_end(rest);
    note(path);
    static auto* const real = next<int(const char*, int, ...)>("open");
    return real(path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const unsigned mode = va_arg(rest, unsigned);
    va_end(rest);
    note(path);
    static auto* const real = next<int(const char*, int, ...)>("open64");
    return real(path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const unsigned mode = va_arg(rest, unsigned);
    va_end(rest);
    note(path);
    static auto* const real = next<int(int, const char*, int, ...)>("openat");
    return real(folder, path, flags, mode);
}

FILE* fopen(const char* path, const char* mode)
{
    note(path);
    static auto* const real = next<FILE*(const char*, const char*)>("fopen");
    return real(path, mode);
}

FILE* fopen64(const char* path, const char* mode)
{
    note(path);
    static auto* const real = next<FILE*(const char*, const char*)>("fopen64");
    return real(path, mode);
}

int connect(int socket, const sockaddr* address, socklen_t size)
{
    // Local sockets are the desktop's: the display, D-Bus, the window that knocks at another.
    if (address != nullptr && address->sa_family != AF_UNIX)
        noteDeed("connect");
    static auto* const real = next<int(int, const sockaddr*, socklen_t)>("connect");
    return real(socket, address, size);
}

// BLAS's product of matrices, which every pass of the model needs.
void sgemm_(const char* transA, const char* transB, const int* m, const int* n, const int* k,
            const float* alpha, const float* a, const int* lda, const float* b, const int* ldb,
            const float* beta, float* c, const int* ldc)
{
    noteDeed("sgemm");
    static auto* const real = next<decltype(sgemm_)>("sgemm_");
    real(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

} // extern "C"
