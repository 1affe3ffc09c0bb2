// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/filewatch.h"

#include <atomic>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace {

std::atomic<int> watched{0}; // thread id
char prefix[4096];
std::vector<std::string> opened; // of the watched thread only

void note(const char* path)
{
    if (path != nullptr && watched.load() == ::gettid() &&
        std::strncmp(path, prefix, std::strlen(prefix)) == 0)
        opened.emplace_back(path);
}

template <class Function>
Function* next(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

} // namespace

namespace mesewright::ui::filewatch {

void begin(const std::string& folder)
{
    std::snprintf(prefix, sizeof prefix, "%s", folder.c_str());
    opened.clear();
    watched = ::gettid();
}

std::vector<std::string> end()
{
    watched = 0;
    return std::exchange(opened, {});
}

} // namespace mesewright::ui::filewatch

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

} // extern "C"
