// SPDX-License-Identifier: Apache-2.0
#include "core/config/settings.h"

namespace mesewright {

namespace {

struct SetDefault
{
    template <class T>
    void operator()(T& value, const Field<T>& field)
    {
        value = field.defaultValue;
    }
};

} // namespace

Settings::Settings()
{
    SetDefault setDefault;
    visit(*this, setDefault);
}

} // namespace mesewright
