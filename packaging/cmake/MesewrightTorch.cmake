# SPDX-License-Identifier: Apache-2.0
# Finds libtorch without torch's own CMake files, which want Python, a CUDA toolkit and fight over
# the language standard. Gives the target mesewright::torch and MESEWRIGHT_TORCH_VERSION.
# What was found is cached: forget it when a build folder is pointed at another libtorch.
if(NOT "${MESEWRIGHT_TORCH}" STREQUAL "${MESEWRIGHT_TORCH_SEARCHED}")
    foreach(found TORCH_INCLUDE TORCH_CPU_LIBRARY TORCH_C10_LIBRARY TORCH_CUDA_LIBRARY TORCH_C10_CUDA_LIBRARY)
        unset(${found} CACHE)
    endforeach()
    set(MESEWRIGHT_TORCH_SEARCHED "${MESEWRIGHT_TORCH}" CACHE INTERNAL "Where libtorch was looked for")
endif()
if(MESEWRIGHT_TORCH)
    set(hints HINTS "${MESEWRIGHT_TORCH}" NO_DEFAULT_PATH)
else()
    set(hints)
endif()
find_path(TORCH_INCLUDE torch/script.h PATH_SUFFIXES include ${hints})
find_library(TORCH_CPU_LIBRARY torch_cpu PATH_SUFFIXES lib ${hints})
find_library(TORCH_C10_LIBRARY c10 PATH_SUFFIXES lib ${hints})
if(NOT TORCH_INCLUDE OR NOT TORCH_CPU_LIBRARY OR NOT TORCH_C10_LIBRARY)
    if(MESEWRIGHT_TORCH)
        message(FATAL_ERROR "libtorch was not found in '${MESEWRIGHT_TORCH}': MESEWRIGHT_TORCH must name the torch/ "
            "folder of PyPI's wheel, the one with include/ and lib/.")
    endif()
    message(FATAL_ERROR "libtorch was not found: install libtorch-dev (packaging/setup.sh does it) or give "
        "-DMESEWRIGHT_TORCH=FOLDER with the torch/ folder of PyPI's wheel.")
endif()
set(MESEWRIGHT_TORCH_VERSION "")
foreach(header torch/headeronly/version.h torch/csrc/api/include/torch/version.h)
    if(EXISTS "${TORCH_INCLUDE}/${header}" AND NOT MESEWRIGHT_TORCH_VERSION)
        file(STRINGS "${TORCH_INCLUDE}/${header}" parts REGEX "#define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
        list(JOIN parts "." joined)
        string(REGEX REPLACE "[^0-9.]*#define TORCH_VERSION_[A-Z]+ ([0-9]+)" "\\1" joined "${joined}")
        set(MESEWRIGHT_TORCH_VERSION "${joined}")
    endif()
endforeach()
if(NOT MESEWRIGHT_TORCH_VERSION)
    message(FATAL_ERROR "libtorch in ${TORCH_INCLUDE} has no version.h that names its version: "
        "use Debian's 1.13 or PyPI's torch 2.9 to 2.11.")
endif()
if(MESEWRIGHT_TORCH_VERSION VERSION_LESS 1.13
   OR (MESEWRIGHT_TORCH_VERSION VERSION_GREATER_EQUAL 1.14 AND MESEWRIGHT_TORCH_VERSION VERSION_LESS 2.9)
   OR MESEWRIGHT_TORCH_VERSION VERSION_GREATER_EQUAL 2.12)
    message(FATAL_ERROR "libtorch ${MESEWRIGHT_TORCH_VERSION} in ${TORCH_INCLUDE} is not supported: "
        "use Debian's 1.13 or PyPI's torch 2.9 to 2.11.")
endif()
find_library(TORCH_CUDA_LIBRARY torch_cuda PATH_SUFFIXES lib ${hints})
find_library(TORCH_C10_CUDA_LIBRARY c10_cuda PATH_SUFFIXES lib ${hints})
find_package(Threads REQUIRED)

add_library(mesewright_torch INTERFACE)
add_library(mesewright::torch ALIAS mesewright_torch)
target_include_directories(mesewright_torch SYSTEM INTERFACE
    "${TORCH_INCLUDE}" "${TORCH_INCLUDE}/torch/csrc/api/include")
target_compile_definitions(mesewright_torch INTERFACE AT_PER_OPERATOR_HEADERS)
target_link_libraries(mesewright_torch INTERFACE "${TORCH_CPU_LIBRARY}" "${TORCH_C10_LIBRARY}" Threads::Threads)
message(STATUS "libtorch ${MESEWRIGHT_TORCH_VERSION}: ${TORCH_CPU_LIBRARY}")
