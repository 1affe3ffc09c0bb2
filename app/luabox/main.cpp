// SPDX-License-Identifier: Apache-2.0
// Runs generated programs for Sandbox, each in a child process of its own that can do nothing but
// compute. The stub of the game's API comes from resources/sandbox, built in.
#include "app/luabox/embeddedstub.h"
#include "app/luabox/luabox.h"

int main(int, char** arguments)
{
    return mesewright::luabox::runLuabox(mesewright::luabox::embeddedStub(), arguments);
}
