-- SPDX-License-Identifier: Apache-2.0
-- The behaviour steps of an expectation.
local host = ...
local S = host.stub

function S.behave() return {} end
