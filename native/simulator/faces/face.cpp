// SPDX-License-Identifier: Apache-2.0
// A DLL needs some code, and a face has none of its own: its exports are forwarders, see the .def files.
namespace {
[[maybe_unused]] constexpr int kNothing = 0;
}
